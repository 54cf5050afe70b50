package org.driftwatch.calibrators.cherenkov.quality;

import org.driftwatch.calibrators.expression.Kind;

/**
 * Part of a criterion, compiled: what it is, and its value for a row. Truth values are 1 and 0.
 *
 * @param tag as what astropy would hold it
 * @param unit null for a plain number or a column without one
 * @param scalar whether it is the same for all rows
 */
record Term(Tag tag, Kind kind, Unit unit, boolean scalar, Value value) {
    private static final double[] NO_ROW = {};

    enum Tag {
        /** a number or array without unit */
        PLAIN("a plain number"),
        /** a column: among columns and plain numbers its bare numbers count, its unit is remembered */
        COLUMN("a column"),
        /** a number with a unit that is part of it */
        QUANTITY("a quantity"),
        /** a unit alone */
        UNIT("a unit");

        private final String words;

        Tag(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** For each row a number. */
    @FunctionalInterface
    interface Value {
        double of(double[] row);
    }

    static Term plain(Kind kind, boolean scalar, Value value) {
        return new Term(Tag.PLAIN, kind, null, scalar, value);
    }

    static Term constant(Kind kind, double number) {
        return plain(kind, true, row -> number);
    }

    static Term truth(boolean scalar, Value value) {
        return plain(Kind.BOOLEAN, scalar, value);
    }

    static Term quantity(Unit unit, boolean scalar, Value value) {
        return new Term(Tag.QUANTITY, Kind.REAL, unit, scalar, value);
    }

    static Term unit(Unit unit) {
        return new Term(Tag.UNIT, Kind.REAL, unit, true, row -> 1);
    }

    /** The number of a term that is the same for all rows. */
    double constant() {
        return value.of(NO_ROW);
    }

    boolean is(Tag wanted) {
        return tag == wanted;
    }

    /** Its unit, the number 1 where it has none. */
    Unit unitOrOne() {
        return unit == null ? Unit.ONE : unit;
    }

    Term asQuantity() {
        return quantity(unitOrOne(), scalar, value);
    }

    /** Its numbers, told in another unit. */
    Value in(Unit other) {
        double factor = unitOrOne().factorTo(other);
        Value same = value;
        return factor == 1 ? same : row -> same.of(row) * factor;
    }

    /** Whether it may stand beside any unit: 0, infinity and NaN. */
    boolean fitsAnyUnit() {
        if (!scalar) return false;
        double number = constant();
        return number == 0 || !Double.isFinite(number);
    }

    @Override
    public String toString() {
        return unit == null ? tag.toString() : tag + " in " + unit;
    }
}
