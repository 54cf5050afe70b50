package org.driftwatch.calibrators.germanium.energy;

import java.util.List;

/**
 * Energy as a polynomial of ADC, E = Σ c_k ADC^k in keV, with covariance and the quality of its fit to the lines.
 *
 * @param coefficients low to high order; a pure scale has the constant 0
 * @param covariance row-major; zero for fixed coefficients
 * @param chiSquare Σ (E - line)² / σ²
 * @param degreesOfFreedom lines minus free coefficients
 */
public record Polynomial(List<Double> coefficients, List<Double> covariance, double chiSquare, int degreesOfFreedom) {
    public Polynomial {
        coefficients = List.copyOf(coefficients);
        covariance = List.copyOf(covariance);
    }

    /** Energy in keV of {@code adc}. */
    public double energyKeV(double adc) {
        double sum = 0;
        for (int k = coefficients.size() - 1; k >= 0; k--) sum = sum * adc + coefficients.get(k);
        return sum;
    }

    /** dE/dADC at {@code adc}, keV per ADC. */
    public double slope(double adc) {
        double sum = 0;
        for (int k = coefficients.size() - 1; k >= 1; k--) sum = sum * adc + k * coefficients.get(k);
        return sum;
    }

    /** Standard error of the energy at {@code adc} from the covariance. */
    public double errorKeV(double adc) {
        int n = coefficients.size();
        double variance = 0;
        double left = 1;
        for (int i = 0; i < n; i++, left *= adc) {
            double right = 1;
            for (int j = 0; j < n; j++, right *= adc) variance += left * covariance.get(i * n + j) * right;
        }
        return Math.sqrt(variance);
    }

    /** Standard error of coefficient {@code k}; zero if it is fixed. */
    public double coefficientError(int k) {
        return Math.sqrt(covariance.get(k * coefficients.size() + k));
    }

    /** Where the polynomial takes {@code energyKeV}: Newton's iteration from the linear solution. */
    public double adc(double energyKeV) {
        double x = (energyKeV - coefficients.get(0)) / coefficients.get(1);
        for (int k = 0; k < 20; k++) x -= (energyKeV(x) - energyKeV) / slope(x);
        return x;
    }

    static Polynomial plain(List<Double> coefficients) {
        int n = coefficients.size();
        return new Polynomial(coefficients, java.util.Collections.nCopies(n * n, 0.0), Double.NaN, 0);
    }
}
