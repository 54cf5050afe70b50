package org.driftwatch.calibrators.spectrum;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The polynomial p that takes most positions x to known values y within |p(x) - y| ≤ tolerance + 1e-5 |y|, by trying
 * every
 * increasing choice of as many positions as there are values.
 * <pre>
 *   degree -1   p = x + c         degree 0   p = c x, c = Σxy/Σx²         degree ≥ 1   least squares
 * </pre>
 * Most matches win, then the least sum of squares among the matches. If not all of a choice match, choices of one less
 * are tried,
 * down to max(2, degree + 2). The number of choices grows combinatorially: keep the list of positions short.
 *
 * @param coefficients low to high order; [0, c] for degree 0, [c, 1] for degree -1
 * @param positions indices of the chosen x, ascending
 * @param values indices of the y they stand for
 * @param matches how many of them lie within the tolerance
 */
public record LineMatch(double[] coefficients, int[] positions, int[] values, int matches) {
    private static final double RELATIVE = 1e-5;

    /** What is matched: both lists ascending. */
    public record Problem(double[] x, double[] y, int degree, double tolerance) {
        public Problem {
            if (degree < -1) throw new IllegalArgumentException("degree of a match must be >= -1, was " + degree);
            if (!(tolerance >= 0)) throw new IllegalArgumentException("tolerance must be >= 0, was " + tolerance);
        }
    }

    /** The best match; empty with fewer than max(2, degree + 2) positions or values. */
    public static Optional<LineMatch> of(Problem problem) {
        int fewest = Math.max(2, problem.degree + 2);
        LineMatch best = null;
        for (int size = Math.min(problem.x.length, problem.y.length); size >= fewest; size--) {
            best = best(problem, size);
            if (best.matches == size) break;
        }
        return Optional.ofNullable(best);
    }

    private static LineMatch best(Problem problem, int size) {
        LineMatch best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int[] iy = first(size); iy != null; iy = next(iy, problem.y.length)) {
            for (int[] ix = first(size); ix != null; ix = next(ix, problem.x.length)) {
                double[] p = polynomial(pick(problem.x, ix), pick(problem.y, iy), problem.degree);
                Quality quality = Quality.of(problem, p, ix, iy);
                if (best != null && quality.matches < best.matches) continue;
                if (best != null && quality.matches == best.matches && !(quality.squares < least)) continue;
                best = new LineMatch(p, ix, iy, quality.matches);
                least = quality.squares;
            }
        }
        return best;
    }

    private record Quality(int matches, double squares) {
        static Quality of(Problem problem, double[] p, int[] ix, int[] iy) {
            int matches = 0;
            double squares = 0;
            for (int k = 0; k < ix.length; k++) {
                double y = problem.y[iy[k]];
                double distance = value(p, problem.x[ix[k]]) - y;
                if (!(Math.abs(distance) <= problem.tolerance + RELATIVE * Math.abs(y))) continue;
                matches++;
                squares += distance * distance;
            }
            return new Quality(matches, squares);
        }
    }

    private static double value(double[] p, double x) {
        double sum = 0;
        for (int k = p.length - 1; k >= 0; k--) sum = sum * x + p[k];
        return sum;
    }

    private static double[] polynomial(double[] x, double[] y, int degree) {
        if (degree == -1) {
            double shift = 0;
            for (int k = 0; k < x.length; k++) shift += (y[k] - x[k]) / x.length;
            return new double[] {shift, 1};
        }
        if (degree > 0) return leastSquares(x, y, degree);
        double xy = 0;
        double xx = 0;
        for (int k = 0; k < x.length; k++) {
            xy += x[k] * y[k];
            xx += x[k] * x[k];
        }
        return new double[] {0, xy / xx};
    }

    private static double[] leastSquares(double[] x, double[] y, int degree) {
        double unit = Math.max(Math.abs(x[0]), Math.abs(x[x.length - 1]));
        RealMatrix powers = MatrixUtils.createRealMatrix(x.length, degree + 1);
        for (int i = 0; i < x.length; i++) {
            double power = 1;
            for (int k = 0; k <= degree; k++, power *= x[i] / unit) powers.setEntry(i, k, power);
        }
        double[] c = new QRDecomposition(powers)
                .getSolver()
                .solve(new ArrayRealVector(y))
                .toArray();
        double power = 1;
        for (int k = 0; k <= degree; k++, power *= unit) c[k] /= power;
        return c;
    }

    private static double[] pick(double[] from, int[] at) {
        double[] picked = new double[at.length];
        for (int k = 0; k < at.length; k++) picked[k] = from[at[k]];
        return picked;
    }

    private static int[] first(int size) {
        int[] choice = new int[size];
        Arrays.setAll(choice, k -> k);
        return choice;
    }

    /**
     * The next increasing choice: the lowest index that can move up does, those below start again; null after the last.
     */
    private static int[] next(int[] choice, int length) {
        int[] next = choice.clone();
        for (int k = 0; k < next.length; k++) {
            int limit = k + 1 < next.length ? next[k + 1] : length;
            if (next[k] + 1 < limit) {
                next[k]++;
                for (int below = 0; below < k; below++) next[below] = below;
                return next;
            }
        }
        return null;
    }
}
