package org.driftwatch.calibrators.cherenkov.graph;

/** L Lᵀ of a symmetric positive definite matrix, lower triangle in rows; in place. */
final class Cholesky {
    /** A pivot this small against its diagonal element means that rounding has eaten the matrix. */
    private static final double LEAST_PIVOT = 1e-14;

    private final double[][] l;
    private final boolean positive;

    /** Takes the matrix over: only its lower triangle is read, and it is overwritten. */
    Cholesky(double[][] matrix) {
        l = matrix;
        positive = factorise();
    }

    /** False when the matrix was not positive definite to working precision; then there is no answer. */
    boolean positive() {
        return positive;
    }

    private boolean factorise() {
        for (int i = 0; i < l.length; i++) {
            double[] row = l[i];
            for (int j = 0; j < i; j++) row[j] = (row[j] - dot(row, l[j], j)) / l[j][j];
            double pivot = row[i] - dot(row, row, i);
            if (!(pivot > LEAST_PIVOT * row[i])) return false;
            row[i] = Math.sqrt(pivot);
        }
        return true;
    }

    private static double dot(double[] a, double[] b, int n) {
        double sum = 0;
        for (int k = 0; k < n; k++) sum += a[k] * b[k];
        return sum;
    }

    /** Solves A x = b in place. */
    void solve(double[] b) {
        for (int i = 0; i < l.length; i++) b[i] = (b[i] - dot(l[i], b, i)) / l[i][i];
        for (int i = l.length - 1; i >= 0; i--) {
            b[i] /= l[i][i];
            for (int k = 0; k < i; k++) b[k] -= l[i][k] * b[i];
        }
    }

    /** A⁻¹, both triangles. */
    double[][] inverse() {
        int n = l.length;
        double[][] columns = inverseColumns();
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < n; k++) sum += columns[i][k] * columns[j][k];
                inverse[i][j] = sum;
                inverse[j][i] = sum;
            }
        }
        return inverse;
    }

    /** Columns of L⁻¹; column c is zero above c. */
    private double[][] inverseColumns() {
        int n = l.length;
        double[][] columns = new double[n][n];
        for (int c = 0; c < n; c++) {
            double[] column = columns[c];
            column[c] = 1 / l[c][c];
            for (int i = c + 1; i < n; i++) {
                double sum = 0;
                for (int k = c; k < i; k++) sum += l[i][k] * column[k];
                column[i] = -sum / l[i][i];
            }
        }
        return columns;
    }
}
