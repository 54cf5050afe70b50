package org.driftwatch.calibrators.germanium.dsp.config;

/** All values of one event, by slot. */
final class Frame {
    final double[][] series;
    final double[] scalars;

    Frame(int series, int scalars) {
        this.series = new double[series][];
        this.scalars = new double[scalars];
    }
}
