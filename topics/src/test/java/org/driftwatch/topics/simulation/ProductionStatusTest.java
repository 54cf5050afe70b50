package org.driftwatch.topics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.driftwatch.topics.catalogue.Topics;
import org.junit.jupiter.api.Test;

class ProductionStatusTest {
    private static final Instant START = Instant.parse("2026-11-20T21:00:00Z");
    private static final ProductionStatus STATUS = new ProductionStatus(
            new GridPoint(180, 20, 0, 0, "north"),
            1,
            10,
            0,
            new double[] {0.1, 1, 10},
            new double[] {100, 40},
            new double[] {10, 0},
            new double[] {0.1, 0},
            new double[] {0.3, Double.NaN},
            new ProductionStatus.Target(0.02, 0.04, 200),
            0.3,
            0.1,
            new double[] {1},
            0.2,
            null,
            0.1,
            0.1,
            1,
            new double[] {500, Double.NaN},
            500,
            600,
            14,
            43,
            false,
            false,
            START,
            START.plusSeconds(10));

    @Test
    void comesBackFromItsTopicAsItWent() {
        byte[] bytes = Topics.PRODUCTION.value().encode(STATUS);
        ProductionStatus back = Topics.PRODUCTION.value().decode(bytes);
        assertThat(Topics.PRODUCTION.value().encode(back)).isEqualTo(bytes);
        assertThat(back.effectiveAreaTarget()).isEqualTo(STATUS.effectiveAreaTarget());
        assertThat(back.energyEstimateTarget()).isNull();
        assertThat(back.undefinedBinsTeV()).containsExactly(1);
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("\"effective_area_target\":{\"error\":0.02,\"high_tev\":200.0,\"low_tev\":0.04}");
    }

    @Test
    void aRecordOfBeforeTargetsWerePublishedIsReadWithItsEfficiencies() {
        String now = new String(Topics.PRODUCTION.value().encode(STATUS), StandardCharsets.UTF_8);
        String before = now.replaceAll("\"(efficiency|effective_area_target|undefined_bins_tev)\"", "\"unknown_$1\"");
        ProductionStatus read = Topics.PRODUCTION.value().decode(before.getBytes(StandardCharsets.UTF_8));
        assertThat(read.efficiency()).containsExactly(0.1, 0);
        assertThat(read.undefinedBinsTeV()).isEmpty();
        assertThat(read.effectiveAreaTarget()).isNull();
    }
}
