package org.driftwatch.calibrators.germanium.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.driftwatch.calibrators.state.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way a line gets lost has its reason. */
class MissingLineTest {
    private static final double BIN = 0.125;
    private static final int BINS = 262_144;
    private static final EnergySettings SETTINGS = EnergySettings.defaults();

    @Test
    void belowTheThresholdThereAreNoEvents() {
        EnergyResult result =
                cold(SETTINGS, ThoriumSource.plain(6).withThreshold(900).spectrum(60_000, BIN, BINS));
        assertThat(reason(result, 583.191)).isEqualTo("no events within 5 keV of it");
        assertThat(reason(result, 860.564)).isEqualTo("no events within 5 keV of it");
    }

    @Test
    void aLineThatTheSourceDoesNotHaveHasNoMaximum() {
        EnergyResult result = cold(with(1_000, 20), ThoriumSource.plain(6).spectrum(60_000, BIN, BINS));
        assertThat(reason(result, 1_000))
                .matches("no maximum within 5 keV of it: [0-3]\\.\\d sigma above its side bands, minimum 4");
    }

    @Test
    void beyondTheHistogramThereIsNothingToFit() {
        EnergyResult result = cold(SETTINGS, ThoriumSource.plain(6).spectrum(60_000, BIN, 112_000));
        assertThat(result.calibrated()).isTrue();
        assertThat(reason(result, 2614.5))
                .matches("outside the histogram's range: at 168[67]\\d ADC, range 0 to 14000 ADC");
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 10_000, 12_000})
    void aVisibleLineOfFewEventsNamesThemAndTheMinimum(int events) {
        EnergyResult result = cold(SETTINGS, ThoriumSource.plain(31).spectrum(events, BIN, BINS));
        assertThat(reason(result, 1620.5)).matches("\\d\\d events fitted in the line, minimum 100");
        assertThat(result.line(1620.5).orElseThrow().counts()).isGreaterThan(100);
    }

    @Test
    void theMinimumIsThatOfTheSettings() {
        FitRules rules = new FitRules(5_000, 0.01, 0.1, 0.1, 1, false, false);
        EnergySettings strict =
                new EnergySettings("cuspEmax", 0, SETTINGS.lines(), Double.NaN, Double.NaN, 2039, rules);
        EnergyResult result = cold(strict, ThoriumSource.plain(31).spectrum(20_000, BIN, BINS));
        assertThat(result.calibrated()).isFalse();
        assertThat(result.reason())
                .matches("0 of 7 lines fitted, degree 0 needs 1; 2614\\.5 keV: \\d+ events in its fit window,"
                        + " minimum 5000 in the line");
    }

    @Test
    void aWindowOfAFewBinsIsNoWindow() {
        EnergyResult result = cold(with(2614.5, 0.05), ThoriumSource.plain(6).spectrum(60_000, BIN, BINS));
        assertThat(reason(result, 2614.5)).isEqualTo("fewer than 8 bins of the histogram in its fit window");
    }

    /** A comb of needles a tenth of a keV wide in place of a line. */
    @Test
    void aLineOfAnotherShapeFailsTheGoodnessOfFit() {
        DenseSpectrum spectrum = ThoriumSource.plain(6).spectrum(60_000, BIN, BINS);
        Random random = new Random(8);
        for (int i = 0; i < 60_000; i++) {
            double needle = 1_000 + 6 * (random.nextInt(5) - 2) + 0.1 * random.nextDouble();
            spectrum.fill(needle / 0.155);
        }
        assertThat(reason(cold(with(1_000, 20), spectrum), 1_000))
                .matches(
                        "fit invalid: p-value 0, minimum 0.01, and chi2/dof \\d+, maximum 10, also in a narrower window");
    }

    @Test
    void withoutAScaleEveryLineSaysWhy() {
        EnergyResult empty = cold(SETTINGS, new DenseSpectrum(0, BIN, BINS));
        assertThat(empty.lines()).extracting(LineResult::reason).containsOnly("no scale: too few events: 0, need 100");
        EnergyResult coarse = cold(SETTINGS, ThoriumSource.plain(9).spectrum(60_000, 1, 32_768));
        assertThat(coarse.lines())
                .extracting(LineResult::reason)
                .allMatch(reason -> reason.startsWith("no scale: bins of 0.155"));
    }

    @Test
    void aRefitRenewsTheReasonUntilTheLineIsFound() {
        var calibrator = new EnergyCalibrator(SETTINGS);
        DenseSpectrum spectrum = ThoriumSource.plain(25).withThreshold(900).spectrum(60_000, BIN, BINS);
        EnergyResult before = calibrator.cold(spectrum);
        assertThat(reason(before, 583.191)).isEqualTo("no events within 5 keV of it");
        Random random = new Random(2);
        for (int i = 0; i < 40; i++) spectrum.fill((583.191 + 0.6 * random.nextGaussian()) / 0.155);
        EnergyResult few = calibrator.warm(spectrum, before);
        assertThat(reason(few, 583.191)).isEqualTo("40 events in its fit window, minimum 100 in the line");
        ThoriumSource.plain(26).fill(spectrum, 60_000);
        assertThat(calibrator.warm(spectrum, few).line(583.191).orElseThrow().reason())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 2_000, 8_000, 30_000})
    void aLineIsFoundOrHasAReason(int events) {
        List<EnergyResult> results = new ArrayList<>();
        for (long seed = 1; seed <= 5; seed++)
            results.add(cold(SETTINGS, ThoriumSource.plain(seed).spectrum(events, BIN, BINS)));
        assertThat(results)
                .flatMap(EnergyResult::lines)
                .allMatch(line -> line.found() == line.reason().isEmpty());
    }

    @Test
    void theReasonIsStoredWithTheResult() {
        EnergyResult result = cold(with(1_000, 20), ThoriumSource.plain(6).spectrum(10_000, BIN, BINS));
        RecordCodec<EnergyResult> codec = new RecordCodec<>(EnergyResult.class, 1);
        assertThat(codec.decode(codec.encode(result))).isEqualTo(result);
    }

    /** The usual lines with this one among them, in a window of its own. */
    private static EnergySettings with(double energyKeV, double sideKeV) {
        List<LineWindow> lines = new ArrayList<>(SETTINGS.lines());
        lines.removeIf(line -> line.energyKeV() == energyKeV);
        lines.add(new LineWindow(energyKeV, sideKeV, sideKeV));
        return SETTINGS.withLines(lines);
    }

    private static EnergyResult cold(EnergySettings settings, Spectrum spectrum) {
        return new EnergyCalibrator(settings).cold(spectrum);
    }

    private static String reason(EnergyResult result, double energyKeV) {
        LineResult line = result.line(energyKeV).orElseThrow();
        assertThat(line.found()).isFalse();
        assertThat(line.fit()).isEmpty();
        return line.reason();
    }
}
