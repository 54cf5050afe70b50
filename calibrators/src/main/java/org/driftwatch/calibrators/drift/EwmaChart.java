package org.driftwatch.calibrators.drift;

import org.driftwatch.topics.drift.DriftPoint.Verdict;

/**
 * Control chart of the width of one line: exponentially weighted moving average of its logarithm against the reference.
 * <pre>
 *   x = ln(F / F_ref),   σ² = (σ_F/F)² + σ_sys²,   z = x / √(σ² + σ_ref²)
 *   E' = (1 - λ) E + λ x,   V' = (1 - λ)² V + λ² σ²,   C' = (1 - λ) C + λ,   from E = V = C = 0
 *   D = √(V + C² σ_ref²)
 * </pre>
 * V is the exact variance of E from the first point on, at equal errors σ² λ/(2-λ) (1 - (1-λ)^(2i)). The error of the reference is
 * the same in all points: the average does not lessen it. The verdict is <i>drift</i> if E / D reaches the alarm limit and E / C, the
 * average of what there is, is at least ln(1 + effect floor). It is held within twice what is an alarm, so that the chart soon says
 * when the line is well again.
 * <p>Source: Roberts, Technometrics 1 (1959); average run lengths: monitoring notes 6.3. Stateless.
 */
public record EwmaChart(WidthSettings settings) {
    private static final double HELD = 2;

    /**
     * Where the chart stands.
     *
     * @param mean E
     * @param variance V
     * @param weight C
     * @param warned true while the average is at or beyond the warn limit
     */
    public record State(double mean, double variance, double weight, boolean warned) {
        /** No point yet. */
        public static final State START = new State(0, 0, 0, false);
    }

    /**
     * A judged point and the state after it.
     *
     * @param shift of the point [keV]
     * @param limit shift of the average of what there is that is a drift, as things are now [keV]
     * @param smoothed shift of that average [keV]
     * @param average E / D
     * @param improved true where only its direction keeps it from being a drift
     */
    public record Judged(
            State state,
            double z,
            double shift,
            double limit,
            double smoothed,
            double average,
            Verdict verdict,
            boolean improved) {
        /** A point that cannot be judged. */
        static Judged lowStatistics(State state) {
            double nan = Double.NaN;
            return new Judged(state, nan, nan, nan, nan, nan, Verdict.lowstat, false);
        }
    }

    /** Judges the next point; the other direction than {@code bad} moves the chart and is no drift. */
    public Judged judge(State before, Width width, Width reference, Bad bad) {
        double x = StrictMath.log(width.value() / reference.value());
        double own = StrictMath.hypot(width.error() / width.value(), settings.systematic());
        double common = reference.error() / reference.value();
        double keep = 1 - settings.lambda();
        double variance = keep * keep * before.variance() + settings.lambda() * settings.lambda() * own * own;
        double weight = keep * before.weight() + settings.lambda();
        double deviation = StrictMath.hypot(Math.sqrt(variance), weight * common);
        double error = deviation / weight;
        double limit = Math.max(settings.alarm() * error, StrictMath.log1p(settings.effectFloor()));
        double mean = (keep * before.mean() + settings.lambda() * x) / weight;
        double held = Math.max(-HELD * limit, Math.min(HELD * limit, mean));
        boolean warned = Math.abs(held) >= settings.warn() * error;
        boolean far = Math.abs(held) >= limit;
        return new Judged(
                new State(held * weight, variance, weight, warned),
                x / StrictMath.hypot(own, common),
                width.value() - reference.value(),
                reference.value() * StrictMath.expm1(limit),
                reference.value() * StrictMath.expm1(held),
                held / error,
                far && bad.is(held) ? Verdict.drift : Verdict.ok,
                far && !bad.is(held));
    }
}
