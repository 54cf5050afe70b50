package org.driftwatch.ingest.germanium;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunKeyTest {
    private static RunKey of(String name) {
        return RunKey.of(Path.of("some", "folder", name));
    }

    @Test
    void aLegendNameIsAKeyOfWhichTheStampTellsPartsApart() {
        RunKey key = of("l200-p03-r000-cal-20230311T235840Z-tier_dsp.lh5");
        assertThat(key.id()).isEqualTo("l200-p03-r000-cal-20230311T235840Z");
        assertThat(key.run()).isEqualTo("l200-p03-r000-cal");
        assertThat(key.stamp()).isEqualTo(Instant.parse("2023-03-11T23:58:40Z"));
    }

    @Test
    void anyOtherNameIsItsOwnRunWithoutTheTier() {
        assertThat(of("LDQTA_r117_20200110T105115Z_cal_geds_raw.lh5"))
                .isEqualTo(new RunKey(
                        "LDQTA_r117_20200110T105115Z_cal_geds",
                        "LDQTA_r117_20200110T105115Z_cal_geds",
                        Instant.parse("2020-01-10T10:51:15Z")));
        assertThat(of("synthetic-hpge-raw-seed20261120.lh5").id()).isEqualTo("synthetic-hpge-raw-seed20261120");
        assertThat(of("synthetic-hpge-raw-seed20261120.lh5").stamp()).isNull();
    }

    @Test
    void digitsThatAreNoDateAreNoStamp() {
        assertThat(of("run-20231399T235840Z.lh5").stamp()).isNull();
    }

    @Test
    void relativeTimesCountFromTheOptionElseTheStampElse1970() {
        Instant given = Instant.parse("2001-01-01T00:00:00Z");
        RunKey stamped = of("a_20200110T105115Z.lh5");
        assertThat(stamped.start(Lh5Options.DEFAULTS.withStart(given))).isEqualTo(given);
        assertThat(stamped.start(Lh5Options.DEFAULTS)).isEqualTo("2020-01-10T10:51:15Z");
        assertThat(of("a.lh5").start(Lh5Options.DEFAULTS)).isEqualTo(Instant.EPOCH);
    }
}
