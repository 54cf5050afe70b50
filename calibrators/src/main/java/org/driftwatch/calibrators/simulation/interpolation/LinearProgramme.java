package org.driftwatch.calibrators.simulation.interpolation;

import java.util.Arrays;

/**
 * Weights w ≥ 0 with Σ w_j a_j = (1, 0, …, 0), by the simplex method with few rows and many columns, whose first element is 1.
 * Columns −1, −2, … are artificial: the corners of a large regular simplex around the origin, equal weights on which are where the
 * first phase starts. The column of the most negative reduced cost enters; after many steps the first one (Bland's rule), so that
 * it ends on degenerate problems. Of equal ratios that of the largest pivot leaves, which keeps the basis well conditioned.
 */
final class LinearProgramme {
    private static final double FEASIBLE = 1e-11;
    private static final double PIVOT = 1e-11;
    private static final double EQUAL = 1e-13;
    private static final int STEEPEST = 1_000;
    private static final int LONGEST = 20_000;

    private final double[][] columns;
    private final int rows;
    private final double corner;
    private final int[] basis;
    private final boolean[] allowed;

    LinearProgramme(double[][] columns) {
        this.columns = columns;
        rows = columns[0].length;
        corner = 2 * size(columns);
        basis = new int[rows];
        allowed = new boolean[columns.length];
        Arrays.fill(allowed, true);
        for (int row = 0; row < rows; row++) basis[row] = -1 - row;
    }

    private static double size(double[][] columns) {
        double largest = Double.MIN_NORMAL;
        for (double[] column : columns)
            for (int row = 1; row < column.length; row++) largest = Math.max(largest, Math.abs(column[row]));
        return largest;
    }

    /** First phase: whether there are such weights at all. */
    boolean feasible() {
        improve(new double[columns.length], 1, FEASIBLE / rows);
        double missing = 0;
        double[] weights = weights();
        for (int i = 0; i < rows; i++) if (basis[i] < 0) missing += weights[i];
        return missing <= FEASIBLE;
    }

    /**
     * Second phase, from a feasible basis.
     *
     * @param rounding relative error of the cost differences: what is below counts as zero
     * @return the smallest Σ w_j cost_j over the columns still allowed
     */
    double minimise(double[] cost, double rounding) {
        improve(cost, 0, 0, rounding);
        double[] weights = weights();
        double total = 0;
        for (int i = 0; i < rows; i++) if (basis[i] >= 0) total += weights[i] * cost[basis[i]];
        return total;
    }

    /** Allows from now on only the columns that could be exchanged without changing the minimum just found. */
    void keepTied(double[] cost, double rounding) {
        double[] dual = dual(cost, 0);
        double tolerance = rounding * largest(cost);
        for (int j = 0; j < columns.length; j++) allowed[j] &= reduced(j, cost, dual) <= tolerance + rounding * Math.abs(cost[j]);
    }

    private void improve(double[] cost, double artificialCost, double tolerance) {
        improve(cost, artificialCost, tolerance, 0);
    }

    private void improve(double[] cost, double artificialCost, double tolerance, double rounding) {
        for (int step = 0; step < LONGEST; step++) {
            double[] dual = dual(cost, artificialCost);
            double bound = tolerance + rounding * largest(cost);
            int entering = entering(cost, dual, new Bound(bound, rounding), step < STEEPEST);
            if (entering < 0) return;
            int leaving = leaving(solve(false, columns[entering]), artificialCost > 0);
            if (leaving < 0) return;
            basis[leaving] = entering;
        }
    }

    /** Largest cost in the basis: the scale of rounding. */
    private double largest(double[] cost) {
        double largest = 0;
        for (int column : basis) if (column >= 0) largest = Math.max(largest, Math.abs(cost[column]));
        return largest;
    }

    /** A reduced cost counts as negative below −(absolute + relative·cost). */
    private record Bound(double absolute, double relative) {
        double of(double cost) {
            return absolute + relative * Math.abs(cost);
        }
    }

    private int entering(double[] cost, double[] dual, Bound bound, boolean steepest) {
        int best = -1;
        double lowest = 0;
        for (int j = 0; j < columns.length; j++) {
            if (!allowed[j] || inBasis(j)) continue;
            double reduced = reduced(j, cost, dual);
            if (reduced >= -bound.of(cost[j]) || reduced >= lowest) continue;
            if (!steepest) return j;
            best = j;
            lowest = reduced;
        }
        return best;
    }

    private boolean inBasis(int column) {
        for (int each : basis) if (each == column) return true;
        return false;
    }

    private double reduced(int j, double[] cost, double[] dual) {
        double reduced = cost[j];
        for (int row = 0; row < rows; row++) reduced -= dual[row] * columns[j][row];
        return reduced;
    }

    /** Row of the smallest ratio, of equal ones that of the largest pivot. In the second phase no artificial one may grow. */
    private int leaving(double[] direction, boolean firstPhase) {
        double[] weights = weights();
        double tiny = PIVOT * largestOf(direction);
        int best = -1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows; i++) {
            boolean held = !firstPhase && basis[i] < 0 && Math.abs(direction[i]) > tiny;
            if (!held && direction[i] <= tiny) continue;
            double ratio = held ? 0 : Math.max(0, weights[i]) / direction[i];
            boolean equal = best >= 0 && Math.abs(ratio - smallest) <= EQUAL;
            if (equal ? Math.abs(direction[i]) > Math.abs(direction[best]) : ratio < smallest) best = i;
            smallest = Math.min(smallest, ratio);
        }
        return best;
    }

    private static double largestOf(double[] direction) {
        double largest = 0;
        for (double each : direction) largest = Math.max(largest, Math.abs(each));
        return largest;
    }

    private double[] weights() {
        double[] one = new double[rows];
        one[0] = 1;
        return solve(false, one);
    }

    private double[] dual(double[] cost, double artificialCost) {
        double[] right = new double[rows];
        for (int i = 0; i < rows; i++) right[i] = basis[i] < 0 ? artificialCost : cost[basis[i]];
        return solve(true, right);
    }

    private double entry(int row, int place) {
        int column = basis[place];
        if (column >= 0) return columns[column][row];
        if (row == 0) return 1;
        return -1 - column == row ? corner * (rows - 1) : -corner;
    }

    /** Gauss with pivots scaled by row; the matrix is the basis or its transpose. */
    private double[] solve(boolean transposed, double[] right) {
        double[][] a = new double[rows][rows + 1];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < rows; k++) a[i][k] = transposed ? entry(k, i) : entry(i, k);
            a[i][rows] = right[i];
        }
        for (int k = 0; k < rows; k++) {
            swap(a, k, pivot(a, k));
            for (int i = k + 1; i < rows; i++) subtract(a[i], a[k], k);
        }
        return back(a);
    }

    private int pivot(double[][] a, int from) {
        int best = from;
        double largest = -1;
        for (int i = from; i < rows; i++) {
            double size = 0;
            for (int k = from; k < rows; k++) size = Math.max(size, Math.abs(a[i][k]));
            double relative = size == 0 ? 0 : Math.abs(a[i][from]) / size;
            if (relative > largest) {
                largest = relative;
                best = i;
            }
        }
        return best;
    }

    private static void swap(double[][] a, int i, int k) {
        double[] row = a[i];
        a[i] = a[k];
        a[k] = row;
    }

    private static void subtract(double[] row, double[] from, int k) {
        double factor = row[k] / from[k];
        if (factor == 0) return;
        for (int c = k; c < row.length; c++) row[c] -= factor * from[c];
    }

    private double[] back(double[][] a) {
        double[] x = new double[rows];
        for (int i = rows - 1; i >= 0; i--) {
            x[i] = a[i][rows];
            for (int k = i + 1; k < rows; k++) x[i] -= a[i][k] * x[k];
            x[i] /= a[i][i];
        }
        return x;
    }
}
