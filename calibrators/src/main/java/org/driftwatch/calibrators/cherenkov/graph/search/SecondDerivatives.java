package org.driftwatch.calibrators.cherenkov.graph.search;

/**
 * The matrix of second derivatives by differences, with steps that change the function by a set amount, and first derivatives
 * with steps a fifth of those.
 */
final class SecondDerivatives {
    private static final int CYCLES = 5;
    private static final int ENLARGEMENTS = 5;
    private static final double STEP_TOLERANCE = 0.3;
    private static final double TOLERANCE = 0.05;
    private static final int SLOPE_CYCLES = 2;
    private static final double SLOPE_TOLERANCE = 0.05;
    private static final double FINER = 0.2;

    private final Cost cost;
    private final double[] x;
    private final double value;
    private final Slope slope;
    private final double[] above;

    SecondDerivatives(Cost cost, double[] point, double value, Slope before) {
        this.cost = cost;
        this.value = value;
        x = point.clone();
        above = new double[x.length];
        slope = new Slope(before.first().clone(), before.second().clone(), before.step().clone());
    }

    /** Rows of the matrix; null where the function does not change at all. */
    double[][] matrix() {
        double[][] h = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            if (!diagonal(i)) return null;
            h[i][i] = slope.second()[i];
        }
        double[] steps = slope.step().clone();
        for (int i = 0; i < x.length; i++) refine(i);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                h[i][j] = mixed(i, steps[i], j, steps[j]);
                h[j][i] = h[i][j];
            }
        }
        return h;
    }

    /** First derivatives and steps found on the way. */
    Slope slope() {
        return slope;
    }

    private boolean diagonal(int i) {
        double aim = Math.sqrt(Cost.STEP_EPSILON) * (Math.abs(value) + 1);
        double here = x[i];
        double least = 8 * Cost.STEP_EPSILON * (Math.abs(here) + Cost.STEP_EPSILON);
        double d = Math.max(Math.abs(slope.step()[i]), least);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            double sag = 0;
            double below = 0;
            for (int k = 0; k < ENLARGEMENTS; k++) {
                above[i] = moved(i, here, d);
                below = moved(i, here, -d);
                sag = 0.5 * (above[i] + below - 2 * value);
                if (sag != 0) break;
                d *= 10;
            }
            if (sag == 0) return false;
            double before = slope.second()[i];
            slope.second()[i] = 2 * sag / (d * d);
            slope.first()[i] = (above[i] - below) / (2 * d);
            slope.step()[i] = d;
            double last = d;
            d = Math.max(Math.sqrt(2 * aim / Math.abs(slope.second()[i])), least);
            if (Math.abs((d - last) / d) < STEP_TOLERANCE) break;
            if (Math.abs((slope.second()[i] - before) / slope.second()[i]) < TOLERANCE) break;
            d = Math.max(Math.min(d, 10 * last), 0.1 * last);
        }
        return true;
    }

    private double moved(int i, double here, double by) {
        x[i] = here + by;
        double there = cost.at(x);
        x[i] = here;
        return there;
    }

    private void refine(int i) {
        double here = x[i];
        double least = 4 * Cost.STEP_EPSILON * (Math.abs(here) + Cost.STEP_EPSILON);
        double change = 4 * Cost.STEP_EPSILON * Cost.STEP_EPSILON * (Math.abs(value) + 1);
        double floor = Cost.STEP_EPSILON + Math.abs(slope.first()[i] * Cost.STEP_EPSILON);
        double best = Math.sqrt(change / (Math.abs(slope.second()[i]) + floor));
        double d = Math.max(Math.min(FINER * Math.abs(slope.step()[i]), best), least);
        for (int cycle = 0; cycle < SLOPE_CYCLES; cycle++) {
            double up = moved(i, here, d);
            double down = moved(i, here, -d);
            double old = slope.first()[i];
            double fresh = (up - down) / (2 * d);
            if (fresh == 0) return;
            slope.first()[i] = fresh;
            if (Math.abs((old - fresh) / fresh) < SLOPE_TOLERANCE) return;
            if (Math.abs(old - fresh) < Cost.EPSILON * (Math.abs(up) + Math.abs(down)) / d || d < least) return;
            d *= FINER;
        }
    }

    private double mixed(int i, double stepI, int j, double stepJ) {
        double hereI = x[i];
        double hereJ = x[j];
        x[i] += stepI;
        x[j] += stepJ;
        double both = cost.at(x);
        x[i] = hereI;
        x[j] = hereJ;
        return (both + value - above[i] - above[j]) / (stepI * stepJ);
    }
}
