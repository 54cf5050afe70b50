package org.driftwatch.calibrators.peak;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;

/**
 * Extended likelihood fit of one line that is known to lie near a given place, as survival fractions need it: only the shape is
 * wanted, no position, no width.
 *
 * <p>Limits: mu within {@code reach} of the place, counts at most twice the events of the window, sigma at most half the window,
 * htail in [0, 0.5], tau in [0.1, 5] sigma of the start, hstep in [-1, 1]. The tail stays if it lowers the cost by 4 (Akaike),
 * under {@link Behaviour#COMPAT} by p-values and Hessian errors as the common software. Stateless and thread-safe.
 *
 * @param reach largest distance of mu from the place, in the unit of the histogram
 * @param fitBin bin width of the goodness of fit that the compatible choice looks at
 * @param behaviour how the tail is decided
 */
public record NearbyPeakFit(double reach, double fitBin, Behaviour behaviour) {
    private static final double KEEP = 4;
    private static final double ALLOWED_P_VALUE = 0.01;
    private static final VariableMetric MINIMISER = new VariableMetric(1e-4, 2000);
    private static final VariableMetric ROUGH = new VariableMetric(1e-2, 300);

    public NearbyPeakFit {
        if (!(reach > 0)) throw new IllegalArgumentException("reach must be > 0, was " + reach);
        if (!(fitBin > 0)) throw new IllegalArgumentException("fitBin must be > 0, was " + fitBin);
    }

    /** Fits the line at {@code place} of rough width {@code sigma}; the shape has no tail (fraction 0) if it was dropped. */
    public PeakShape fit(WindowHistogram histogram, double place, double sigma) {
        return new Window(histogram, place, sigma).best(null);
    }

    /** The same from an earlier answer for nearly the same data. */
    public PeakShape refit(WindowHistogram histogram, double place, double sigma, PeakShape last) {
        return new Window(histogram, place, sigma).best(last);
    }

    /** One histogram with its bins for the likelihood and the limits that belong to it. */
    private final class Window {
        private final WindowHistogram histogram;
        private final LikelihoodBins bins;
        private final double place;
        private final double sigma;
        private final double total;

        Window(WindowHistogram histogram, double place, double sigma) {
            this.histogram = histogram;
            this.place = place;
            this.sigma = sigma;
            bins = new LikelihoodBins(histogram, place, sigma, Math.max(histogram.binWidth(), 0.25 * sigma));
            total = Math.max(1, histogram.total());
        }

        PeakShape best(PeakShape last) {
            double[] from = last == null ? first() : seven(last);
            Minimum plain = fit(from, false);
            double[] rough = tailed(plain.values(), last);
            if (behaviour != Behaviour.COMPAT && plain.cost() - cost(rough) < KEEP - 1) return shape(plain.values());
            Minimum tailed = complete(rough, true);
            return shape(keepsTail(plain, tailed) ? tailed.values() : plain.values());
        }

        /** Roughly with a tail, from a slight and from a heavy one, or from the earlier one. */
        private double[] tailed(double[] plain, PeakShape last) {
            if (last != null && last.tailFraction() > 0) return roughly(seven(last));
            double[] slight = roughly(withTail(plain, 0.2, 0.5));
            if (last != null) return slight;
            double[] heavy = roughly(withTail(plain, 0.4, 1.2));
            return cost(heavy) < cost(slight) ? heavy : slight;
        }

        private double[] roughly(double[] from) {
            return ROUGH.costOnly(new PeakLikelihood(bins, true), parameters(from, true))
                    .values();
        }

        private double cost(double[] seven) {
            return new PeakLikelihood(bins, true).cost(seven, null);
        }

        private boolean keepsTail(Minimum plain, Minimum tailed) {
            if (behaviour != Behaviour.COMPAT) return plain.cost() - tailed.cost() >= KEEP;
            double without = pValue(plain, PeakModel.GAUSS_ON_STEP.size());
            double with = pValue(tailed, PeakModel.HPGE_PEAK.size());
            boolean slight = tailed.value(3) < tailed.error(3);
            boolean drop = without > with
                    || slight && without > ALLOWED_P_VALUE
                    || slight && without < ALLOWED_P_VALUE && with < ALLOWED_P_VALUE;
            return !drop;
        }

        private double pValue(Minimum minimum, int free) {
            return GoodnessOfFit.of(histogram, shape(minimum.values()), free, fitBin, behaviour)
                    .pValue();
        }

        /** Without errors where the plain search gets there. */
        private Minimum fit(double[] from, boolean tail) {
            Minimum quick = MINIMISER.costOnly(new PeakLikelihood(bins, tail), parameters(from, tail));
            return quick.valid() && behaviour != Behaviour.COMPAT ? quick : complete(from, tail);
        }

        private Minimum complete(double[] from, boolean tail) {
            return MINIMISER.minimise(new PeakLikelihood(bins, tail), parameters(from, tail));
        }

        /** Counts within three sigma over what the rest of the window says; background level with equal halves. */
        private double[] first() {
            int low = bin(place - 3 * sigma);
            int high = bin(place + 3 * sigma);
            double inside = histogram.sum(low, high);
            double outside = total - inside;
            int free = histogram.bins() - (high - low);
            double expected = free > 0 ? outside * (high - low) / free : 0;
            double signal = Math.max(inside - expected, 0.02 * total);
            return new double[] {signal, place, sigma, 0, sigma, Math.max(total - signal, 1), 0};
        }

        private int bin(double x) {
            double i = (x - histogram.low()) / histogram.binWidth();
            return (int) Math.max(0, Math.min(histogram.bins(), Math.rint(i)));
        }

        private double[] withTail(double[] seven, double fraction, double tauInSigmas) {
            double[] p = seven.clone();
            p[2] *= 0.8;
            p[3] = fraction;
            p[4] = tauInSigmas * p[2];
            p[6] = Math.max(-0.9, Math.min(0.9, p[6]));
            return p;
        }

        private List<Parameter> parameters(double[] from, boolean tail) {
            double spread = sigma / Math.sqrt(Math.max(from[0], 10));
            double half = 0.5 * (histogram.high() - histogram.low());
            double[] steps = {Math.sqrt(total), spread, spread, 0.1, 0.3 * sigma, Math.sqrt(total), 0.05};
            double[] lower = {0, place - reach, 1e-3 * sigma, 0, 0.1 * sigma, 0, -1};
            double[] upper = {2 * total, place + reach, half, 0.5, 5 * sigma, 2 * total, 1};
            List<String> names = PeakModel.HPGE_PEAK.parameterNames();
            List<Parameter> all = new ArrayList<>();
            for (int k = 0; k < 7; k++) {
                boolean fixed = !tail && (k == 3 || k == 4);
                double start = Math.max(lower[k], Math.min(upper[k], from[k]));
                all.add(
                        fixed
                                ? Parameter.fixed(names.get(k), k == 3 ? 0 : 1)
                                : new Parameter(names.get(k), start, steps[k], lower[k], upper[k], false));
            }
            return all;
        }

        private double[] seven(PeakShape s) {
            return new double[] {s.signal(), s.mu(), s.sigma(), s.tailFraction(), s.tau(), s.background(), s.step()};
        }

        private PeakShape shape(double[] p) {
            return new PeakShape(histogram.low(), histogram.high(), p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
        }
    }
}
