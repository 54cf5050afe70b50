package org.driftwatch.calibrators.cherenkov.event;

import org.driftwatch.calibrators.cherenkov.quality.Unit;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;

/**
 * A column of DL2 in a fixed unit.
 *
 * @param place in the values of a row; -1 when the array has no such column: then it is NaN
 * @param factor from the unit of the column
 */
record Quantity(int place, double factor) {
    /**
     * The column of this name; one without unit is taken to be in the wanted one.
     *
     * @throws IllegalArgumentException naming the column when its unit does not fit
     */
    static Quantity of(ArrayDescription array, String column, String unit) {
        int place = array.column(column);
        if (place < 0) return new Quantity(place, Double.NaN);
        String its = array.columns().get(place).unit();
        if (its.isBlank()) return new Quantity(place, 1);
        Unit from = Unit.of(its);
        if (!from.fits(Unit.of(unit)))
            throw new IllegalArgumentException("unit of column " + column + " must fit " + unit + ", was " + its);
        return new Quantity(place, from.factorTo(Unit.of(unit)));
    }

    /** As it stands in the file: numbers without unit, and counts of photo-electrons, whatever they are called. */
    static Quantity number(ArrayDescription array, String column) {
        return new Quantity(array.column(column), 1);
    }

    /** A truth value; one that is not there holds. */
    static Quantity flag(ArrayDescription array, String column) {
        return new Quantity(array.column(column), 1);
    }

    double of(double[] row) {
        return place < 0 ? Double.NaN : row[place] * factor;
    }

    boolean holds(double[] row) {
        return place < 0 || row[place] == 1;
    }
}
