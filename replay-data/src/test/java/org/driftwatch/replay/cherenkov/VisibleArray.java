package org.driftwatch.replay.cherenkov;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.replay.SharedFolder;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** The array of the shared observation blocks, and what their truth file says they hold. */
final class VisibleArray {
    private static final List<TelescopeKind> KINDS =
            List.of(TelescopeKind.LST, TelescopeKind.MST, TelescopeKind.SST);

    private final JsonNode truth;

    private VisibleArray(JsonNode truth) {
        this.truth = truth;
    }

    static VisibleArray read() {
        try {
            return new VisibleArray(new ObjectMapper()
                    .readTree(SharedFolder.file("data/cta/truth_visible.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ArrayLayout layout() {
        List<Telescope> telescopes = new ArrayList<>();
        for (int i = 0; i < truth.get("tel_ids").size(); i++) {
            String type = truth.get("types").get(i).asText();
            JsonNode at = truth.get("positions_m").get(i);
            telescopes.add(new Telescope(
                    truth.get("tel_ids").get(i).asInt(),
                    type,
                    type,
                    at.get(0).asDouble(),
                    at.get(1).asDouble(),
                    at.get(2).asDouble()));
        }
        return ArrayLayout.of("visible", KINDS, telescopes);
    }

    BlockStatistics statistics(int obs) {
        JsonNode block = truth.get("statistics").get(String.valueOf(obs));
        return new BlockStatistics(
                block.get("events").asLong(),
                block.get("telescope_events").asLong(),
                block.get("gammas").asLong(),
                block.get("thrown").asLong());
    }
}
