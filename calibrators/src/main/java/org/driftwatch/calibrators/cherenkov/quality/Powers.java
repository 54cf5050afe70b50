package org.driftwatch.calibrators.cherenkov.quality;

import org.driftwatch.calibrators.cherenkov.quality.Term.Tag;
import org.driftwatch.calibrators.cherenkov.quality.Term.Value;
import org.driftwatch.calibrators.expression.Arithmetic;
import org.driftwatch.calibrators.expression.Kind;

/** {@code **}: of bare numbers a column keeps its unit; of quantities the unit is raised too. */
final class Powers {
    private Powers() {}

    static Term of(Term base, Term exponent) {
        if (Operators.isWithUnit(exponent)) return ofPlain(base, exponent);
        if (Operators.isWithUnit(base)) return ofQuantity(base, exponent);
        boolean whole = base.kind().with(exponent.kind()) != Kind.REAL;
        boolean negative = exponent.scalar() && exponent.constant() < 0;
        if (whole && negative && !base.scalar())
            throw new IllegalArgumentException("a column of whole numbers has no negative power");
        Term result = Operators.bare("**", base, exponent, value(base.value(), exponent));
        boolean real = !whole || negative;
        return real ? new Term(result.tag(), Kind.REAL, result.unit(), result.scalar(), result.value()) : result;
    }

    /** To a power that is known: the unit is raised with it. */
    static Term raised(Term base, double exponent, Value value) {
        if (base.is(Tag.UNIT)) return Term.unit(base.unit().power(exponent));
        return Term.quantity(base.unit().power(exponent), base.scalar(), value);
    }

    private static Term ofQuantity(Term base, Term exponent) {
        if (!exponent.scalar())
            throw new IllegalArgumentException("a quantity can be raised to one power only, not to one for each row");
        return raised(base, exponent.constant(), value(base.value(), exponent));
    }

    private static Term ofPlain(Term base, Term exponent) {
        if (exponent.is(Tag.UNIT)
                || !exponent.unit().fits(Unit.ONE)
                || !base.unitOrOne().fits(Unit.ONE))
            throw new IllegalArgumentException("an exponent must have no unit, was " + exponent);
        Value power = exponent.in(Unit.ONE);
        Value plain = base.in(Unit.ONE);
        boolean scalar = base.scalar() && exponent.scalar();
        return Term.quantity(Unit.ONE, scalar, row -> Arithmetic.power(plain.of(row), power.of(row)));
    }

    private static Value value(Value base, Term exponent) {
        double known = exponent.scalar() ? exponent.constant() : Double.NaN;
        if (known == 2) return row -> square(base.of(row));
        if (known == 1) return base;
        if (known == 0.5) return row -> Math.sqrt(base.of(row));
        if (known == -1) return row -> 1 / base.of(row);
        Value power = exponent.value();
        return row -> Arithmetic.power(base.of(row), power.of(row));
    }

    private static double square(double x) {
        return x * x;
    }
}
