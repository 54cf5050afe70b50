package org.driftwatch.calibrators.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class PeakFitsGoldenTest {
    @Test
    void explore() {
        double[] adc = RealEnergies.column("cuspEmax");
        for (JsonNode ref : RealEnergies.reference("peak_fits.json").get("fits")) {
            if (!ref.has("values")) continue;
            double lo = ref.get("range").get(0).asDouble(), hi = ref.get("range").get(1).asDouble();
            for (double width : new double[] {0.02}) {
                var h = histogram(adc, lo, hi, width);
                PeakModel model = ref.get("model").asText().equals("hpge_peak") ? PeakModel.HPGE_PEAK : PeakModel.GAUSS_ON_STEP;
                var staged = new StagedPeakFit(new StagedPeakFit.Settings(0.1, 1, 100, 0.01, Behaviour.CORRECTED));
                double e = ref.get("peak").asDouble();
                var guess = PeakGuess.find(h, new PeakGuess.Scan(e - 3, e + 3, 0.5, 6));
                PeakFit fit = null;
                long t0 = 0;
                for (int k = 0; k < 300; k++) { t0 = System.nanoTime(); fit = staged.fixedModel(h, guess, model); t0 = System.nanoTime() - t0; }
                System.out.println(e + " " + model + " w=" + width + " guess " + guess);
                System.out.println("   " + fit.values() + "\n   " + fit.errors() + " edm " + fit.edm() + " " + fit.flaw() + " us " + t0 / 1000);
                System.out.println("   unbinned - ref " + (unbinned(fit.shape(), adc, lo, hi) - ref.get("cost_at_minimum = 2*(integral - sum log density)").asDouble())
                    + " mu shift/err " + (fit.values().get(1) - ref.get("values").get("mu").asDouble()) / ref.get("errors").get("mu").asDouble()
                    + " pos " + fit.position() + " ref " + ref.get("mode").asDouble() + " err " + fit.positionError() + " " + ref.get("mode_err").asDouble() + " mu err " + fit.errors().get(1) + " " + ref.get("errors").get("mu").asDouble()
                    + " fwhm " + fit.fwhm() + " " + ref.get("fwhm_kev").asDouble() + " err " + fit.fwhmError() + " " + ref.get("fwhm_err").asDouble() + " " + fit.fit() + ref.get("chi2_dof"));
            }
        }
    }

    static double unbinned(PeakShape shape, double[] adc, double lo, double hi) {
        double logs = 0;
        for (double a : adc) {
            double x = a * 0.15468;
            if (x > lo && x < hi) logs += Math.log(shape.density(x));
        }
        return 2 * (shape.windowCounts() - logs);
    }

    static WindowHistogram histogram(double[] adc, double lo, double hi, double width) {
        long[] counts = new long[(int) Math.round((hi - lo) / width)];
        for (double a : adc) {
            double x = a * 0.15468;
            if (x > lo && x < hi) counts[Math.min(counts.length - 1, (int) ((x - lo) / width))]++;
        }
        return new WindowHistogram(lo, width, counts);
    }
}
