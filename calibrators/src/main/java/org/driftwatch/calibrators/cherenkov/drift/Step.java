package org.driftwatch.calibrators.cherenkov.drift;

import java.util.ArrayList;
import java.util.List;
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
    private final List<Change> changes;
    private final int largest;
    private final double cusum;
    private final Level rising;

    /**
     * Scatter of z over a group beyond what errors know, at least 1.
     *
     * @param ofBase of jumps against the first block, {@code ofChange} of each {@link Change}, the shortest first: an unlucky first
     *     block is in the one, hardly in the others
     */
    record Excess(double ofBase, List<Double> ofChange) {
        static final Excess NONE = new Excess(1, List.of());

        double ofChange(int number) {
            return number < ofChange.size() ? ofChange.get(number) : 1;
        }
    }

    Step(String run, TelescopeSight sight, Track track, CommonMode mode, Excess excess, DriftLimits limits) {
        this.run = run;
        this.sight = sight;
        this.track = track;
        this.mode = mode;
        this.excess = excess;
        this.limits = limits;
        x = sight.x() - mode.shift();
        changes = Change.all(track, Level.NONE.plus(x, sight.error()), limits.walkVariance());
        cusum = limits.cusum(track.cusum(), baseZ());
        rising = cusum == 0
                ? Level.NONE
                : track.rising().walked(limits.walkVariance()).plus(x, sight.error());
        int number = 0;
        for (int k = 1; k < changes.size(); k++) if (Math.abs(changeZ(k)) > Math.abs(changeZ(number))) number = k;
        largest = number;
    }

    private double ofChange(int number) {
        Change change = changes.get(number);
        return excess.ofChange(number)
                * sigma(change.since().error(), change.before().error(), 1);
    }

    int changes() {
        return changes.size();
    }

    /** Of the mean since one of the cuts against that before it. */
    double changeZ(int number) {
        return changes.get(number).jump() / ofChange(number);
    }

    private double ofBase() {
        return excess.ofBase() * sigma(sight.error(), track.baseError(), track.blocks());
    }

    /** Of a jump over so many blocks. */
    private double sigma(double own, double reference, int blocks) {
        double errors = own * own + reference * reference + mode.variance();
        return Math.sqrt(errors + limits.floor() * limits.floor() + blocks * limits.walkVariance());
    }

    /** Against the first block. */
    double baseZ() {
        return (x - track.base()) / ofBase();
    }

    /** Of the mean of the latest blocks, against the first. */
    private double recentZ() {
        if (rising.blocks() == 0) return 0;
        double sigma = sigma(rising.error(), track.baseError(), track.blocks());
        return (rising.x() - track.base()) / (excess.ofBase() * sigma);
    }

    private boolean stepped() {
        return Math.abs(changeZ(largest)) > limits.shewhart();
    }

    Judgement judgement() {
        Verdict verdict = stepped() || limits.drifts(baseZ(), cusum, recentZ()) ? Verdict.drift : Verdict.ok;
        return stepped() && Math.abs(changeZ(largest)) > Math.abs(baseZ()) ? step(verdict) : base(verdict);
    }

    private Judgement base(Verdict verdict) {
        double sigma = ofBase();
        return judgement(x, sight.error(), track.base(), track.baseError(), sigma, "run " + track.baseRun(), verdict);
    }

    private Judgement step(Verdict verdict) {
        Level before = changes.get(largest).before();
        Level since = changes.get(largest).since();
        double sigma = ofChange(largest);
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

    /** The level at the last of some blocks. */
    private Level forwards(List<Level> blocks) {
        Level level = Level.NONE;
        for (Level each : blocks) level = level.walked(limits.walkVariance()).plus(each);
        return level;
    }

    Track next() {
        Level older = track.older();
        List<Level> latest = new ArrayList<>(track.latest());
        latest.add(Level.NONE.plus(x, sight.error()));
        if (stepped()) {
            older = changes.get(largest).before();
            latest = List.of(forwards(latest.subList(latest.size() - 1 - largest, latest.size())));
        } else if (latest.size() > Track.LATEST) {
            older = older.walked(limits.walkVariance()).plus(latest.remove(0));
        }
        return new Track(track.frame(), track.baseRun(), track.base(), track.baseError(), older, latest, cusum, rising);
    }
}
