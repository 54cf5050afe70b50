package org.driftwatch.calibrators.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fits of fixed models in fixed windows of real data, from bins of 0.02 keV, against unbinned fits of the common software. */
class PeakFitsGoldenTest {
    private static final double SCALE = 0.15468;
    private static final double BIN_KEV = 0.02;
    private static final String COST = "cost_at_minimum = 2*(integral - sum log density)";

    private final double[] energies = RealEnergies.column("cuspEmax");

    @Test
    void theUnbinnedCostIsNotAboveTheReference() {
        for (JsonNode entry : fitted()) {
            PeakFit fit = fit(entry);
            double reached = unbinned(fit.shape(), entry);
            assertThat(reached).as(name(entry)).isLessThan(entry.get(COST).asDouble() + 1e-3);
        }
    }

    @Test
    void valuesAndErrorsAgreeWhereTheMinimumIsTheSame() {
        for (JsonNode entry : fitted()) {
            PeakFit fit = fit(entry);
            if (unbinned(fit.shape(), entry) < entry.get(COST).asDouble() - 1e-2) continue;
            assertThat(fit.values().get(1))
                    .as(name(entry))
                    .isCloseTo(value(entry, "values", "mu"), within(0.05 * value(entry, "errors", "mu")));
            double fwhm = entry.get("fwhm_kev").asDouble();
            assertThat(fit.fwhm()).as(name(entry)).isCloseTo(fwhm, within(0.01 * fwhm));
            if (tailAtItsLimit(entry)) continue;
            List<String> names = fit.model().parameterNames();
            for (int k = 0; k < names.size(); k++) {
                double error = value(entry, "errors", names.get(k));
                assertThat(fit.errors().get(k)).as(name(entry) + names.get(k)).isCloseTo(error, within(0.05 * error));
            }
            double modeError = entry.get("mode_err").asDouble();
            assertThat(fit.positionError()).as(name(entry)).isCloseTo(modeError, within(0.05 * modeError));
        }
    }

    /** At a limit of the tail fraction the errors of the reference mean nothing (0.0005 to 0.4 away from its limits it has). */
    private static boolean tailAtItsLimit(JsonNode entry) {
        double tail = entry.get("values").path("htail").asDouble(0.1);
        return tail < 1e-3 || tail > 0.499;
    }

    private List<JsonNode> fitted() {
        return java.util.stream.StreamSupport.stream(
                        RealEnergies.reference("peak_fits.json").get("fits").spliterator(), false)
                .filter(entry -> entry.has("values"))
                .toList();
    }

    private PeakFit fit(JsonNode entry) {
        PeakModel model =
                entry.get("model").asText().equals("hpge_peak") ? PeakModel.HPGE_PEAK : PeakModel.GAUSS_ON_STEP;
        WindowHistogram histogram = histogram(low(entry), high(entry));
        double line = entry.get("peak").asDouble();
        PeakGuess guess = PeakGuess.find(histogram, new PeakGuess.Scan(line - 3, line + 3, 0.5, 6));
        var settings = new StagedPeakFit.Settings(0.1, 1, 100, 0.01, Behaviour.CORRECTED);
        return new StagedPeakFit(settings).fixedModel(histogram, guess, model);
    }

    private double unbinned(PeakShape shape, JsonNode entry) {
        double logs = 0;
        for (double adc : energies) {
            double x = adc * SCALE;
            if (x > low(entry) && x < high(entry)) logs += StrictMath.log(shape.density(x));
        }
        return 2 * (shape.windowCounts() - logs);
    }

    private WindowHistogram histogram(double low, double high) {
        long[] counts = new long[(int) Math.round((high - low) / BIN_KEV)];
        for (double adc : energies) {
            double x = adc * SCALE;
            if (x > low && x < high) counts[Math.min(counts.length - 1, (int) ((x - low) / BIN_KEV))]++;
        }
        return new WindowHistogram(low, BIN_KEV, counts);
    }

    private static double low(JsonNode entry) {
        return entry.get("range").get(0).asDouble();
    }

    private static double high(JsonNode entry) {
        return entry.get("range").get(1).asDouble();
    }

    private static double value(JsonNode entry, String kind, String name) {
        return entry.get(kind).get(name).asDouble();
    }

    private static String name(JsonNode entry) {
        return entry.get("peak").asText() + " keV " + entry.get("model").asText() + " ";
    }
}
