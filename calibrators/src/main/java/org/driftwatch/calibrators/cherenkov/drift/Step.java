package org.driftwatch.calibrators.cherenkov.drift;

import org.driftwatch.topics.drift.DriftPoint.Verdict;

/** One telescope in one block: judged, and what is remembered of it. */
final class Step {
    private final String run;
    private final TelescopeSight sight;
    private final Track track;
    private final CommonMode mode;
    private final Excess excess;
    private final DriftLimits limits;
    private final double x;
    private final Level since;
    private final double stepZ;
    private final double cusum;
    private final Level rising;

    /**
     * Scatter of z over a group beyond what errors know, at least 1.
     *
     * @param ofBase of jumps against the first block, {@code ofStep} against the mean of the blocks before: an unlucky first block
     *     is in the one, hardly in the other
     */
    record Excess(double ofBase, double ofStep) {
        static final Excess NONE = new Excess(1, 1);
    }

    Step(String run, TelescopeSight sight, Track track, CommonMode mode, Excess excess, DriftLimits limits) {
        this.run = run;
        this.sight = sight;
        this.track = track;
        this.mode = mode;
        this.excess = excess;
        this.limits = limits;
        x = sight.x() - mode.shift();
        since = track.since().plus(x, sight.error());
        Level before = track.before();
        cusum = limits.cusum(track.cusum(), baseZ());
        rising = cusum == 0 ? Level.NONE : track.rising().plus(x, sight.error());
        stepZ = (since.x() - before.x()) / ofStep(before);
    }

    private double ofStep(Level before) {
        return excess.ofStep() * sigma(since.error(), before.error());
    }

    private double ofBase() {
        return excess.ofBase() * sigma(sight.error(), track.baseError());
    }

    private double sigma(double own, double reference) {
        double square = own * own + reference * reference + mode.variance() + limits.floor() * limits.floor();
        return Math.sqrt(square);
    }

    /** Against the first block. */
    double baseZ() {
        return (x - track.base()) / ofBase();
    }

    /** Of the mean of the latest blocks, against the first. */
    private double recentZ() {
        if (rising.blocks() == 0) return 0;
        return (rising.x() - track.base()) / (excess.ofBase() * sigma(rising.error(), track.baseError()));
    }

    /** Against the mean of the blocks before. */
    double stepZ() {
        return stepZ;
    }

    private boolean stepped() {
        return Math.abs(stepZ) > limits.shewhart();
    }

    Judgement judgement() {
        Verdict verdict = stepped() || limits.drifts(baseZ(), cusum, recentZ()) ? Verdict.drift : Verdict.ok;
        return stepped() && Math.abs(stepZ) > Math.abs(baseZ()) ? step(verdict) : base(verdict);
    }

    private Judgement base(Verdict verdict) {
        double sigma = ofBase();
        return judgement(x, sight.error(), track.base(), track.baseError(), sigma, "run " + track.baseRun(), verdict);
    }

    private Judgement step(Verdict verdict) {
        Level before = track.before();
        double sigma = ofStep(before);
        String name = "mean of " + before.blocks() + " runs from " + track.baseRun();
        return judgement(since.x(), since.error(), before.x(), before.error(), sigma, name, verdict);
    }

    private Judgement judgement(
            double value,
            double error,
            double reference,
            double referenceError,
            double sigma,
            String name,
            Verdict verdict) {
        double z = (value - reference) / sigma;
        return new Judgement(
                sight.telescope(),
                value,
                error,
                reference,
                referenceError,
                sigma,
                z,
                cusum,
                sight.events(),
                name,
                verdict);
    }

    Track next() {
        Level before = stepped() ? track.before() : track.before().plus(since);
        return new Track(
                track.frame(),
                track.baseRun(),
                track.base(),
                track.baseError(),
                before,
                stepped() ? since : Level.NONE,
                cusum,
                rising);
    }
}
