package org.driftwatch.calibrators.cherenkov.quality;

import org.driftwatch.calibrators.cherenkov.quality.Term.Tag;
import org.driftwatch.calibrators.cherenkov.quality.Term.Value;

/**
 * Two terms, at least one of them a quantity, told in one unit: that of the first; where one has none, the plain number, unless its
 * number is 0, infinite or NaN and so fits any.
 */
record CommonUnit(Unit unit, Value a, Value b) {
    static CommonUnit of(Term a, Term b) {
        if (a.is(Tag.UNIT) || b.is(Tag.UNIT))
            throw new IllegalArgumentException("a unit alone is no number: write 1*u.TeV, not u.TeV");
        if (a.unit() != null && b.unit() != null) return in(a.unit(), a, b);
        Term plain = a.unit() == null ? a : b;
        Term other = a.unit() == null ? b : a;
        if (other.unit().fits(Unit.ONE)) return in(Unit.ONE, a, b);
        if (plain.fitsAnyUnit()) return new CommonUnit(other.unit(), a.value(), b.value());
        throw incompatible(a, b);
    }

    /** Whether they can be told in one unit at all. */
    static boolean exists(Term a, Term b) {
        boolean fit = a.unitOrOne().fits(b.unitOrOne());
        return fit || a.unit() == null && a.fitsAnyUnit() || b.unit() == null && b.fitsAnyUnit();
    }

    private static CommonUnit in(Unit unit, Term a, Term b) {
        if (!a.unitOrOne().fits(b.unitOrOne())) throw incompatible(a, b);
        return new CommonUnit(unit, a.in(unit), b.in(unit));
    }

    private static IllegalArgumentException incompatible(Term a, Term b) {
        return new IllegalArgumentException("units do not fit: " + a.unitOrOne() + " and " + b.unitOrOne());
    }
}
