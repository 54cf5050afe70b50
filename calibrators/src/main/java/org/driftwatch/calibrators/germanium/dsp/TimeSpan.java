package org.driftwatch.calibrators.germanium.dsp;

/**
 * A duration of the chain, finite and not negative. Decay constants are fitted to fractions of a nanosecond, which
 * {@link java.time.Duration} cannot hold.
 */
public record TimeSpan(double nanoseconds) {
    public TimeSpan {
        if (!(nanoseconds >= 0) || Double.isInfinite(nanoseconds)) {
            throw new IllegalArgumentException("a duration must be finite and at least 0 ns, was " + nanoseconds);
        }
    }

    public static TimeSpan ofNs(double nanoseconds) {
        return new TimeSpan(nanoseconds);
    }

    public static TimeSpan ofUs(double microseconds) {
        return new TimeSpan(microseconds * 1000);
    }

    /** Length in samples, not rounded. */
    public double samples(double periodNs) {
        return nanoseconds / periodNs;
    }

    /** Length in samples, to the nearest; exact halves to the even one, as the peer rounds. */
    public int wholeSamples(double periodNs) {
        return (int) Math.rint(samples(periodNs));
    }

    @Override
    public String toString() {
        return nanoseconds >= 1000 ? nanoseconds / 1000 + " us" : nanoseconds + " ns";
    }
}
