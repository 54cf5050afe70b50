package org.driftwatch.calibrators.germanium.energy;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * A polynomial y(x) through the positions of the lines.
 * <pre>
 *   minimise Σ 2 (sqrt(1 + r²) - 1),   r = (y(x) - y)/σ
 *   C = (Σ x xᵀ / (σ² (1 + r²)^(3/2)))⁻¹,   x = (1, x, x²)
 *   keV of ADC   x = µ,      y = line,   σ = σ_µ |dE/dADC|
 *   ADC of keV   x = line,   y = µ,      σ = σ_µ
 * </pre>
 * by iteratively reweighted least squares from the plain weighted fit; degree 0 has the constant fixed at 0, and ADC of keV is
 * then the plain weighted fit itself. In compat mode keV of ADC has σ² = σ_µ² Σ_n c_(n+1) µ^(n+1) with c the coefficients before, and the constant stays at the plain weighted fit.
 */
final class ScaleFit {
    private static final int ITERATIONS = 500;

    private final double[] x;
    private final double[] y;
    private final double[] sigma;
    private final double unit;
    private final int degree;
    private final boolean constantHeld;
    private final boolean robust;

    private ScaleFit(double[] x, double[] y, double[] sigma, Kind kind) {
        this.x = x;
        this.y = y;
        this.sigma = sigma;
        degree = kind.degree;
        constantHeld = kind.constantHeld;
        robust = kind.robust;
        unit = x[x.length - 1];
    }

    private record Kind(int degree, boolean constantHeld, boolean robust) {}

    /** Energy in keV as a polynomial of ADC; {@code before} gives the weights. */
    static ScaleFit energyOfAdc(List<LineResult> found, Polynomial before, EnergySettings settings) {
        boolean compat = settings.compat();
        double[] mu = positions(found);
        double[] sigma = errors(found);
        for (int i = 0; i < mu.length; i++)
            sigma[i] *= compat ? peerWeight(before, mu[i]) : Math.abs(before.slope(mu[i]));
        return new ScaleFit(
                mu, energies(found), sigma, new Kind(settings.degree(), compat && settings.degree() > 0, true));
    }

    /** ADC as a polynomial of energy in keV. */
    static ScaleFit adcOfEnergy(List<LineResult> found, int degree) {
        return new ScaleFit(energies(found), positions(found), errors(found), new Kind(degree, false, degree > 0));
    }

    private static double[] positions(List<LineResult> found) {
        return found.stream()
                .mapToDouble(line -> line.fit().orElseThrow().position())
                .toArray();
    }

    private static double[] errors(List<LineResult> found) {
        return found.stream()
                .mapToDouble(line -> line.fit().orElseThrow().positionError())
                .toArray();
    }

    private static double[] energies(List<LineResult> found) {
        return found.stream().mapToDouble(LineResult::energyKeV).toArray();
    }

    private static double peerWeight(Polynomial before, double mu) {
        double d = 0;
        double power = mu;
        for (int k = 1; k < before.coefficients().size(); k++, power *= mu)
            d += before.coefficients().get(k) * power;
        return Math.sqrt(Math.abs(d));
    }

    Polynomial fit() {
        int first = degree == 0 ? 1 : 0;
        int size = Math.max(1, degree) + 1;
        double[] c = solve(new double[size], first);
        int free = constantHeld ? 1 : first;
        for (int k = 0; k < ITERATIONS; k++) {
            double[] next = solve(c, free);
            boolean still = change(c, next) < 1e-14;
            c = next;
            if (still) break;
        }
        return report(c, free);
    }

    /** One weighted least-squares step for the coefficients from {@code free} on, x in units of the highest line. */
    private double[] solve(double[] c, int free) {
        boolean begun = false;
        for (double value : c) begun |= value != 0;
        int m = c.length - free;
        RealMatrix normal = MatrixUtils.createRealMatrix(m, m);
        RealVector right = new ArrayRealVector(m);
        for (int i = 0; i < x.length; i++) {
            double r = begun && robust ? residual(c, i) : 0;
            double weight = 1 / (sigma[i] * sigma[i] * Math.sqrt(1 + r * r));
            double held = 0;
            for (int k = 0; k < free; k++) held += c[k] * power(i, k);
            add(normal, right, i, free, weight, y[i] - held);
        }
        RealVector solution = solver(normal).solve(right);
        double[] next = c.clone();
        for (int k = 0; k < m; k++) next[k + free] = solution.getEntry(k);
        return next;
    }

    private void add(RealMatrix normal, RealVector right, int i, int free, double weight, double target) {
        for (int a = 0; a < right.getDimension(); a++) {
            right.addToEntry(a, weight * power(i, a + free) * target);
            for (int b = 0; b < right.getDimension(); b++) {
                normal.addToEntry(a, b, weight * power(i, a + free) * power(i, b + free));
            }
        }
    }

    private Polynomial report(double[] c, int free) {
        int n = c.length;
        RealMatrix information = MatrixUtils.createRealMatrix(n - free, n - free);
        double chiSquare = 0;
        for (int i = 0; i < x.length; i++) {
            double r = residual(c, i);
            chiSquare += r * r;
            double bent = robust ? 1 + r * r : 1;
            double weight = 1 / (sigma[i] * sigma[i] * bent * Math.sqrt(bent));
            add(information, new ArrayRealVector(n - free), i, free, weight, 0);
        }
        RealMatrix inverse = solver(information).getInverse();
        List<Double> coefficients = new ArrayList<>();
        List<Double> covariance = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            coefficients.add(c[a] / scale(a));
            for (int b = 0; b < n; b++) {
                boolean fixed = a < free || b < free;
                covariance.add(fixed ? 0.0 : inverse.getEntry(a - free, b - free) / scale(a) / scale(b));
            }
        }
        return new Polynomial(coefficients, covariance, chiSquare, x.length - (n - free));
    }

    private double residual(double[] c, int i) {
        double sum = 0;
        for (int k = 0; k < c.length; k++) sum += c[k] * power(i, k);
        return (sum - y[i]) / sigma[i];
    }

    private double power(int i, int k) {
        double u = x[i] / unit;
        return k == 0 ? 1 : k == 1 ? u : u * u;
    }

    private double scale(int k) {
        return k == 0 ? 1 : k == 1 ? unit : unit * unit;
    }

    private static DecompositionSolver solver(RealMatrix matrix) {
        return new CholeskyDecomposition(matrix, 1e-10, 0).getSolver();
    }

    private static double change(double[] a, double[] b) {
        double most = 0;
        for (int k = 0; k < a.length; k++) most = Math.max(most, Math.abs(a[k] - b[k]) / (1 + Math.abs(b[k])));
        return most;
    }
}
