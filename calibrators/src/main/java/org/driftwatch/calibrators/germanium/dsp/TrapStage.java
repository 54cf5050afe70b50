package org.driftwatch.calibrators.germanium.dsp;

import org.driftwatch.calibrators.filter.Trapezoid;

/** Trapezoids by differences of the running sum: each value costs four reads, whatever its width. */
final class TrapStage {
    private final ChainLengths lengths;

    TrapStage(ChainLengths lengths) {
        this.lengths = lengths;
    }

    void run(Workspace space, double[] out) {
        double inBaseline = largest(space, lengths.energy(), 0, lengths.baseline());
        double after = largest(space, lengths.energy(), lengths.baseline(), space.samples);
        double energy = Math.max(inBaseline, after);
        boolean same = lengths.timing().equals(lengths.energy());
        DspOutput.BASELINE_E_MAX.put(out, inBaseline);
        DspOutput.TRAP_E_MAX.put(out, energy);
        DspOutput.TRAP_T_MAX.put(out, same ? energy : largest(space, lengths.timing(), 0, space.samples));
    }

    /** What hangs on the onset: the fixed-time energy and the drift charge. */
    void runAfter(double onset, Workspace space, double[] out) {
        double at = Math.rint(onset + lengths.energyPickoff());
        DspOutput.TRAP_E_FTP.put(out, linear(space, lengths.energy(), at));
        double charge = linear(space, lengths.drift(), onset + lengths.driftPickoff()) * lengths.driftWeight();
        DspOutput.Q_DRIFT.put(out, charge);
        DspOutput.DT_EFF.put(out, charge / DspOutput.TRAP_T_MAX.of(out));
    }

    private static double largest(Workspace space, Trapezoid trap, int from, int until) {
        double[] s = space.sum;
        int rise = trap.rise();
        int second = trap.rise() + trap.flat();
        int third = trap.width();
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = space.margin + from; i < space.margin + until; i++) {
            double value = s[i] - s[i - rise] - s[i - second] + s[i - third];
            if (value > largest) largest = value;
        }
        return largest / rise;
    }

    private static double linear(Workspace space, Trapezoid trap, double t) {
        if (!(t >= 0 && t <= space.samples - 1)) return Double.NaN;
        int i = (int) t;
        double here = at(space, trap, i);
        return i == t ? here : (1 - (t - i)) * here + (t - i) * at(space, trap, i + 1);
    }

    private static double at(Workspace space, Trapezoid trap, int i) {
        double late = space.sumTo(i, trap.rise());
        return (late - space.sumTo(i - trap.rise() - trap.flat(), trap.rise())) / trap.rise();
    }
}
