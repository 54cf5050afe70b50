package org.driftwatch.calibrators.peak;

/** Which of two behaviours to follow where the common software does something it probably does not mean to. */
public enum Behaviour {
    /** What the formulas say. */
    CORRECTED,
    /**
     * What the common software does: halved tail-fraction derivative in the FWHM error, goodness of fit at bin centres with
     * degrees of freedom that ignore the fitted parameters, tail decision by p-values and Hessian errors, scale weights
     * sqrt(E var) with the constant term fixed, FWHM slope taken at the energy value.
     */
    COMPAT
}
