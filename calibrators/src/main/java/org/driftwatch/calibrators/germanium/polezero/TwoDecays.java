package org.driftwatch.calibrators.germanium.polezero;

/**
 * A decay with two components, {@code (1−f)·exp(−t/tau1) + f·exp(−t/tau2)}, the longer first.
 *
 * @param tau1 longer decay constant [samples]
 * @param tau2 shorter decay constant [samples]
 * @param fraction f, share of the shorter one
 */
public record TwoDecays(double tau1, double tau2, double fraction) {
    /** The same decay with the longer component first. */
    static TwoDecays ordered(double a, double b, double shareOfB) {
        return a > b ? new TwoDecays(a, b, shareOfB) : new TwoDecays(b, a, 1 - shareOfB);
    }
}
