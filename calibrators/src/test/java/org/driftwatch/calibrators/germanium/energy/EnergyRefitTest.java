package org.driftwatch.calibrators.germanium.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A calibration that goes on from the one before, as counts come in. */
class EnergyRefitTest {
    private static final double BIN = 0.125;
    private static final int BINS = 262_144;
    private static final EnergySettings SETTINGS = EnergySettings.defaults();

    @Test
    void refitsOnGrowingDataEndWhereAFreshFitDoes() {
        var source = ThoriumSource.plain(21);
        var calibrator = new EnergyCalibrator(SETTINGS);
        EnergyResult last = calibrator.cold(source.spectrum(15_000, BIN, BINS));
        for (int events : new int[] {20_000, 25_000, 32_000, 40_000, 50_000, 60_000}) {
            last = calibrator.warm(source.spectrum(events, BIN, BINS), last);
        }
        EnergyResult fresh = calibrator.cold(source.spectrum(60_000, BIN, BINS));
        assertThat(last.found()).hasSameSizeAs(fresh.found());
        for (int i = 0; i < 7; i++) {
            var warm = last.lines().get(i).fit().orElseThrow();
            var cold = fresh.lines().get(i).fit().orElseThrow();
            if (warm.model() != cold.model()) continue;
            assertThat(warm.position()).isCloseTo(cold.position(), within(0.1 * cold.positionError()));
            assertThat(warm.fwhm()).isCloseTo(cold.fwhm(), within(0.02 * cold.fwhm()));
        }
    }

    @Test
    void aLineIsDueWhenItsWindowGainedATenth() {
        var calibrator = new EnergyCalibrator(SETTINGS);
        EnergyResult result = calibrator.cold(ThoriumSource.plain(22).spectrum(30_000, BIN, BINS));
        long counts = result.lines().get(6).counts();
        assertThat(calibrator.due(result, 6, counts)).isFalse();
        assertThat(calibrator.due(result, 6, (long) Math.floor(1.1 * counts) - 1))
                .isFalse();
        assertThat(calibrator.due(result, 6, (long) Math.ceil(1.1 * counts))).isTrue();
    }

    @Test
    void nothingDueChangesNothing() {
        var calibrator = new EnergyCalibrator(SETTINGS);
        DenseSpectrum spectrum = ThoriumSource.plain(23).spectrum(30_000, BIN, BINS);
        EnergyResult result = calibrator.cold(spectrum);
        assertThat(calibrator.warm(spectrum, result)).isEqualTo(result);
    }

    @Test
    void aMissingLineIsFoundOnceItsEventsArrive() {
        var calibrator = new EnergyCalibrator(SETTINGS);
        DenseSpectrum spectrum = ThoriumSource.plain(25).withThreshold(900).spectrum(60_000, BIN, BINS);
        EnergyResult before = calibrator.cold(spectrum);
        assertThat(before.line(583.191).orElseThrow().found()).isFalse();
        ThoriumSource.plain(26).fill(spectrum, 60_000);
        EnergyResult after = calibrator.warm(spectrum, before);
        assertThat(after.found()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {700, 1_500, 3_000, 6_000, 12_000})
    void aProvisionalFitHasTheLinesOfAFullOne(int events) {
        DenseSpectrum spectrum = ThoriumSource.plain(27).spectrum(events, BIN, BINS);
        EnergyResult full = new EnergyCalibrator(SETTINGS).cold(spectrum);
        EnergyResult provisional = new EnergyCalibrator(SETTINGS).provisional(spectrum);
        assertThat(provisional.found()).isEqualTo(full.found()).hasSizeLessThan(7);
        assertThat(provisional.scale()).isEqualTo(full.scale());
        assertThat(provisional.lines()).extracting(LineResult::counts).containsExactlyElementsOf(counts(full));
    }

    private static List<Long> counts(EnergyResult result) {
        return result.lines().stream().map(LineResult::counts).toList();
    }
}
