package org.driftwatch.calibrators.expression;

/** A named constant. JSON does not tell 1 from 1.0, so one without fraction can stand where a whole number is needed. */
record Parameter(double value) implements Node.Real {
    @Override
    public double real(double[] columns) {
        return value;
    }

    boolean isWhole() {
        return value == Math.rint(value) && Math.abs(value) <= 0x1p53;
    }

    Node.Whole asWhole() {
        long whole = (long) value;
        return columns -> whole;
    }
}
