package org.driftwatch.calibrators.germanium.aoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.driftwatch.calibrators.germanium.sample.RecordedRun;
import org.driftwatch.calibrators.germanium.survival.SurvivalFraction;
import org.junit.jupiter.api.Test;

/** Events of the recorded run put into cells of 0.25 keV, 0.001 % of A/E and 8 ns against the single events. */
class AoeCellsTest {
    private static final double ENERGY_KEV = 0.25;
    private static final double AOE = 0.0745 * 1e-5;
    private static final double DRIFT_NS = 8;

    private final EventSample single = RecordedRun.aoe();

    @Test
    void cellsGiveTheAnswerOfSingleEvents() {
        AoeCalibrator calibrator = new AoeCalibrator(AoeSettings.DEFAULTS, RecordedRun::fwhmKeV);
        AoeResult one = calibrator.calibrate(single);
        AoeResult two = calibrator.calibrate(cells(single));
        assertThat(two.events()).isEqualTo(withAoe(single));
        int far = 0;
        for (int k = 0; k < one.bands().size(); k++) {
            AoePeak a = one.bands().get(k).peak();
            AoePeak b = two.bands().get(k).peak();
            assertThat(b.mean()).isCloseTo(a.mean(), within(0.5 * a.meanError()));
            if (Math.abs(b.mean() - a.mean()) > 0.1 * a.meanError()
                    || Math.abs(b.sigma() - a.sigma()) > 0.1 * a.sigmaError()) far++;
        }
        // one event that changes its bin of the first histogram can move the window of a band
        assertThat(far).isLessThanOrEqualTo(2);
        CurveFit mean = one.curves().mean();
        for (int k = 0; k < 2; k++)
            assertThat(two.curves().mean().value(k))
                    .isCloseTo(mean.value(k), within(0.1 * mean.errors().get(k)));
        assertThat(two.cut().lowCut()).isCloseTo(one.cut().lowCut(), within(0.03));
        for (int k = 0; k < one.survival().size(); k++) {
            SurvivalFraction a = one.survival().get(k).lowSide();
            SurvivalFraction b = two.survival().get(k).lowSide();
            // events at the border of a window or of the cut change sides: 0.13 errors at most here
            assertThat(b.percent()).isCloseTo(a.percent(), within(0.2 * a.errorPercent()));
        }
    }

    @Test
    void equalEventsCountAsOneWeightedPoint() {
        AoeCalibrator calibrator = new AoeCalibrator(AoeSettings.DEFAULTS, RecordedRun::fwhmKeV);
        int n = single.size();
        int[] twice = new int[n];
        Arrays.fill(twice, 2);
        EventSample weighted = new EventSample(single.energyKeV(), single.value(), single.driftNs(), twice);
        EventSample repeated =
                EventSample.ofEvents(two(single.energyKeV()), two(single.value()), two(single.driftNs()));
        AoeResult one = calibrator.calibrate(weighted);
        AoeResult other = calibrator.calibrate(repeated);
        assertThat(other.cut().lowCut()).isCloseTo(one.cut().lowCut(), within(1e-9));
        for (int k = 0; k < one.bands().size(); k++) {
            AoePeak a = one.bands().get(k).peak();
            assertThat(other.bands().get(k).peak().mean()).isCloseTo(a.mean(), within(1e-3 * a.meanError()));
        }
    }

    private static double[] two(double[] values) {
        double[] both = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, both, values.length, values.length);
        return both;
    }

    private static long withAoe(EventSample sample) {
        return Arrays.stream(sample.value()).filter(x -> x > 0).count();
    }

    private static EventSample cells(EventSample sample) {
        TreeMap<Long, Integer> counts = new TreeMap<>();
        for (int i = 0; i < sample.size(); i++) {
            if (!(sample.value()[i] > 0)) continue;
            long key = cell(sample.energyKeV()[i], ENERGY_KEV) << 46
                    | cell(sample.value()[i], AOE) << 16
                    | cell(Math.max(0, sample.driftNs()[i]), DRIFT_NS);
            counts.merge(key, 1, Integer::sum);
        }
        long[] keys = counts.keySet().stream().mapToLong(k -> k).toArray();
        return new EventSample(
                Arrays.stream(keys)
                        .mapToDouble(k -> centre(k >>> 46, ENERGY_KEV))
                        .toArray(),
                Arrays.stream(keys)
                        .mapToDouble(k -> centre(k >>> 16 & (1 << 30) - 1, AOE))
                        .toArray(),
                Arrays.stream(keys)
                        .mapToDouble(k -> centre(k & 0xffff, DRIFT_NS))
                        .toArray(),
                counts.values().stream().mapToInt(k -> k).toArray());
    }

    private static long cell(double x, double width) {
        return (long) Math.floor(x / width);
    }

    private static double centre(long cell, double width) {
        return (cell + 0.5) * width;
    }
}
