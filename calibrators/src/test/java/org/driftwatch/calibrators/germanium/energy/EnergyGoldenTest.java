package org.driftwatch.calibrators.germanium.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.calibrators.peak.PeakShape;
import org.driftwatch.calibrators.peak.RealEnergies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 38 343 real events of one channel against what the common software made of them. */
class EnergyGoldenTest {
    private static final double SCALE = 2e-5;
    private static final double QBB_KEV = 0.03;

    private final JsonNode reference = RealEnergies.reference("energy_cal.json").get("results");

    /**
     * Degree 1 with five lines of cuspEmax is absent: there alone the reference has no tail on the 860 keV line (elsewhere it
     * has), which tilts its scale by 4.9e-5. See {@link #theOneOddReferenceIsMetWhereTheLinesAre}.
     */
    @ParameterizedTest
    @CsvSource({
        "cuspEmax,0,five",
        "cuspEmax,0,seven",
        "cuspEmax,1,seven",
        "trapEmax,0,five",
        "trapEmax,0,seven",
        "trapEmax,1,five",
        "trapEmax,1,seven"
    })
    void scaleLinesAndResolutionAgreeWithTheReference(String energy, int degree, String lines) {
        JsonNode fit = reference
                .get(energy)
                .get("deg" + degree + "_" + lines + "_lines")
                .get("fit");
        for (boolean compat : new boolean[] {false, true}) {
            EnergyResult result =
                    new EnergyCalibrator(settings(energy, degree, lines).withCompat(compat)).cold(spectrum(energy));
            double scale = fit.get("calibration_kev_of_adc").get("pars").get(1).asDouble();
            assertThat(result.scale().coefficients().get(1)).isCloseTo(scale, within(SCALE * scale));
            double inverse =
                    fit.get("energy_scale_adc_of_kev").get("pars").get(1).asDouble();
            assertThat(result.adcOfKeV().coefficients().get(1)).isCloseTo(inverse, within(SCALE * inverse));
            double qbb = fit.get("FWHMLinear").get("Qbb_fwhm_in_kev").asDouble();
            assertThat(result.qbbFwhmKeV()).isCloseTo(qbb, within(QBB_KEV));
            assertThat(result.found())
                    .extracting(LineResult::energyKeV)
                    .containsExactly(860.564, 1592.53, 1620.5, 2103.53, 2614.5);
            if (!compat) {
                result.found()
                        .forEach(line -> agrees(energy, line, fit.get("peaks").get(Double.toString(line.energyKeV()))));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"cuspEmax,1,five"})
    void theOneOddReferenceIsMetWhereTheLinesAre(String energy, int degree, String lines) {
        JsonNode fit = reference
                .get(energy)
                .get("deg" + degree + "_" + lines + "_lines")
                .get("fit");
        EnergyResult result = new EnergyCalibrator(settings(energy, degree, lines)).cold(spectrum(energy));
        JsonNode pars = fit.get("calibration_kev_of_adc").get("pars");
        for (double adc : new double[] {10_000, 13_500, 16_900}) {
            double expected = pars.get(0).asDouble() + pars.get(1).asDouble() * adc;
            assertThat(result.scale().energyKeV(adc)).isCloseTo(expected, within(2 * SCALE * expected));
        }
        result.found().forEach(line -> agrees(energy, line, fit.get("peaks").get(Double.toString(line.energyKeV()))));
        assertThat(result.qbbFwhmKeV())
                .isCloseTo(fit.get("FWHMLinear").get("Qbb_fwhm_in_kev").asDouble(), within(QBB_KEV));
    }

    @ParameterizedTest
    @CsvSource({"cuspEmax", "trapEmax"})
    void oneProminentLineGivesTheScaleAlone(String energy) {
        JsonNode one = reference.get(energy).get("calibrate_prominent_peak_2614.5");
        double scale = one.get("pars").get(1).asDouble();
        EnergySettings prominent = EnergySettings.defaults().withEnergy(energy).withProminentKeV(2614.5);
        EnergyResult result = new EnergyCalibrator(prominent).cold(spectrum(energy));
        assertThat(result.scale().coefficients()).hasSize(2).first().isEqualTo(0.0);
        assertThat(result.scale().coefficients().get(1)).isCloseTo(scale, within(SCALE * scale));
        assertThat(result.qbbFwhmKeV())
                .isCloseTo(one.get("FWHMLinear").get("Qbb_fwhm_in_kev").asDouble(), within(QBB_KEV));
        assertThat(result.found()).hasSize(5);
        result.found().forEach(line -> agrees(energy, line, one.get("peaks").get(Double.toString(line.energyKeV()))));
        var alone = EnergySettings.defaults().withEnergy(energy).withEnergiesKeV(List.of(2614.5));
        assertThat(new EnergyCalibrator(alone)
                        .cold(spectrum(energy))
                        .scale()
                        .coefficients()
                        .get(1))
                .isCloseTo(scale, within(SCALE * scale));
    }

    /**
     * With the background held at its guess none of the five is described, for the common software as here, and nothing moves. With
     * a fitted one those are that have next to no tail; the lines stay where they are within their errors.
     */
    @ParameterizedTest
    @CsvSource({"cuspEmax,five", "trapEmax,seven"})
    void topsOfLinesAreTakenWhereAGaussianDescribesThem(String energy, String lines) {
        JsonNode theirs = reference
                .get(energy)
                .get("deg0_" + lines + "_lines")
                .get("peak_tops")
                .get("peaks");
        EnergySettings settings = settings(energy, 0, lines);
        EnergyResult without = new EnergyCalibrator(settings).cold(spectrum(energy));
        assertThat(without.peakTops()).isEmpty();
        EnergyResult held = new EnergyCalibrator(settings.withCompat(true).withPeakTops(true)).cold(spectrum(energy));
        assertThat(held.peakTops()).hasSize(5);
        for (PeakTop top : held.peakTops()) {
            JsonNode validity = theirs.get(Double.toString(top.energyKeV())).get("validity");
            assertThat(top.accepted()).isEqualTo(validity.asBoolean()).isFalse();
        }
        assertThat(held.lines())
                .isEqualTo(new EnergyCalibrator(settings.withCompat(true))
                        .cold(spectrum(energy))
                        .lines());
        EnergyResult free = new EnergyCalibrator(settings.withPeakTops(true)).cold(spectrum(energy));
        assertThat(free.peakTops()).extracting(PeakTop::accepted).contains(true, false);
        for (LineResult line : free.found()) {
            PeakFit before = without.line(line.energyKeV()).orElseThrow().fit().orElseThrow();
            assertThat(line.fit().orElseThrow().position())
                    .isCloseTo(before.position(), within(2 * before.positionError()));
        }
    }

    /** 0.3 standard errors where both found the same minimum of the same model, else 2. */
    private static void agrees(String energy, LineResult line, JsonNode peak) {
        PeakFit fit = line.fit().orElseThrow();
        boolean same = fit.model().label().equals(peak.get("function").asText()) && !stuck(energy, fit, peak);
        double sigma = peak.get("position_uncertainty").asDouble();
        assertThat(fit.position())
                .as("line %s", line.energyKeV())
                .isCloseTo(peak.get("position").asDouble(), within((same ? 0.3 : 2) * sigma));
        double width = peak.get("fwhm_err_in_kev").asDouble();
        if (same) assertThat(line.fwhmKeV()).isCloseTo(peak.get("fwhm_in_kev").asDouble(), within(width));
    }

    /**
     * True if the parameters of the reference describe its own events worse than ours do, by more than windows that differ by a bin
     * can explain: 1592.53 keV in cuspEmax, degree 1, seven lines, by more than 2.5.
     */
    private static boolean stuck(String energy, PeakFit fit, JsonNode peak) {
        List<Double> theirs = new ArrayList<>();
        peak.get("parameters").forEach(value -> theirs.add(value.asDouble()));
        double low = theirs.remove(0);
        double high = theirs.remove(0);
        double[] events = Arrays.stream(RealEnergies.column(energy))
                .filter(x -> x > low && x < high)
                .toArray();
        double ours = cost(PeakShape.of(fit.model(), low, high, fit.values()), events);
        return cost(PeakShape.of(fit.model(), low, high, theirs), events) > ours + 0.5;
    }

    private static double cost(PeakShape shape, double[] events) {
        double logs = 0;
        for (double adc : events) logs += StrictMath.log(shape.density(adc));
        return 2 * (shape.windowCounts() - logs);
    }

    private static EnergySettings settings(String energy, int degree, String lines) {
        EnergySettings seven = EnergySettings.defaults().withEnergy(energy).withDegree(degree);
        return lines.equals("five") ? seven.withLines(seven.lines().subList(2, 7)) : seven;
    }

    static DenseSpectrum spectrum(String energy) {
        DenseSpectrum spectrum = new DenseSpectrum(0, 0.125, 262_144);
        for (double adc : RealEnergies.column(energy)) spectrum.fill(adc);
        return spectrum;
    }
}
