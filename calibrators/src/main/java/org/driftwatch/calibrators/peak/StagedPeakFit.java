package org.driftwatch.calibrators.peak;

import java.util.List;
import java.util.stream.DoubleStream;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;

/**
 * Extended likelihood fit of one line: first without, then with a low tail, then the choice between the two.
 *
 * <p>The tail is dropped if it does not lower the cost, or if its fraction is smaller than its error, unless the p-value says that
 * only the shape with tail describes the data. The common software drops it also where chi-square in wide bins is lower without,
 * which hangs on how the bins fall: its choice flips when the window moves by a hundredth of a percent. That comparison is made
 * under {@link Behaviour#COMPAT} only; the likelihood knows no bins. If the shape without tail cannot be used, one with tail is kept
 * if it lowers the cost by at least 1.
 *
 * <p>A refit sticks to the choice before while the likelihood allows: Δ, the cost without tail minus the cost with it, is about the
 * squared ratio of the tail fraction to its error; a tail is given up at Δ below 0.25 and one is taken up at 4. A tail that is
 * fitted invalidly is never kept; a line too weak for a step falls back to a uniform background. Stateless and thread-safe.
 *
 * @param settings thresholds and widths, in the unit of the histogram
 */
public record StagedPeakFit(Settings settings) {
    private static final double KEEP = 1;
    private static final double KEEP_BAND_LOW = 0.25;
    private static final double KEEP_BAND_HIGH = 4;
    private static final int TAIL = 3;
    private static final int BACKGROUND = 5;
    private static final double NO_TAIL_BELOW = 0.1;
    private static final double FWHM_PER_SIGMA = 2.354820045030949;
    private static final List<Double> NO_METRIC = List.of();
    private static final VariableMetric MINIMISER = new VariableMetric(1e-5, 2000);
    private static final VariableMetric ROUGH = new VariableMetric(1e-2, 300);

    /**
     * What a fit needs to know.
     *
     * @param widestBin bins far from the line are merged up to this width
     * @param fitBin bin width of the goodness of fit
     * @param minimumSignal fewest events in the line
     * @param allowedPValue smallest p-value that is accepted at any chi-square
     * @param behaviour corrected or as the common software
     */
    public record Settings(
            double widestBin, double fitBin, double minimumSignal, double allowedPValue, Behaviour behaviour) {
        public Settings {
            if (!(widestBin > 0)) throw new IllegalArgumentException("widestBin must be > 0, was " + widestBin);
            if (!(fitBin > 0)) throw new IllegalArgumentException("fitBin must be > 0, was " + fitBin);
        }
    }

    /** Fits afresh from a guess; the tail is decided without regard to the past. */
    public PeakFit cold(WindowHistogram histogram, PeakGuess guess) {
        Minimum rough = roughly(histogram, guess);
        Window window = new Window(histogram, rough.value(1), rough.value(2));
        StartingPoint start = new StartingPoint(histogram, guess);
        PeakFit plain = window.fit(PeakModel.GAUSS_ON_STEP, start.near(rough.values()), NO_METRIC);
        Minimum tail =
                window.bestTail(start, plain.valid() ? PeakModel.GAUSS_ON_STEP.full(plain.values()) : rough.values());
        if (hopeless(plain, tail)) return window.dropped(plain, tail);
        PeakFit tailed = window.fit(PeakModel.HPGE_PEAK, start.exactly(tail.values(), plain), NO_METRIC);
        if (!plain.valid() && !tailed.valid()) {
            PeakFit uniform = window.fit(PeakModel.GAUSS_ON_UNIFORM, start.near(rough.values()), NO_METRIC);
            if (uniform.valid()) return uniform;
        }
        return choose(plain, tailed, keepsTail(plain, tailed));
    }

    /** Fits again from an earlier fit of the same line, on more data; sticks to its choice of tail unless the evidence is clear. */
    public PeakFit warm(WindowHistogram histogram, PeakFit last) {
        if (!warmStarts(histogram, last))
            throw new IllegalArgumentException("no warm start from a fit that is " + last.flaw());
        boolean hadTail = last.model().hasTail();
        double growth = histogram.total() / (double) Math.max(1, last.counts());
        double sigma = last.fwhm() / FWHM_PER_SIGMA;
        StartingPoint start =
                new StartingPoint(histogram, new PeakGuess(last.position(), sigma, last.signal() * growth, 0));
        Window window = new Window(histogram, last.position(), sigma);
        PeakModel otherModel = hadTail ? PeakModel.GAUSS_ON_STEP : PeakModel.HPGE_PEAK;
        Minimum other = window.rough(otherModel, start.grown(otherModel.full(last.otherValues()), growth));
        PeakFit same =
                window.fit(last.model(), start.grown(last.model().full(last.values()), growth), last.covariance());
        double gain = hadTail ? other.cost() - same.cost() : same.cost() - other.cost();
        boolean stays = hadTail ? gain >= KEEP_BAND_LOW : gain < KEEP_BAND_HIGH;
        if (same.valid() && stays) return same.with(otherModel, other.values(), gain);
        PeakFit changed = window.fit(otherModel, start.exactly(other.values(), same), NO_METRIC);
        PeakFit plain = hadTail ? changed : same;
        PeakFit tailed = hadTail ? same : changed;
        return choose(plain, tailed, staysWithTail(plain, tailed, hadTail ? KEEP_BAND_LOW : KEEP_BAND_HIGH));
    }

    /** True if {@code last} can start a fit of this window. */
    public static boolean warmStarts(WindowHistogram histogram, PeakFit last) {
        return last.valid() && !last.otherValues().isEmpty() && inside(histogram, last);
    }

    /** Fits one model from a guess, whatever the outcome. */
    public PeakFit fixedModel(WindowHistogram histogram, PeakGuess guess, PeakModel model) {
        Minimum rough = roughly(histogram, guess);
        Window window = new Window(histogram, rough.value(1), rough.value(2));
        StartingPoint start = new StartingPoint(histogram, guess);
        StartingPoint.Seven from = start.near(rough.values());
        if (model.hasTail())
            from = start.exactly(window.bestTail(start, rough.values()).values(), null);
        return window.fit(model, from, NO_METRIC);
    }

    /**
     * Fits a Gaussian on a uniform background that is held; its error is then 0, and the flaw of the answer says so.
     *
     * @param background n_bkg, events in the window
     */
    public PeakFit onHeldBackground(WindowHistogram histogram, PeakGuess guess, double background) {
        Window window = new Window(histogram, guess.mu(), guess.sigma());
        List<Parameter> parameters = new StartingPoint(histogram, guess).first().parameters(PeakModel.GAUSS_ON_UNIFORM);
        parameters.set(BACKGROUND, Parameter.fixed("n_bkg", background));
        Minimum minimum = MINIMISER.minimise(new PeakLikelihood(window.bins, false), parameters);
        return new FitReport(settings, histogram, PeakModel.GAUSS_ON_UNIFORM).of(minimum);
    }

    /** Why {@code fit} may not be used, in a sentence with the number and its bound; empty for a valid one. */
    public String objection(PeakFit fit) {
        return new FitValidity(settings).objection(fit);
    }

    private Minimum roughly(WindowHistogram histogram, PeakGuess guess) {
        StartingPoint start = new StartingPoint(histogram, guess);
        return new Window(histogram, guess.mu(), guess.sigma()).rough(PeakModel.GAUSS_ON_STEP, start.first());
    }

    private static boolean inside(WindowHistogram histogram, PeakFit last) {
        return last.position() > histogram.low() && last.position() < histogram.high();
    }

    /** One histogram with its bins for the likelihood. */
    private final class Window {
        private final WindowHistogram histogram;
        private final LikelihoodBins bins;

        Window(WindowHistogram histogram, double mu, double sigma) {
            this.histogram = histogram;
            bins = new LikelihoodBins(histogram, mu, sigma, settings.widestBin);
        }

        PeakFit fit(PeakModel model, StartingPoint.Seven start, List<Double> metric) {
            var likelihood = new PeakLikelihood(bins, model.hasTail());
            Minimum minimum = MINIMISER.minimise(likelihood, start.parameters(model), model.seven(metric));
            return new FitReport(settings, histogram, model).of(minimum);
        }

        Minimum rough(PeakModel model, StartingPoint.Seven start) {
            return ROUGH.costOnly(new PeakLikelihood(bins, model.hasTail()), start.parameters(model));
        }

        /** The lower of two rough minima, one begun with a slight and one with a heavy tail. */
        Minimum bestTail(StartingPoint start, double[] plain) {
            Minimum slight = rough(PeakModel.HPGE_PEAK, start.tailed(plain, 0.2, 0.5));
            Minimum heavy = rough(PeakModel.HPGE_PEAK, start.tailed(plain, 0.45, 1.2));
            return heavy.cost() < slight.cost() ? heavy : slight;
        }

        PeakFit dropped(PeakFit plain, Minimum tail) {
            return plain.with(PeakModel.HPGE_PEAK, tail.values(), plain.cost() - tail.cost());
        }
    }

    /** True if the rough cost with tail already shows that the tail will be smaller than its error. */
    private boolean hopeless(PeakFit plain, Minimum tail) {
        return plain.valid() && plain.cost() - tail.cost() < NO_TAIL_BELOW;
    }

    private static PeakFit choose(PeakFit plain, PeakFit tailed, boolean tail) {
        double gain = plain.cost() - tailed.cost();
        PeakFit kept = tail ? tailed : plain;
        PeakFit left = tail ? plain : tailed;
        return kept.with(left.model(), left.model().full(left.values()), gain);
    }

    /** The choice of a cold fit. */
    private boolean keepsTail(PeakFit plain, PeakFit tailed) {
        if (!plain.valid() || !tailed.valid()) return staysWithTail(plain, tailed, KEEP);
        double without = plain.fit().pValue();
        double with = tailed.fit().pValue();
        boolean worse = settings.behaviour == Behaviour.COMPAT ? without > with : plain.cost() <= tailed.cost();
        boolean slight = tailed.values().get(TAIL) < tailed.errors().get(TAIL);
        double threshold = settings.allowedPValue;
        return !(worse || slight && (without > threshold || with < threshold));
    }

    /** The choice by likelihood alone: a tail must lower the cost by {@code border}. */
    private static boolean staysWithTail(PeakFit plain, PeakFit tailed, double border) {
        if (!tailed.valid()) return false;
        boolean comparable = plain.valid() || plain.flaw() == PeakFit.Flaw.FEW_SIGNAL_COUNTS;
        return !comparable || plain.cost() - tailed.cost() >= border;
    }

    static List<Double> list(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }
}
