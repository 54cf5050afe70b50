package org.driftwatch.calibrators.cherenkov.quality;

import org.driftwatch.calibrators.cherenkov.quality.Term.Tag;
import org.driftwatch.calibrators.cherenkov.quality.Term.Value;
import org.driftwatch.calibrators.expression.Kind;

/**
 * Operators on terms, as numpy and astropy have them: between columns and plain numbers the bare numbers count and the unit of the
 * first column stays; with a quantity on either side units are part of the numbers. Faults are {@link IllegalArgumentException}s.
 */
final class Operators {
    private Operators() {}

    static Term of(String operator, Term a, Term b) {
        return switch (operator) {
            case "<", "<=", ">", ">=" -> order(operator, a, b);
            case "==", "!=" -> equality(operator, a, b);
            case "&", "|", "^", "<<", ">>" -> Bits.of(operator, a, b);
            case "and", "or" -> choice(operator, a, b);
            case "**" -> Powers.of(a, b);
            default -> arithmetic(operator, a, b);
        };
    }

    static Term unary(String operator, Term a) {
        if (operator.equals("~")) return Bits.inverse(a);
        if (operator.equals("not")) return Term.constant(Kind.BOOLEAN, truthOf(operator, a) ? 0 : 1);
        if (a.kind() == Kind.BOOLEAN && !a.scalar())
            throw new IllegalArgumentException("a truth value has no sign, its negation is ~");
        Value value = a.value();
        Value signed = operator.equals("-") ? row -> -value.of(row) : value;
        Kind kind = a.kind() == Kind.BOOLEAN ? Kind.WHOLE : a.kind();
        return new Term(a.is(Tag.UNIT) ? Tag.QUANTITY : a.tag(), kind, a.unit(), a.scalar(), signed);
    }

    /** Python evaluates {@code a and b} to one of the two, which it can choose only when a is one value. */
    private static Term choice(String operator, Term a, Term b) {
        boolean first = truthOf(operator, a) == operator.equals("or");
        return first ? a : b;
    }

    private static boolean truthOf(String operator, Term a) {
        if (!a.scalar() || a.is(Tag.UNIT))
            throw new IllegalArgumentException("the truth value of a column is ambiguous: write & | ~ instead of '"
                    + operator + "', and (a < b) & (b < c) instead of a < b < c");
        return a.constant() != 0;
    }

    private static Term order(String operator, Term a, Term b) {
        if (a.is(Tag.COLUMN) && b.is(Tag.QUANTITY)) return order(mirrored(operator), b, a);
        boolean scalar = a.scalar() && b.scalar();
        if (!unitsCount(a, b)) return Term.truth(scalar, compared(operator, a.value(), b.value()));
        CommonUnit common = CommonUnit.of(a, b);
        return Term.truth(scalar, compared(operator, common.a(), common.b()));
    }

    private static Term equality(String operator, Term a, Term b) {
        boolean scalar = a.scalar() && b.scalar();
        if (a.is(Tag.UNIT) && b.is(Tag.UNIT)) return sameUnit(operator, a.unit(), b.unit());
        if (!unitsCount(a, b)) return Term.truth(scalar, compared(operator, a.value(), b.value()));
        if (!CommonUnit.exists(a, b)) return Term.constant(Kind.BOOLEAN, operator.equals("==") ? 0 : 1);
        CommonUnit common = b.is(Tag.QUANTITY) && !a.is(Tag.QUANTITY) ? CommonUnit.of(b, a) : CommonUnit.of(a, b);
        return Term.truth(scalar, compared(operator, common.a(), common.b()));
    }

    private static Term sameUnit(String operator, Unit a, Unit b) {
        boolean same = a.fits(b) && a.scale() == b.scale();
        return Term.constant(Kind.BOOLEAN, same == operator.equals("==") ? 1 : 0);
    }

    private static String mirrored(String operator) {
        return operator.startsWith("<") ? operator.replace('<', '>') : operator.replace('>', '<');
    }

    private static Value compared(String operator, Value a, Value b) {
        return switch (operator) {
            case "<" -> row -> a.of(row) < b.of(row) ? 1 : 0;
            case "<=" -> row -> a.of(row) <= b.of(row) ? 1 : 0;
            case ">" -> row -> a.of(row) > b.of(row) ? 1 : 0;
            case ">=" -> row -> a.of(row) >= b.of(row) ? 1 : 0;
            case "==" -> row -> a.of(row) == b.of(row) ? 1 : 0;
            default -> row -> a.of(row) != b.of(row) ? 1 : 0;
        };
    }

    private static Term arithmetic(String operator, Term a, Term b) {
        boolean scalar = a.scalar() && b.scalar();
        if (!unitsCount(a, b)) return bare(operator, a, b, Numbers.of(operator, a, b));
        if (operator.equals("*") || operator.equals("/")) return product(operator, a, b);
        CommonUnit common = CommonUnit.of(a, b);
        Value value = Numbers.real(operator, common.a(), common.b());
        return Term.quantity(operator.equals("//") ? Unit.ONE : common.unit(), scalar, value);
    }

    private static Term product(String operator, Term a, Term b) {
        boolean times = operator.equals("*");
        Unit unit = times ? a.unitOrOne().times(b.unitOrOne()) : a.unitOrOne().over(b.unitOrOne());
        if (a.is(Tag.UNIT) && b.is(Tag.UNIT)) return Term.unit(unit);
        return Term.quantity(unit, a.scalar() && b.scalar(), Numbers.real(operator, a.value(), b.value()));
    }

    /** The result of bare numbers: a column, with the unit of the first one, if there is a column among them. */
    static Term bare(String operator, Term a, Term b, Value value) {
        Kind kind = Numbers.kind(operator, a.kind(), b.kind());
        boolean scalar = a.scalar() && b.scalar();
        Term column = a.is(Tag.COLUMN) ? a : b;
        if (!column.is(Tag.COLUMN)) return Term.plain(kind, scalar, value);
        return new Term(Tag.COLUMN, kind, column.unit(), scalar, value);
    }

    static boolean unitsCount(Term a, Term b) {
        return isWithUnit(a) || isWithUnit(b);
    }

    static boolean isWithUnit(Term a) {
        return a.is(Tag.QUANTITY) || a.is(Tag.UNIT);
    }
}
