package org.driftwatch.calibrators.simulation.grid;

/** Limits at every zenith angle, azimuth and background of a grid; other axes do not change them. */
final class LimitCube {
    private final PointLimits[][][] limits;

    private LimitCube(PointLimits[][][] limits) {
        this.limits = limits;
    }

    static LimitCube of(LimitTable table, double[][] values) {
        var limits = new PointLimits[values[0].length][values[1].length][values[2].length];
        for (int i = 0; i < values[0].length; i++)
            for (int j = 0; j < values[1].length; j++)
                for (int k = 0; k < values[2].length; k++)
                    limits[i][j][k] = table.at(values[0][i], values[1][j], values[2][k]);
        return new LimitCube(limits);
    }

    PointLimits at(int zenith, int azimuth, int nsb) {
        return limits[zenith][azimuth][nsb];
    }

    /** numpy's binary search for the first value not below, which needs sorted values; the last place when it falls off. */
    static int searched(double[] values, double wanted) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = low + (high - low >> 1);
            if (values[middle] < wanted) low = middle + 1;
            else high = middle;
        }
        return Math.min(low, values.length - 1);
    }
}
