package org.driftwatch.calibrators.germanium.cuts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.calibrators.germanium.sample.RecordedRun;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mode and width of columns of a real run against data_cleaning.json. */
class ModeWidthGoldenTest {
    private static JsonNode reference;

    @BeforeAll
    static void read() throws IOException {
        reference = new ObjectMapper()
                .readTree(SharedFolder.file("reference/hpge/data_cleaning.json").toFile());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bl_std", "bl_slope", "baselineEmax", "pz_slope", "pz_std", "tailEmax", "tp_0_est", "dt_eff"})
    void columnsAndCellsGiveTheWidthOfThePeer(String name) {
        double[] values = RecordedRun.column(name);
        JsonNode wanted = reference.at("/get_mode_stdev/" + name);
        double std = wanted.get("std").asDouble();
        ModeWidth exact = ModeWidth.of(ColumnValues.of(values)).orElseThrow();
        assertThat(exact.finite()).isEqualTo(wanted.get("n_finite").asLong());
        assertThat(exact.mode()).isCloseTo(wanted.get("mode").asDouble(), within(1e-3 * std));
        assertThat(exact.std()).isCloseTo(std, within(1e-3 * std));

        for (int most : new int[] {ColumnCells.MOST_CELLS, 8192}) {
            var cells = new ColumnCells(most, new InMemoryChannelStore(), 'q', 0);
            for (double x : values) cells.add(x);
            ModeWidth streamed = ModeWidth.of(cells.distribution()).orElseThrow();
            assertThat(streamed.finite()).isEqualTo(exact.finite());
            assertThat(streamed.mode()).isCloseTo(exact.mode(), within(0.1 * std));
            assertThat(streamed.std()).isCloseTo(exact.std(), within(0.1 * std));
        }
    }
}
