package org.driftwatch.calibrators.germanium.aoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.driftwatch.calibrators.germanium.Nulls;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.driftwatch.topics.germanium.GermaniumAoe;
import org.driftwatch.topics.hit.HitOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AoeCalibratorTest {
    private static final AoeCalibrator CALIBRATOR =
            new AoeCalibrator(AoeSettings.DEFAULTS, energy -> TrueEvents.FWHM_KEV);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void recoversTheTruthWithinFourStandardErrors(long seed) {
        AoeResult result = CALIBRATOR.calibrate(TrueEvents.of(60_000, 3_000, 0, seed));
        RunMean run = result.runs().get(0);
        assertThat(run.mean()).isCloseTo(TrueEvents.RAW_MEAN, within(4 * run.meanError()));
        CurveFit mean = result.curves().mean();
        double slope = TrueEvents.SLOPE * TrueEvents.RAW_MEAN / run.mean();
        assertThat(mean.value(0)).isCloseTo(slope, within(4 * mean.errors().get(0)));
        assertThat(result.curves().sigmaAt(1592.5))
                .isCloseTo(TrueEvents.sigma(1592.5), within(0.04 * TrueEvents.sigma(1592.5)));
        // a tenth of a normal distribution lies below -1.28; 3000 events under a share of 0.9 know the cut to about
        // 0.04
        assertThat(result.cut().lowCut()).isCloseTo(-1.28, within(0.2));
        LineSurvival dep = result.survival().get(0);
        assertThat(dep.lowSide().percent())
                .isCloseTo(90, within(4 * dep.lowSide().errorPercent()));
        LineSurvival fep = result.survival().get(4);
        // a fifth is single-site; of the multi-site rest those pass that lost less than about 1.3 sigma, some 5 to 6 %
        assertThat(fep.lowSide().percent()).isBetween(18.0, 28.0);
        assertThat(fep.twoSided().percent()).isLessThanOrEqualTo(fep.lowSide().percent());
        assertThat(result.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theDriftTimeCoefficientIsRecovered(long seed) {
        double alpha = 4e-5;
        var calibrator = new AoeCalibrator(AoeSettings.DEFAULTS.with(DriftMode.MCDRIFT), e -> TrueEvents.FWHM_KEV);
        EventSample sample = TrueEvents.of(60_000, 3_000, alpha, seed);
        double found = calibrator.calibrate(sample).drift().alpha();
        // relative to A/E at the mean drift time of 700 ns, and drawn to zero by the multi-site events in the cloud
        double expected = alpha / (1 + alpha * 700);
        assertThat(found).isCloseTo(expected, within(0.25 * expected));
    }

    @Test
    void aWarmStartGivesTheSameAnswer() {
        EventSample sample = TrueEvents.of(40_000, 2_000, 0, 9);
        AoeResult cold = CALIBRATOR.calibrate(sample);
        AoeResult warm = CALIBRATOR.calibrate(List.of(new AoeRun("", Double.NaN, sample)), cold);
        for (int k = 0; k < cold.bands().size(); k++) {
            AoePeak a = cold.bands().get(k).peak();
            AoePeak b = warm.bands().get(k).peak();
            assertThat(b.mean()).isCloseTo(a.mean(), within(0.1 * a.meanError()));
        }
        assertThat(warm.cut().lowCut()).isCloseTo(cold.cut().lowCut(), within(0.02));
    }

    @Test
    void theScaleOfAoeDoesNotMatter() {
        EventSample sample = TrueEvents.of(30_000, 2_000, 0, 5);
        AoeResult one = CALIBRATOR.calibrate(sample);
        EventSample larger = new EventSample(
                sample.energyKeV(),
                Arrays.stream(sample.value()).map(x -> 16 * x).toArray(),
                sample.driftNs(),
                sample.weight());
        AoeResult other = CALIBRATOR.calibrate(larger);
        assertThat(other.runs().get(0).mean())
                .isCloseTo(16 * one.runs().get(0).mean(), within(16e-3 * TrueEvents.RAW_MEAN));
        assertThat(other.cut().lowCut()).isCloseTo(one.cut().lowCut(), within(0.05));
    }

    @Test
    void theInputIsLeftAsItWas() {
        EventSample sample = TrueEvents.of(5_000, 300, 0, 5);
        double[] before = sample.value().clone();
        CALIBRATOR.calibrate(sample);
        assertThat(sample.value()).isEqualTo(before);
    }

    @Test
    void tooLittleDataIsAnAnswer() {
        EventSample none = EventSample.ofEvents(new double[0], new double[0], new double[0]);
        for (EventSample sample : List.of(none, TrueEvents.of(30, 1, 0, 1), TrueEvents.of(1_000, 10, 0, 1))) {
            for (DriftMode mode : DriftMode.values()) {
                AoeSettings settings = AoeSettings.DEFAULTS.with(mode);
                AoeResult result = new AoeCalibrator(settings, e -> TrueEvents.FWHM_KEV).calibrate(sample);
                assertThat(new AoeReport(settings).of(result).operations()).containsKey("AoE_Low_Cut");
                if (sample.size() < 100) assertThat(result.complete()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 1_000, 3_000, 10_000, 60_000})
    void everyNumberThatDoesNotExistHasItsReason(int continuum) {
        AoeResult result = CALIBRATOR.calibrate(TrueEvents.of(continuum, continuum / 20, 0, 3));
        GermaniumAoe value = new AoeReport(AoeSettings.DEFAULTS).of(result);
        // without curves there are no operations, and such a result is never published
        String[] off = result.complete()
                ? new String[] {"alpha", "dt_fit"}
                : new String[] {"alpha", "dt_fit", "operations", "low_cut_val"};
        assertThat(Nulls.withoutReason(value, off)).isEmpty();
        assertThat(result.missing().isEmpty()).isEqualTo(result.complete());
        value.refused().values().forEach(reason -> assertThat(reason).isNotBlank());
    }

    @Test
    void bandsAndLinesWithoutEventsSayHowManyTheyNeed() {
        EventSample thin = TrueEvents.of(60_000, 3_000, 0, 4);
        // bands around 1010 keV keep every hundredth event, nothing is left around 2614.5 keV
        for (int i = 0; i < thin.size(); i++) {
            double energy = thin.energyKeV()[i];
            if (energy > 1_000 && energy < 1_020 && i % 100 != 0 || energy > 2_550) thin.value()[i] = Double.NaN;
        }
        AoeResult result = CALIBRATOR.calibrate(thin);
        assertThat(result.complete()).isTrue();
        GermaniumAoe value = new AoeReport(AoeSettings.DEFAULTS).of(result);
        assertThat(value.refused().get("compton_band_fits 1010 keV")).matches("\\d+ events, minimum 20");
        assertThat(value.refused())
                .containsEntry("low_side_sfs 2614.5 keV", "no events with a classifier in its window")
                .containsEntry("two_side_sfs 2614.5 keV", "no events with a classifier in its window")
                .containsEntry("sf_sweep_by_peak 2614.5 keV", "no events with a classifier in its window")
                .doesNotContainKey("low_side_sfs 1592.5 keV");
        assertThat(Nulls.withoutReason(value, "alpha", "dt_fit")).isEmpty();
    }

    @Test
    void whyThereIsNoAnswerNamesWhatIsMissing() {
        assertThat(CALIBRATOR.calibrate(TrueEvents.of(30, 1, 0, 1)).missing())
                .matches("A/E in the band that follows the time: \\d events, minimum 20");
        assertThat(CALIBRATOR.calibrate(TrueEvents.of(500, 10, 0, 1)).missing())
                .matches("[0-2] of 6\\d Compton bands fitted, minimum 3");
    }

    @Test
    void aDriftCorrectionThatCannotBeMadeSaysSo() {
        EventSample sample = TrueEvents.of(20_000, 2_000, 0, 2);
        Arrays.fill(sample.driftNs(), Double.NaN);
        for (DriftMode mode : List.of(DriftMode.MCDRIFT, DriftMode.BIMODAL)) {
            AoeSettings settings = AoeSettings.DEFAULTS.with(mode);
            DriftCorrection drift = new AoeCalibrator(settings, e -> TrueEvents.FWHM_KEV)
                    .calibrate(sample)
                    .drift();
            assertThat(drift.alpha()).isZero();
            assertThat(drift.reason()).isNotEmpty();
        }
    }

    @Test
    void valuesWithoutMeaningAreLeftOut() {
        EventSample sample = TrueEvents.of(30_000, 2_000, 0, 6);
        AoeResult clean = CALIBRATOR.calibrate(sample);
        int n = sample.size();
        double[] energy = Arrays.copyOf(sample.energyKeV(), n + 4);
        double[] value = Arrays.copyOf(sample.value(), n + 4);
        double[] drift = Arrays.copyOf(sample.driftNs(), n + 4);
        double[] odd = {Double.NaN, -1, Double.POSITIVE_INFINITY, 0.06};
        for (int k = 0; k < 4; k++) {
            energy[n + k] = k == 3 ? Double.NaN : 1400;
            value[n + k] = odd[k];
        }
        AoeResult result = CALIBRATOR.calibrate(EventSample.ofEvents(energy, value, drift));
        assertThat(result.cut().lowCut()).isCloseTo(clean.cut().lowCut(), within(0.02));
    }

    @Test
    void severalRunsAreBroughtToOneMean() {
        List<AoeRun> runs = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            EventSample sample = TrueEvents.of(20_000, 1_000, 0, 20 + k);
            double gain = 1 + 0.05 * k;
            double[] value = Arrays.stream(sample.value()).map(x -> gain * x).toArray();
            runs.add(new AoeRun(
                    "2026010" + (k + 1) + "T000000Z",
                    86_400.0 * k,
                    new EventSample(sample.energyKeV(), value, sample.driftNs(), sample.weight())));
        }
        AoeResult result = CALIBRATOR.calibrate(runs, null);
        for (int k = 0; k < 3; k++) {
            RunMean run = result.runs().get(k);
            assertThat(run.mean()).isCloseTo(TrueEvents.RAW_MEAN * (1 + 0.05 * k), within(4 * run.meanError()));
        }
        assertThat(result.cut().lowCut()).isCloseTo(-1.28, within(0.2));
        var byRun = new AoeReport(AoeSettings.DEFAULTS).of(result).operationsByRun();
        assertThat(byRun).hasSize(3);
        HitOperation second = byRun.get("20260102T000000Z").get("AoE_Timecorr");
        assertThat(second.parameters().get("a")).isEqualTo(result.runs().get(1).mean());
        assertThat(new AoeReport(AoeSettings.DEFAULTS)
                        .of(result)
                        .operations()
                        .get("AoE_Timecorr")
                        .parameters())
                .isEqualTo(byRun.get("20260103T000000Z").get("AoE_Timecorr").parameters());
    }

    @Test
    void namesOfColumnsGoIntoTheExpressions() {
        var names = new AoeSettings.Names("trapEmax", "trapEmax_cal", "A_top", "dt_trap");
        AoeSettings settings = AoeSettings.DEFAULTS.with(names).with(DriftMode.MCDRIFT);
        EventSample sample = TrueEvents.of(20_000, 1_000, 1e-5, 2);
        AoeResult result = new AoeCalibrator(settings, e -> TrueEvents.FWHM_KEV).calibrate(sample);
        var operations = new AoeReport(settings).of(result).operations();
        assertThat(operations.get("AoE_Uncorr").expression()).isEqualTo("A_top/trapEmax");
        assertThat(operations.get("AoE_DTcorr").expression()).isEqualTo("AoE_Timecorr*(1+a*dt_trap)");
        assertThat(operations.get("AoE_Corrected").expression()).isEqualTo("AoE_DTcorr/(trapEmax_cal*a+b)");
    }

    @Test
    void theDefaultSettingsAreThoseOfTheReference() {
        AoeSettings defaults = AoeSettings.DEFAULTS;
        assertThat(defaults.bands().lowerEdges()).hasSize(60).startsWith(900.0).endsWith(2340.0);
        assertThat(defaults.cut().sweep().values()).hasSize(40);
        assertThat(defaults.cut().acceptance()).isEqualTo(0.9);
        assertThat(defaults.cut().high()).isEqualTo(3);
        assertThat(defaults.driftMode()).isEqualTo(DriftMode.NONE);
        assertThat(defaults.sweep().values())
                .containsExactly(-5.0, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0);
    }
}
