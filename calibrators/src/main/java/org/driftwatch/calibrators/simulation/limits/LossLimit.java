package org.driftwatch.calibrators.simulation.limits;

import org.apache.commons.math3.util.FastMath;

/**
 * A limit that loses at most a fraction L of N triggers, and how far it can be trusted.
 *
 * @param lossFraction L
 * @param value the tightest edge beyond which at most L·N events are; NaN without events
 * @param events N
 * @param lost events beyond the value
 * @param lossUpperBound Clopper–Pearson bound on the true loss, one-sided at the confidence of the settings; 1 without events
 * @param guarded the tightest edge beyond which at most max(L·N, fewest lost) events are: it does not hang on the extreme event; NaN
 *     when there are no more events than that
 * @param confident the tightest edge with which that bound is still at most L; NaN when there are too few events for any
 * @param eventsNeeded events of which none may be lost for a bound of L; −1 when no number is enough
 * @param eventsToConverge events of which L are the fewest lost; −1 when no number is enough
 * @param converged whether N is that many
 */
public record LossLimit(
        double lossFraction,
        double value,
        long events,
        long lost,
        double lossUpperBound,
        double guarded,
        double confident,
        long eventsNeeded,
        long eventsToConverge,
        boolean converged) {
    /** Relative rounding of L·N, so that 0.1 of 30 events are 3. */
    private static final double ROUNDING = 1e-12;

    static LossLimit of(BinnedSample sample, Side side, double fraction, LimitSettings settings) {
        BinomialBound bound = new BinomialBound(settings.confidence());
        long total = sample.total();
        long most = mostLost(fraction, total);
        BinnedSample.Cut cut = sample.tightest(side, most);
        long guard = Math.max(most, settings.fewestLost());
        long confident = bound.mostLost(fraction, total);
        return new LossLimit(
                fraction,
                cut.edge(),
                total,
                cut.lost(),
                bound.upper(cut.lost(), total),
                total <= settings.fewestLost()
                        ? Double.NaN
                        : sample.tightest(side, guard).edge(),
                confident < 0 ? Double.NaN : sample.tightest(side, confident).edge(),
                bound.eventsNeeded(fraction),
                eventsToConverge(fraction, settings),
                most >= settings.fewestLost());
    }

    /** Without any event. */
    static LossLimit none(double fraction, LimitSettings settings) {
        long needed = new BinomialBound(settings.confidence()).eventsNeeded(fraction);
        long converging = eventsToConverge(fraction, settings);
        return new LossLimit(fraction, Double.NaN, 0, 0, 1, Double.NaN, Double.NaN, needed, converging, false);
    }

    /** The same with the peer's value instead, and what that loses. */
    LossLimit withPeerValue(double peer, long peerLost, BinomialBound bound) {
        double upper = bound.upper(peerLost, events);
        return new LossLimit(
                lossFraction,
                peer,
                events,
                peerLost,
                upper,
                guarded,
                confident,
                eventsNeeded,
                eventsToConverge,
                converged);
    }

    private static long mostLost(double fraction, long total) {
        return (long) FastMath.floor(fraction * total * (1 + ROUNDING));
    }

    private static long eventsToConverge(double fraction, LimitSettings settings) {
        if (fraction <= 0) return settings.fewestLost() == 0 ? 0 : -1;
        return (long) FastMath.ceil(settings.fewestLost() / fraction * (1 - ROUNDING));
    }
}
