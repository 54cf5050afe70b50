package org.driftwatch.calibrators.cherenkov.subject;

/**
 * Energy scale of type a over that of type b, in logarithms.
 *
 * @param logRatio robust mean of ln(E_i/c_i) - ln(E_j/c_j), i of type a; NaN without contributions
 * @param ownError its standard error with the coefficients known
 * @param referenceError error from the coefficients of the telescopes
 */
public record TypeScale(
        String typeA, String typeB, double logRatio, double ownError, double referenceError, int pairs, long events) {
    public double error() {
        return Math.sqrt(ownError * ownError + referenceError * referenceError);
    }
}
