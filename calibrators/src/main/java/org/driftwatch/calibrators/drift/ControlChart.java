package org.driftwatch.calibrators.drift;

import org.driftwatch.topics.drift.DriftPoint.Verdict;

/**
 * Control chart of the position of one line: two-sided CUSUM for small drifts, a Shewhart limit for jumps, a hard limit.
 * <pre>
 *   z   = (x - ref) / √(σ² + σ_ref² + σ_sys²)
 *   S⁺  = max(0, S⁺ + z - k),   S⁻ = max(0, S⁻ - z - k),   both at most 2 h
 * </pre>
 * The verdict is <i>drift</i> if the shift is at least the effect floor and |z| reaches the Shewhart limit; or the shift reaches
 * the hard limit with |z| ≥ 3; or an arm of the CUSUM reaches h and the mean shift of the latest ten or so points (weights
 * 0.9^age/σ²) lies on that side, is at least the effect floor and is significant against its own and the reference's error.
 * <p>Source: Page, Biometrika 41 (1954); average run lengths: monitoring notes 6.3. Stateless.
 */
public record ControlChart(ChartSettings settings) {
    private static final double MEMORY = 0.9;
    private static final double HARD_Z = 3;

    /** A point to be judged, [ADC]. */
    public record Reading(double valueAdc, double errorAdc) {}

    /**
     * Where the chart stands.
     *
     * @param high S⁺
     * @param low S⁻
     * @param weight Σ w of the latest points, weightedShift Σ w·shift, spread Σ w of squared memory
     * @param warned true while an arm is at or beyond the warn limit
     */
    public record State(double high, double low, double weight, double weightedShift, double spread, boolean warned) {
        /** No point yet. */
        public static final State START = new State(0, 0, 0, 0, 0, false);
    }

    /**
     * A judged point and the state after it.
     *
     * @param improved true where only the harmless direction keeps it from being a drift
     */
    public record Judged(State state, double z, double shiftKev, double limitKev, Verdict verdict, boolean improved) {
        /** A point that cannot be judged. */
        static Judged lowStatistics(State state) {
            return new Judged(state, Double.NaN, Double.NaN, Double.NaN, Verdict.lowstat, false);
        }
    }

    /** Judges the next point; either direction is a fault. */
    public Judged judge(State before, Reading reading, Reference reference) {
        return judge(before, reading, reference, Bad.BOTH);
    }

    /** Judges the next point; a shift that is not {@code bad} moves the chart and is no drift. */
    public Judged judge(State before, Reading reading, Reference reference, Bad bad) {
        double common = StrictMath.hypot(reference.errorAdc() * reference.kevPerAdc(), settings.systematicKev());
        double own = reading.errorAdc() * reference.kevPerAdc();
        double error = StrictMath.hypot(own, common);
        double shift = (reading.valueAdc() - reference.positionAdc()) * reference.kevPerAdc();
        double z = shift / error;
        State after = next(before, z, shift, own);
        boolean jump = Math.abs(shift) >= limitKev(error);
        boolean creep = cusumAlarm(after, common);
        boolean drift = jump && bad.is(shift) || creep && bad.is(after.weightedShift());
        Verdict verdict = drift ? Verdict.drift : Verdict.ok;
        return new Judged(after, z, shift, limitKev(error), verdict, !drift && (jump || creep));
    }

    /** The smallest shift at which a point of this error alone is a drift. */
    public double limitKev(double errorKev) {
        double jump = Math.max(settings.effectFloorKev(), settings.shewhart() * errorKev);
        return Math.min(jump, Math.max(settings.hardLimitKev(), HARD_Z * errorKev));
    }

    private State next(State before, double z, double shift, double error) {
        double most = 2 * settings.alarm();
        double high = Math.min(most, Math.max(0, before.high() + z - settings.slack()));
        double low = Math.min(most, Math.max(0, before.low() - z - settings.slack()));
        double weight = 1 / (error * error);
        return new State(
                high,
                low,
                MEMORY * before.weight() + weight,
                MEMORY * before.weightedShift() + weight * shift,
                MEMORY * MEMORY * before.spread() + weight,
                Math.max(high, low) >= settings.warn());
    }

    private boolean cusumAlarm(State state, double common) {
        double mean = state.weightedShift() / state.weight();
        double error = StrictMath.hypot(Math.sqrt(state.spread()) / state.weight(), common);
        double arm = mean > 0 ? state.high() : state.low();
        return arm >= settings.alarm()
                && Math.abs(mean) >= settings.effectFloorKev()
                && Math.abs(mean) >= settings.significance() * error;
    }
}
