package org.driftwatch.calibrators.expression;

/** Something that has a value for each event; of the three kinds a node answers its own and those it can be promoted to. */
sealed interface Node {
    Kind kind();

    double real(double[] columns);

    long whole(double[] columns);

    boolean truth(double[] columns);

    /** Double precision; nothing else. */
    @FunctionalInterface
    non-sealed interface Real extends Node {
        @Override
        double real(double[] columns);

        @Override
        default Kind kind() {
            return Kind.REAL;
        }

        @Override
        default long whole(double[] columns) {
            throw new IllegalStateException("a real number was asked for a whole one");
        }

        @Override
        default boolean truth(double[] columns) {
            throw new IllegalStateException("a real number was asked for a boolean");
        }
    }

    /** 64-bit integers; also real numbers. */
    @FunctionalInterface
    non-sealed interface Whole extends Node {
        @Override
        long whole(double[] columns);

        @Override
        default Kind kind() {
            return Kind.WHOLE;
        }

        @Override
        default double real(double[] columns) {
            return whole(columns);
        }

        @Override
        default boolean truth(double[] columns) {
            throw new IllegalStateException("a whole number was asked for a boolean");
        }
    }

    /** Booleans; also the numbers 1 and 0. */
    @FunctionalInterface
    non-sealed interface Truth extends Node {
        @Override
        boolean truth(double[] columns);

        @Override
        default Kind kind() {
            return Kind.BOOLEAN;
        }

        @Override
        default double real(double[] columns) {
            return truth(columns) ? 1 : 0;
        }

        @Override
        default long whole(double[] columns) {
            return truth(columns) ? 1 : 0;
        }
    }
}
