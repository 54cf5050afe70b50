package org.driftwatch.calibrators.germanium.lq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.driftwatch.calibrators.germanium.Nulls;
import org.driftwatch.calibrators.germanium.lq.LqAnswer.Calibrated;
import org.driftwatch.calibrators.germanium.lq.LqAnswer.Refused;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.germanium.GermaniumLq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LQ of a made detector: single-site events in the double escape peak, a continuum whose LQ has a tail. */
class LqCalibratorTest {
    private static final double MEAN = 0.42;
    private static final double SIGMA = 0.02;
    private static final double SLOPE_PER_NS = 6e-5;
    private static final LqCalibrator CALIBRATOR =
            new LqCalibrator(LqSettings.DEFAULTS, energy -> Math.sqrt(1 + 0.002 * energy));

    private static LqResult result(LqAnswer answer) {
        assertThat(answer).isInstanceOf(Calibrated.class);
        return ((Calibrated) answer).result();
    }

    /** 6000 events in the peak, 30 000 in the continuum from 1500 to 2700 keV, 8000 in the line at 2614.5 keV. */
    private static EventSample detector(long seed, double scale) {
        Random random = new Random(seed);
        int n = 44_000;
        double[] energy = new double[n];
        double[] value = new double[n];
        double[] drift = new double[n];
        for (int i = 0; i < n; i++) {
            boolean single = i < 6_000;
            energy[i] = single
                    ? 1592.5 + 0.9 * random.nextGaussian()
                    : i < 36_000 ? 1500 + 1200 * random.nextDouble() : 2614.5 + 1.1 * random.nextGaussian();
            drift[i] = 300 + 900 * random.nextDouble();
            double late = single || random.nextDouble() < 0.3 ? 0 : -0.1 * StrictMath.log(1 - random.nextDouble());
            value[i] = scale * (MEAN + SLOPE_PER_NS * (drift[i] - 750) + SIGMA * random.nextGaussian() + late);
        }
        return EventSample.ofEvents(energy, value, drift);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void recoversWhatWentIn(long seed) {
        LqResult got = result(CALIBRATOR.calibrate(detector(seed, 1)));
        assertThat(got.mean()).isCloseTo(MEAN, within(0.5 * SIGMA));
        double slope = SLOPE_PER_NS / got.mean();
        assertThat(got.drift().slope()).isCloseTo(slope, within(5 * got.drift().slopeError() + 0.1 * slope));
        // what lies within 2.5 sigma is up to 12 % narrower than the whole
        assertThat(got.peak().sigma() * got.mean()).isBetween(0.85 * SIGMA, 1.1 * SIGMA);
        assertThat(got.peak().mu()).isCloseTo(0, within(0.5 * got.peak().sigma()));
        assertThat(got.survival().get(0).atCut().percent()).isBetween(95.0, 100.0);
        double line = got.survival().get(3).atCut().percent();
        // 30 % without late charge, and of the rest the share 1 - exp(-3 sigma / 0.1)
        double expected = 100 * (0.3 + 0.7 * (1 - StrictMath.exp(-3 * SIGMA / 0.1)));
        assertThat(line).isCloseTo(expected, within(8.0));
    }

    @Test
    void theScaleOfLqDoesNotMatter() {
        LqResult plain = result(CALIBRATOR.calibrate(detector(5, 1)));
        LqResult scaled = result(CALIBRATOR.calibrate(detector(5, 4)));
        assertThat(scaled.mean()).isCloseTo(4 * plain.mean(), within(1e-9));
        assertThat(scaled.peak().sigma()).isCloseTo(plain.peak().sigma(), within(1e-6));
        assertThat(scaled.passing()).isEqualTo(plain.passing());
    }

    @Test
    void weightsCountLikeRepeatedEvents() {
        EventSample once = detector(6, 1);
        int n = once.size();
        double[] energy = new double[2 * n];
        double[] value = new double[2 * n];
        double[] drift = new double[2 * n];
        int[] two = new int[n];
        for (int i = 0; i < 2 * n; i++) {
            energy[i] = once.energyKeV()[i / 2];
            value[i] = once.value()[i / 2];
            drift[i] = once.driftNs()[i / 2];
            two[i / 2] = 2;
        }
        LqResult repeated = result(CALIBRATOR.calibrate(EventSample.ofEvents(energy, value, drift)));
        LqResult weighted =
                result(CALIBRATOR.calibrate(new EventSample(once.energyKeV(), once.value(), once.driftNs(), two)));
        assertThat(weighted.mean()).isCloseTo(repeated.mean(), within(1e-9));
        assertThat(weighted.peak().sigma()).isCloseTo(repeated.peak().sigma(), within(1e-9));
        assertThat(weighted.drift().slopeError()).isCloseTo(repeated.drift().slopeError(), within(1e-12));
        assertThat(weighted.passing()).isEqualTo(repeated.passing());
        assertThat(weighted.survival().get(3).atCut().percent())
                .isCloseTo(repeated.survival().get(3).atCut().percent(), within(1e-3));
    }

    @Test
    void runsShareOneMeanAndOneWithoutAPeakHasNone() {
        EventSample nothing = EventSample.ofEvents(new double[] {500}, new double[] {0.4}, new double[] {300});
        LqResult got = result(CALIBRATOR.calibrate(
                List.of(
                        new LqRun("20260101T000000Z", detector(7, 1)),
                        new LqRun("20260102T000000Z", detector(8, 1.01)),
                        new LqRun("20260103T000000Z", nothing)),
                null));
        assertThat(got.mean())
                .isBetween(got.means().get(0).mean(), got.means().get(1).mean());
        assertThat(got.means().get(2).mean()).isNaN();
        GermaniumLq published = new LqReport(LqSettings.DEFAULTS).of(got);
        assertThat(published.operationsByRun()).hasSize(3);
        assertThat(published
                        .operationsByRun()
                        .get("20260103T000000Z")
                        .get("LQ_Timecorr")
                        .parameters()
                        .get("a"))
                .isNaN();
        assertThat(published.operations().get("LQ_Timecorr").parameters().get("a"))
                .isEqualTo(got.mean());
        String why = "no peak of LQ in the double escape peak: 0 events in its range";
        assertThat(published.refused())
                .containsEntry("timecorr_df 20260103T000000Z", why)
                .containsEntry("operations_by_run 20260103T000000Z", why);
        assertThat(Nulls.withoutReason(published)).isEmpty();
    }

    @Test
    void aLineWithoutEventsHasNoShareAndSaysSo() {
        EventSample sample = detector(14, 1);
        for (int i = 0; i < sample.size(); i++) if (sample.energyKeV()[i] > 2_500) sample.energyKeV()[i] = 2_700;
        GermaniumLq published = new LqReport(LqSettings.DEFAULTS).of(result(CALIBRATOR.calibrate(sample)));
        assertThat(published.refused())
                .containsEntry("low_side_sf 2614.5 keV", "no events in its window")
                .containsEntry("sf_sweep_by_peak 2614.5 keV", "no events in its window")
                .hasSize(2);
        assertThat(Nulls.withoutReason(published)).isEmpty();
    }

    @Test
    void aWarmStartEndsWhereAColdOneDoes() {
        EventSample sample = detector(9, 1);
        LqResult cold = result(CALIBRATOR.calibrate(sample));
        LqResult warm = result(CALIBRATOR.calibrate(List.of(new LqRun("", sample)), cold));
        // the made detector has no line at 2103.53 keV, the third
        for (int k : new int[] {0, 1, 3})
            assertThat(warm.survival().get(k).atCut().percent())
                    .isCloseTo(
                            cold.survival().get(k).atCut().percent(),
                            within(0.1 * cold.survival().get(k).atCut().errorPercent()));
    }

    @Test
    void tooFewEventsAreRefusedWithNumbers() {
        EventSample few = EventSample.ofEvents(new double[] {1592, 1593}, new double[] {0.4, 0.5}, new double[] {1, 2});
        assertThat(CALIBRATOR.calibrate(few)).isEqualTo(new Refused("2 events in the double escape peak, needs 50"));
    }

    @Test
    void eventsWithoutDriftTimeOrLqChangeNothingButCounts() {
        EventSample sample = detector(10, 1);
        for (int i = 0; i < 6_000; i += 2) sample.driftNs()[i] = Double.NaN;
        for (int i = 40_000; i < 44_000; i++) sample.value()[i] = Double.NaN;
        LqResult got = result(CALIBRATOR.calibrate(sample));
        assertThat(got.mean()).isCloseTo(MEAN, within(0.5 * SIGMA));
        assertThat(got.survival().get(3).atCut().percent()).isBetween(50.0, 90.0);
        EventSample constant = detector(11, 1);
        java.util.Arrays.fill(constant.driftNs(), 500.0);
        assertThat(CALIBRATOR.calibrate(constant)).isInstanceOf(Refused.class);
    }

    @Test
    void thePeersWayNamesDtEffWhateverTheColumn() {
        LqSettings own = LqSettings.DEFAULTS.with(new LqSettings.Names("lq80", "trapEftp", "drift_ns"));
        LqResult got = result(CALIBRATOR.calibrate(detector(12, 1)));
        assertThat(new LqReport(own).of(got).operations().get("LQ_Corrected").expression())
                .isEqualTo("LQ_Timecorr - drift_ns*a - b");
        assertThat(new LqReport(own.compat(true))
                        .of(got)
                        .operations()
                        .get("LQ_Corrected")
                        .expression())
                .isEqualTo("LQ_Timecorr - dt_eff*a - b");
    }

    @Test
    void whatIsPublishedSurvivesJson() {
        GermaniumLq published = new LqReport(LqSettings.DEFAULTS).of(result(CALIBRATOR.calibrate(detector(13, 1))));
        JsonCodec<GermaniumLq> codec = new JsonCodec<>(GermaniumLq.class);
        byte[] bytes = codec.encode(published);
        assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"timecorr_df\"", "\"dt_fit_slope_intercept\"", "\"low_side_sf\"", "\"sf_sweep_by_peak\"")
                .contains("\"cut_fit_pars\":{\"mu\"", "\"1592.5\"", "\"2039\"");
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new LqSettings.Window(3, 3)).hasMessageContaining("(3.0, 3.0)");
        assertThatThrownBy(() -> new LqSettings.Peak(
                        1592.5,
                        new LqSettings.Window(-8, 5),
                        new LqSettings.Window(7, 20),
                        new LqSettings.Window(-3, 3),
                        5))
                .hasMessageContaining("was 5");
    }
}
