package org.driftwatch.replay.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ArrayTruthTest {
    private static final Instant START = Instant.parse("2026-03-01T22:00:00Z");

    @Test
    void isWrittenWithTheFieldsOfARecordedTruth() throws IOException {
        ArraySettings settings = ArraySettings.defaults(3).withFaults(ArrayFaultText.parse("missing:44@4002..4002"));
        ArrayTruth truth = truth(settings, 2);
        JsonNode json = new ObjectMapper().readTree(truth.toJson());
        assertThat(json.get("tel_ids")).hasSize(55);
        assertThat(json.get("types").get(0).asText()).isEqualTo("LST");
        assertThat(json.get("positions_m").get(0)).hasSize(3);
        assertThat(json.get("throughput").get("4002").get("9").asDouble()).isEqualTo(truth.throughput(4002, 9));
        assertThat(json.get("clock_offset_ns").get("4001").get("55").asDouble()).isEqualTo(truth.clockOffsetNs(4001, 55));
        assertThat(json.get("regressor_type_bias").get("SST").asDouble()).isEqualTo(-0.02);
        assertThat(json.get("telescopes_without_data").get("4002").get(0).asInt()).isEqualTo(44);
        assertThat(json.get("observation_blocks").get(1).get("obs_id").asLong()).isEqualTo(4002);
        assertThat(json.get("energy_reconstructor").asText()).isEqualTo("RandomForestRegressor");
        assertThat(json.get("statistics").get("4001").get("events").asLong()).isEqualTo(1);
    }

    /** 55 telescopes, so a standard deviation is known to 10 %: 4 standard errors. */
    @Test
    void telescopesDifferAndWalkAsTheSettingsSay() {
        ArrayTruth truth = truth(ArraySettings.defaults(3), 2);
        List<Integer> ids = truth.telIds();
        assertThat(spread(ids.stream().mapToDouble(id -> truth.throughput(4001, id)))).isCloseTo(0.07, within(0.028));
        assertThat(spread(ids.stream().mapToDouble(id -> truth.clockOffsetNs(4001, id)))).isCloseTo(3, within(1.2));
        assertThat(spread(ids.stream().mapToDouble(id -> truth.throughput(4002, id) / truth.throughput(4001, id))))
                .isCloseTo(0.001, within(0.0004));
        assertThat(spread(ids.stream().mapToDouble(id -> truth.clockOffsetNs(4002, id) - truth.clockOffsetNs(4001, id))))
                .isCloseTo(0.15, within(0.06));
    }

    private static double spread(DoubleStream values) {
        double[] all = values.toArray();
        double mean = DoubleStream.of(all).average().orElseThrow();
        return Math.sqrt(DoubleStream.of(all).map(x -> (x - mean) * (x - mean)).sum() / (all.length - 1));
    }

    private static ArrayTruth truth(ArraySettings settings, int blocks) {
        List<SimulatedArray> read = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            SimulatedArray block = new SimulatedArray(settings, BlockPlan.of(4001 + i, START, 1, 20, 180));
            while (block.next() != null) {}
            read.add(block);
        }
        return ArrayTruth.of(settings, read);
    }
}
