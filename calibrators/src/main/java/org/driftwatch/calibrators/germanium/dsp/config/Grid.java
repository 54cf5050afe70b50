package org.driftwatch.calibrators.germanium.dsp.config;

/**
 * Where the samples of a series lie in time: sample i at {@code offset + i·period}.
 *
 * @param periodNs time from one sample to the next [ns], above 0
 * @param offset time of sample 0, the same for all events or not
 */
record Grid(double periodNs, Offset offset) {
    /** Time of sample 0 [ns]. */
    sealed interface Offset {
        double ns(Frame frame);

        Offset plus(double ns);
    }

    record Fixed(double ns) implements Offset {
        @Override
        public double ns(Frame frame) {
            return ns;
        }

        @Override
        public Offset plus(double more) {
            return new Fixed(ns + more);
        }
    }

    /** An offset that is found in each event: the time of a sample of another grid. */
    record Found(Value.Scalar time, double laterNs) implements Offset {
        @Override
        public double ns(Frame frame) {
            return time.grid().timeNs(frame.scalars[time.slot()], frame) + laterNs;
        }

        @Override
        public Offset plus(double more) {
            return new Found(time, laterNs + more);
        }
    }

    /** How near to a whole sample a time must come out, to be taken for it [samples]. */
    private static final double WHOLE = 1e-6;

    Grid {
        if (!(periodNs > 0) || Double.isInfinite(periodNs))
            throw new IllegalArgumentException("the period of a grid must be finite and above 0 ns, was " + periodNs);
    }

    Grid from(int sample, int step) {
        return new Grid(periodNs * step, offset.plus(sample * periodNs));
    }

    double timeNs(double sample, Frame frame) {
        return offset.ns(frame) + sample * periodNs;
    }

    /** The sample of this grid that lies at a sample of another. */
    Reading here(Value.Scalar time) {
        int slot = time.slot();
        Grid other = time.grid();
        if (time.kind() == Value.Kind.PLAIN || equals(other)) return frame -> frame.scalars[slot];
        if (time.kind() == Value.Kind.DURATION) {
            double ratio = other.periodNs / periodNs;
            return frame -> snapped(frame.scalars[slot] * ratio);
        }
        return frame -> snapped((other.timeNs(frame.scalars[slot], frame) - offset.ns(frame)) / periodNs);
    }

    private static double snapped(double sample) {
        double whole = Math.rint(sample);
        return Math.abs(sample - whole) < WHOLE ? whole : sample;
    }
}
