package org.driftwatch.app.cherenkov;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.driftwatch.calibrators.cherenkov.pair.PairFilter;

/** The recorded blocks, each read once, and the choices of events the references are given for. */
final class RecordedPairs {
    static final List<Integer> BLOCKS = List.of(4001, 4002, 4003, 4004);

    private static final Map<String, PairFilter> SETS = Map.of(
            "seed",
            PairFilter.of(0.5, 0.05, 0.05),
            "wide",
            PairFilter.of(0.5, 0.05, 0.3),
            "gammaness_only",
            new PairFilter(OptionalDouble.of(0.5), OptionalDouble.empty(), OptionalDouble.empty()),
            "none",
            PairFilter.NONE);

    private static final Map<Integer, ObservationBlock> READ = new HashMap<>();

    private RecordedPairs() {}

    static ObservationBlock block(int obs) {
        return READ.computeIfAbsent(obs, ObservationBlock::read);
    }

    static PairFilter filter(String set) {
        return SETS.get(set);
    }

    /** The true throughputs, by block and telescope. */
    static JsonNode throughput() {
        try {
            return new ObjectMapper()
                    .readTree(ArrayReference.block(4001)
                            .resolveSibling("truth_visible.json")
                            .toFile())
                    .get("throughput");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
