package org.driftwatch.calibrators.germanium.dsp;

import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.LATE_CHARGE;

/** Time points on the corrected waveform, each found from the one before, and the late charge after the 80 % point. */
final class TimingStage {
    private final ChainLengths lengths;

    TimingStage(ChainLengths lengths) {
        this.lengths = lengths;
    }

    void run(double onset, Workspace space, double[] out) {
        double height = DspOutput.TRAP_T_MAX.of(out);
        DspOutput.TP_100.put(out, lengths.timeNs(forward(space, height, onset)));
        double tp99 = forward(space, 0.99 * height, onset);
        DspOutput.TP_99.put(out, lengths.timeNs(tp99));
        double tp95 = back(space, 0.95 * height, tp99, DspOutput.TP_95, out);
        double tp90 = back(space, 0.9 * height, tp95, DspOutput.TP_90, out);
        double tp80 = back(space, 0.8 * height, tp90, DspOutput.TP_80, out);
        double tp50 = back(space, 0.5 * height, tp80, DspOutput.TP_50, out);
        double tp20 = back(space, 0.2 * height, tp50, DspOutput.TP_20, out);
        double tp10 = back(space, 0.1 * height, tp20, DspOutput.TP_10, out);
        back(space, 0.01 * height, tp10, DspOutput.TP_01, out);
        DspOutput.TP_80_INTERP.put(out, lengths.timeNs(between(space, 0.8 * height, tp80)));
        lateCharge(tp80, space, out);
    }

    private static double forward(Workspace space, double threshold, double start) {
        if (Double.isNaN(start)) return Double.NaN;
        for (int i = (int) start; i < space.samples - 1; i++) {
            double here = space.flattenedAt(i);
            double next = space.flattenedAt(i + 1);
            if (here <= threshold && threshold < next || here >= threshold && threshold > next) return i;
        }
        return Double.NaN;
    }

    private double back(Workspace space, double threshold, double start, DspOutput output, double[] out) {
        double at = backward(space, threshold, start);
        output.put(out, lengths.timeNs(at));
        return at;
    }

    private static double backward(Workspace space, double threshold, double start) {
        if (Double.isNaN(start)) return Double.NaN;
        for (int i = (int) start; i >= 1; i--) {
            if (OnsetStage.crosses(space.flattenedAt(i - 1), space.flattenedAt(i), threshold)) return i;
        }
        return Double.NaN;
    }

    /** The 80 % point between its samples; the peer's search for this one ends at sample 2. */
    private static double between(Workspace space, double threshold, double at) {
        if (!(at >= 2)) return Double.NaN;
        double before = space.flattenedAt((int) at - 1);
        return at - 1 + (threshold - before) / (space.flattenedAt((int) at) - before);
    }

    private static void lateCharge(double tp80, Workspace space, double[] out) {
        double late = sums(space, tp80 + 2 * LATE_CHARGE - 1);
        DspOutput.LQA.put(out, sums(space, tp80 + LATE_CHARGE - 1));
        DspOutput.LQB.put(out, late);
        DspOutput.LQ80.put(out, late * LATE_CHARGE);
    }

    private static double sums(Workspace space, double last) {
        if (!(last + 1 >= 2 * LATE_CHARGE && last + 1 <= space.samples)) return Double.NaN;
        int at = (int) last;
        return (space.sumTo(at, LATE_CHARGE) - space.sumTo(at - LATE_CHARGE, LATE_CHARGE)) / LATE_CHARGE;
    }
}
