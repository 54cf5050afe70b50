package org.driftwatch.streams.germanium;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Measured;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.junit.jupiter.api.Test;

class GermaniumMetricsTest {
    private static final Instant AT = Instant.parse("2023-03-11T23:58:40Z");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final GermaniumMetrics metrics = new GermaniumMetrics(registry);

    @Test
    void thePositionOfALineIsShownInKev() {
        metrics.drift(point("position_2614.5", 0.3, null));
        metrics.drift(point("position_2614.5", 0.7, null));
        assertThat(value("driftwatch.drift.shift", "position_2614.5", "keV")).isEqualTo(0.7);
        assertThat(registry.get("driftwatch.drift.shift.kev")
                        .tag("quantity", "position_2614.5")
                        .gauge()
                        .value())
                .isEqualTo(0.7);
    }

    @Test
    void anotherQuantityIsShownInItsOwnUnitOnly() {
        metrics.drift(point("tail_slope", Double.NaN, measured("1/sample", -2e-7)));
        metrics.drift(point("aoe_mean", Double.NaN, measured("", 0.01)));
        metrics.drift(point("fwhm_2614.5", Double.NaN, measured("keV", 0.12)));
        assertThat(value("driftwatch.drift.shift", "tail_slope", "1/sample")).isEqualTo(-2e-7);
        assertThat(value("driftwatch.drift.shift", "aoe_mean", "")).isEqualTo(0.01);
        assertThat(value("driftwatch.drift.shift", "fwhm_2614.5", "keV")).isEqualTo(0.12);
        assertThat(registry.find("driftwatch.drift.shift.kev").gauges()).isEmpty();
        assertThat(registry.find("driftwatch.drift.z").gauges()).hasSize(3);
    }

    private double value(String name, String quantity, String unit) {
        return registry.get(name)
                .tag("scope", "ch1")
                .tag("quantity", quantity)
                .tag("unit", unit)
                .gauge()
                .value();
    }

    private static Measured measured(String unit, double shift) {
        return new Measured(unit, 1 + shift, 0.001, 1, 0.001, shift, 0.0001, 0.05);
    }

    private static DriftPoint point(String quantity, double shiftKev, Measured measured) {
        double nan = Double.NaN;
        return new DriftPoint(
                1,
                "r1",
                "ch1",
                quantity,
                AT,
                AT.plusSeconds(60),
                nan,
                nan,
                nan,
                nan,
                1.5,
                shiftKev,
                0.03,
                300,
                "run r1 version 1",
                0,
                0,
                0.5,
                Verdict.ok,
                measured);
    }
}
