package org.driftwatch.calibrators.germanium.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.driftwatch.calibrators.peak.Behaviour;
import org.driftwatch.calibrators.peak.PeakModel;
import org.driftwatch.calibrators.peak.PeakShape;
import org.driftwatch.calibrators.peak.PeakWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyCalibratorTest {
    private static final double BIN = 0.125;
    private static final int BINS = 262_144;
    private static final EnergySettings SETTINGS = EnergySettings.defaults();

    @Test
    void positionsAndWidthsOfSimulatedLinesPullAsTheyShould() {
        int runs = 40;
        double[] pulls = new double[runs];
        double[] widthPulls = new double[runs];
        for (int run = 0; run < runs; run++) {
            var source = ThoriumSource.plain(1_000 + run);
            LineResult line = cold(SETTINGS, source.spectrum(60_000, BIN, BINS))
                    .line(583.191)
                    .orElseThrow();
            var fit = line.fit().orElseThrow();
            PeakWidth truth = truth(583.191);
            pulls[run] = (fit.position() - source.adc(truth.mode())) / fit.positionError();
            widthPulls[run] = (line.fwhmKeV() - truth.fwhm()) / line.fwhmErrorKeV();
        }
        assertUnit(pulls);
        assertUnit(widthPulls);
    }

    /** Rounding alone moves a position by 0.04 errors at random; half a fine bin, 0.0625 ADC, would be 0.3 to 0.6 of them. */
    @Test
    void wholeNumbersGiveThePositionsOfTheValuesThatWereRounded() {
        double moved = 0;
        int lines = 0;
        for (int run = 0; run < 4; run++) {
            var source = ThoriumSource.plain(2_000 + run);
            EnergyResult real = cold(SETTINGS, source.spectrum(100_000, BIN, BINS));
            EnergyResult whole = cold(SETTINGS, source.wholeNumbers(100_000, BIN, BINS));
            for (double keV : new double[] {583.191, 2614.5}) {
                var fit = real.line(keV).orElseThrow().fit().orElseThrow();
                var rounded = whole.line(keV).orElseThrow().fit().orElseThrow();
                if (!fit.model().equals(rounded.model())) continue;
                moved += (rounded.position() - fit.position()) / fit.positionError();
                lines++;
            }
        }
        assertThat(lines).isGreaterThan(4);
        assertThat(Math.abs(moved / lines)).isLessThan(0.08);
    }

    @ParameterizedTest
    @CsvSource({"0.01,1", "0.05,40", "0.155,1", "0.155,700", "0.155,1800", "1.3,40"})
    void anyGainAndThresholdIsFoundWithoutAGuess(double scale, double threshold) {
        var source = ThoriumSource.plain(5).withScale(scale).withThreshold(threshold);
        EnergyResult result = cold(SETTINGS, source.spectrum(40_000, 0.02 / scale, 200_000));
        assertThat(result.calibrated()).as(result.reason()).isTrue();
        assertThat(result.scale().coefficients().get(1)).isCloseTo(scale, within(1e-4 * scale));
        for (LineResult line : result.lines()) {
            if (line.energyKeV() < threshold) assertThat(line.found()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.07, 0.1, 0.155, 0.3, 3})
    void aWrongGuessDoesNoHarm(double guess) {
        DenseSpectrum spectrum = ThoriumSource.plain(9).spectrum(60_000, BIN, BINS);
        EnergyResult result = cold(SETTINGS.withScaleGuess(guess), spectrum);
        assertThat(result.scale()).isEqualTo(cold(SETTINGS, spectrum).scale());
    }

    @Test
    void linesThatAreNotInTheDataAreMissingNotAnError() {
        DenseSpectrum spectrum = ThoriumSource.plain(6).withThreshold(900).spectrum(60_000, BIN, BINS);
        EnergyResult result = cold(SETTINGS, spectrum);
        assertThat(result.calibrated()).isTrue();
        assertThat(result.lines()).hasSize(7);
        assertThat(result.lines().subList(0, 3))
                .noneMatch(LineResult::found)
                .allMatch(line -> line.fit().isEmpty());
        assertThat(result.line(2614.5).orElseThrow().found()).isTrue();
    }

    @Test
    void aThresholdInsideAWindowDoesNotMoveTheLine() {
        var source = ThoriumSource.plain(27);
        LineResult whole = cold(SETTINGS, source.spectrum(100_000, BIN, BINS))
                .line(860.564)
                .orElseThrow();
        DenseSpectrum cut = new DenseSpectrum(source.adc(850), BIN, BINS);
        source.fill(cut, 100_000);
        DenseSpectrum behindThreshold = new DenseSpectrum(0, BIN, BINS);
        for (int i = 0; i < cut.bins(); i++) {
            double centre = cut.lowEdge() + (i + 0.5) * BIN;
            for (long k = 0; k < cut.count(i); k++) behindThreshold.fill(centre);
        }
        LineResult partial = cold(SETTINGS, behindThreshold).line(860.564).orElseThrow();
        assertThat(partial.windowLowAdc()).isCloseTo(source.adc(850), within(10.0));
        double error = whole.fit().orElseThrow().positionError();
        assertThat(partial.fit().orElseThrow().position())
                .isCloseTo(whole.fit().orElseThrow().position(), within(error));
    }

    @Test
    void anEmptySpectrumIsRefusedWithItsReason() {
        EnergyResult result = cold(SETTINGS, new DenseSpectrum(0, BIN, BINS));
        assertThat(result.calibrated()).isFalse();
        assertThat(result.reason()).isEqualTo("too few events: 0, need 100");
        assertThat(result.lines()).hasSize(7).noneMatch(LineResult::found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise", "flat", "exponential", "pulser"})
    void aDeadChannelIsRefused(String kind) {
        Random random = new Random(3);
        DenseSpectrum spectrum = new DenseSpectrum(0, BIN, BINS);
        for (int i = 0; i < 50_000; i++) {
            spectrum.fill(
                    switch (kind) {
                        case "noise" -> 30 + 3 * random.nextGaussian();
                        case "flat" -> 20_000 * random.nextDouble();
                        case "exponential" -> -2_000 * Math.log(1 - random.nextDouble());
                        default -> 12_000 + 10 * random.nextGaussian();
                    });
        }
        EnergyResult result = cold(SETTINGS, spectrum);
        assertThat(result.calibrated()).isFalse();
        assertThat(result.reason()).isEqualTo("no pattern of lines in 50000 events");
    }

    @Test
    void oneLineIsEnoughWhereTheSourceEndsWithIt() {
        Random random = new Random(4);
        DenseSpectrum spectrum = new DenseSpectrum(0, BIN, BINS);
        for (int i = 0; i < 1_000; i++) {
            spectrum.fill((2614.5 + 1.1 * random.nextGaussian()) / 0.155);
            if (i % 5 == 0) spectrum.fill((2560 + 100 * random.nextDouble()) / 0.155);
        }
        EnergyResult result = cold(SETTINGS, spectrum);
        assertThat(result.found()).extracting(LineResult::energyKeV).containsExactly(2614.5);
        assertThat(result.scale().coefficients().get(1)).isCloseTo(0.155, within(4e-5 * 0.155));
    }

    @Test
    void twoLinesAreEnoughForAScaleButNotForAParabola() {
        Random random = new Random(4);
        DenseSpectrum spectrum = new DenseSpectrum(0, BIN, BINS);
        for (int i = 0; i < 3_000; i++) {
            spectrum.fill((583.191 + 0.6 * random.nextGaussian()) / 0.155);
            spectrum.fill((2614.5 + 1.1 * random.nextGaussian()) / 0.155);
            spectrum.fill(18_000 * random.nextDouble());
        }
        EnergyResult pure = cold(SETTINGS, spectrum);
        assertThat(pure.found()).extracting(LineResult::energyKeV).containsExactly(583.191, 2614.5);
        assertThat(pure.scale().coefficients().get(1)).isCloseTo(0.155, within(2e-5 * 0.155));
        assertThat(pure.fwhmQuadratic().available()).isFalse();
        assertThat(cold(SETTINGS.withDegree(1), spectrum).calibrated()).isTrue();
        assertThat(cold(SETTINGS.withDegree(2), spectrum).reason())
                .startsWith("2 of 7 lines fitted, degree 2 needs 3; 2103.53 keV: no maximum within 5 keV of it: ");
    }

    @Test
    void binsWiderThanATenthOfAKeVAreRefusedWithTheWidthThatWouldDo() {
        EnergyResult result = cold(SETTINGS, ThoriumSource.plain(9).spectrum(60_000, 1, 32_768));
        assertThat(result.calibrated()).isFalse();
        assertThat(result.reason()).startsWith("bins of 0.155").contains("wider than 0.1 keV: use at most 0.64");
    }

    @ParameterizedTest
    @CsvSource({"-10,0", "-3,0", "0.3,0", "12,0", "0,1e-8", "0,-1e-8", "5,5e-8"})
    void offsetAndCurvatureAreRecoveredByTheDegreeThatHasThem(double offset, double curvature) {
        var source = ThoriumSource.plain(7).withOffset(offset).withQuadratic(curvature);
        EnergyResult result = cold(SETTINGS.withDegree(curvature == 0 ? 1 : 2), source.spectrum(60_000, BIN, BINS));
        assertThat(result.found()).hasSize(7);
        for (double energy : new double[] {583, 1000, 1600, 2039, 2614}) {
            assertThat(result.scale().energyKeV(source.adc(energy))).isCloseTo(energy, within(0.15));
        }
    }

    @Test
    void stretchingTheAxisStretchesTheAnswer() {
        DenseSpectrum spectrum = ThoriumSource.plain(8).spectrum(60_000, BIN, BINS);
        EnergyResult plain = cold(SETTINGS, spectrum);
        EnergyResult stretched = cold(SETTINGS, seen(spectrum, 0, 2.5));
        for (int i = 0; i < 7; i++) {
            var a = plain.lines().get(i).fit().orElseThrow();
            var b = stretched.lines().get(i).fit().orElseThrow();
            assertThat(b.model()).isEqualTo(a.model());
            assertThat(b.position()).isCloseTo(2.5 * a.position(), within(0.05 * 2.5 * a.positionError()));
            assertThat(b.fwhm()).isCloseTo(2.5 * a.fwhm(), within(0.05 * 2.5 * a.fwhmError()));
        }
    }

    @Test
    void shiftingTheAxisShiftsPositionsOnly() {
        DenseSpectrum spectrum = ThoriumSource.plain(8).spectrum(60_000, BIN, BINS);
        EnergyResult plain = cold(SETTINGS.withDegree(1), spectrum);
        EnergyResult shifted = cold(SETTINGS.withDegree(1), seen(spectrum, 32, 1));
        for (int i = 0; i < 7; i++) {
            var a = plain.lines().get(i).fit().orElseThrow();
            var b = shifted.lines().get(i).fit().orElseThrow();
            assertThat(b.position()).isCloseTo(a.position() + 32, within(0.05 * a.positionError()));
        }
        assertThat(shifted.scale().coefficients().get(1))
                .isCloseTo(plain.scale().coefficients().get(1), within(1e-7));
    }

    @Test
    void theSameSpectrumGivesTheSameBits() {
        DenseSpectrum spectrum = ThoriumSource.plain(24).spectrum(30_000, BIN, BINS);
        assertThat(cold(SETTINGS, spectrum)).isEqualTo(cold(SETTINGS, spectrum));
    }

    @Test
    void aLineOfTooFewEventsIsMissingForThatReason() {
        EnergyResult result = cold(SETTINGS, ThoriumSource.plain(28).spectrum(3_000, BIN, BINS));
        for (LineResult line : result.lines()) {
            boolean few = line.counts() * 1.1 < SETTINGS.fits().minimumLineCounts();
            if (few)
                assertThat(line.reason())
                        .matches("\\d+ events in its fit window, minimum 100 in the line|no maximum .*");
        }
        assertThat(result.lines()).extracting(LineResult::reason).anyMatch(reason -> reason.contains("fit window"));
    }

    @Test
    void settingsNameTheFieldTheBoundAndTheValue() {
        assertThatThrownBy(() -> SETTINGS.withDegree(3)).hasMessage("degree must be 0, 1 or 2, was 3");
        assertThatThrownBy(() -> SETTINGS.withDegree(1).withProminentKeV(2614.5))
                .hasMessage("degree must be 0 with prominentKeV 2614.5, was 1");
        assertThatThrownBy(() -> SETTINGS.withProminentKeV(1.5))
                .hasMessage("prominentKeV must be one of the lines, was 1.5");
        assertThatThrownBy(() -> SETTINGS.withLines(List.of())).hasMessage("lines must not be empty");
        assertThatThrownBy(() -> SETTINGS.withEnergiesKeV(List.of(583.0, 583.0)))
                .hasMessage("line given twice: 583.0 keV");
        assertThatThrownBy(() -> new LineWindow(-1, 20, 20)).hasMessage("energyKeV must be > 0, was -1.0");
    }

    private static EnergyResult cold(EnergySettings settings, Spectrum spectrum) {
        return new EnergyCalibrator(settings).cold(spectrum);
    }

    private static PeakWidth truth(double energy) {
        double sigma = ThoriumSource.sigmaKeV(energy);
        var values = List.of(1.0, energy, sigma, ThoriumSource.TAIL, ThoriumSource.TAIL_KEV * sigma, 0.0, 0.0);
        return new PeakWidth(PeakShape.of(PeakModel.HPGE_PEAK, energy - 20, energy + 20, values), Behaviour.CORRECTED);
    }

    /** Mean within 3.5 standard errors of 0, spread within 3.5 standard errors of 1. */
    private static void assertUnit(double[] pulls) {
        double sum = 0;
        double squares = 0;
        for (double pull : pulls) {
            sum += pull;
            squares += pull * pull;
        }
        int n = pulls.length;
        double mean = sum / n;
        assertThat(mean).isCloseTo(0, within(3.5 / Math.sqrt(n)));
        assertThat(Math.sqrt(squares / n - mean * mean)).isCloseTo(1, within(3.5 / Math.sqrt(2.0 * n)));
    }

    private static Spectrum seen(Spectrum spectrum, double shift, double stretch) {
        return new Spectrum() {
            @Override
            public double lowEdge() {
                return stretch * spectrum.lowEdge() + shift;
            }

            @Override
            public double binWidth() {
                return stretch * spectrum.binWidth();
            }

            @Override
            public int bins() {
                return spectrum.bins();
            }

            @Override
            public long count(int bin) {
                return spectrum.count(bin);
            }
        };
    }
}
