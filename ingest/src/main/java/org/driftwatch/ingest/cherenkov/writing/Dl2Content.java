package org.driftwatch.ingest.cherenkov.writing;

import java.util.List;
import org.driftwatch.ingest.cherenkov.Dl2File.Pointing;
import org.driftwatch.ingest.cherenkov.Dl2File.Shower;
import org.driftwatch.ingest.cherenkov.Dl2Paths;

/**
 * What a DL2 file holds beside the telescope events.
 *
 * @param pointings one per observation block
 * @param showers what was simulated; none for an observation
 * @param classification the group of the classifier, one of {@link Dl2Paths#CLASSIFICATION}
 */
public record Dl2Content(List<Pointing> pointings, List<Shower> showers, String classification) {
    public Dl2Content {
        pointings = List.copyOf(pointings);
        showers = List.copyOf(showers);
        if (!Dl2Paths.CLASSIFICATION.contains(classification))
            throw new IllegalArgumentException(
                    "classification must be one of " + Dl2Paths.CLASSIFICATION + ", was " + classification);
    }

    public Dl2Content(List<Pointing> pointings, List<Shower> showers) {
        this(pointings, showers, Dl2Paths.CLASSIFICATION.get(0));
    }
}
