package org.driftwatch.calibrators.histogram;

/** Integer counts on an axis. */
public interface Counts {
    /** The bins. */
    Axis axis();

    /** Adds the counts of bins {@code from} (in) to {@code until} (out) to {@code sums[0...]}. */
    void addTo(int from, int until, int[] sums);

    /** The counts of bins {@code from} (in) to {@code until} (out). */
    default int[] range(int from, int until) {
        int[] counts = new int[until - from];
        addTo(from, until, counts);
        return counts;
    }

    /** Several counts on one axis, added. */
    static Counts sum(Counts first, Counts... others) {
        return new Counts() {
            @Override
            public Axis axis() {
                return first.axis();
            }

            @Override
            public void addTo(int from, int until, int[] sums) {
                first.addTo(from, until, sums);
                for (Counts other : others) other.addTo(from, until, sums);
            }
        };
    }
}
