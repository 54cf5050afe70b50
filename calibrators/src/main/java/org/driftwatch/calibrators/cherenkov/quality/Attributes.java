package org.driftwatch.calibrators.cherenkov.quality;

import java.util.List;
import java.util.Set;
import org.driftwatch.calibrators.cherenkov.quality.Term.Tag;

/** What stands behind a dot of a column or a quantity: {@code .value}, {@code .unit}, {@code .quantity}, {@code .to(...)}. */
final class Attributes {
    private static final Set<String> REDUCTIONS = Set.of("min", "max", "mean", "sum", "std", "var", "any", "all");

    private Attributes() {}

    static Term of(Term owner, String name) {
        boolean column = owner.is(Tag.COLUMN);
        boolean known = column || owner.is(Tag.QUANTITY);
        if (known && name.equals("value") || column && name.equals("data"))
            return Term.plain(owner.kind(), owner.scalar(), owner.value());
        if (column && name.equals("quantity")) return owner.asQuantity();
        if (known && name.equals("unit") && owner.unit() != null) return Term.unit(owner.unit());
        throw none(owner, name);
    }

    static Term method(Term owner, String name, List<Term> arguments) {
        if (REDUCTIONS.contains(name))
            throw new IllegalArgumentException("." + name + "() is over all rows, not of one");
        boolean converts = name.equals("to") && (owner.is(Tag.COLUMN) || owner.is(Tag.QUANTITY));
        boolean tells = name.equals("to_value") && owner.is(Tag.QUANTITY);
        if (!converts && !tells) throw none(owner, name);
        if (tells && arguments.isEmpty()) return Term.plain(owner.kind(), owner.scalar(), owner.value());
        if (arguments.size() != 1 || !arguments.get(0).is(Tag.UNIT))
            throw new IllegalArgumentException("." + name + " needs one unit, as in ." + name + "(u.GeV)");
        Unit unit = arguments.get(0).unit();
        Term told = Term.quantity(unit, owner.scalar(), owner.in(unit));
        return converts ? told : Term.plain(told.kind(), told.scalar(), told.value());
    }

    private static IllegalArgumentException none(Term owner, String name) {
        String advice = owner.is(Tag.COLUMN) && name.equals("to_value") ? "; write .quantity.to_value(...)" : "";
        return new IllegalArgumentException(owner.tag() + " has no ." + name + advice);
    }
}
