package org.driftwatch.calibrators.cherenkov.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.driftwatch.calibrators.cherenkov.quality.Term.Tag;
import org.driftwatch.calibrators.expression.ExpressionException;
import org.driftwatch.calibrators.expression.Kind;
import org.driftwatch.calibrators.expression.Syntax;
import org.driftwatch.calibrators.expression.Syntax.Attribute;
import org.driftwatch.calibrators.expression.Syntax.Binary;
import org.driftwatch.calibrators.expression.Syntax.Call;
import org.driftwatch.calibrators.expression.Syntax.Literal;
import org.driftwatch.calibrators.expression.Syntax.Name;
import org.driftwatch.calibrators.expression.Syntax.Text;
import org.driftwatch.calibrators.expression.Syntax.Unary;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;

/** Turns the syntax of a criterion into terms: looks names up among columns, units ({@code u.}) and numpy ({@code np.}). */
final class CriterionCompilation {
    private static final Set<String> WHOLE = Set.of("obs_id", "event_id", "tel_id");
    private static final Map<String, Double> CONSTANTS =
            Map.of("pi", Math.PI, "e", Math.E, "inf", Double.POSITIVE_INFINITY, "nan", Double.NaN);

    private final String text;
    private final List<Dl2Column> columns;

    CriterionCompilation(String text, List<Dl2Column> columns) {
        this.text = text;
        this.columns = columns;
    }

    Term compile(Syntax syntax) {
        if (syntax instanceof Literal literal) return literal(literal);
        if (syntax instanceof Name name) return column(name);
        if (syntax instanceof Unary unary) return unary(unary);
        if (syntax instanceof Binary binary) return binary(binary);
        if (syntax instanceof Call call) return call(call);
        if (syntax instanceof Attribute attribute) return attribute(attribute);
        throw fault(syntax, "a text is no condition");
    }

    private static Term literal(Literal literal) {
        double number = literal.kind() == Kind.REAL ? literal.real() : literal.whole();
        return Term.constant(literal.kind(), number);
    }

    private Term column(Name name) {
        int place = place(name.name());
        if (place < 0) throw fault(name, "there is no column '" + name.name() + "'");
        Dl2Column column = columns.get(place);
        Kind kind = column.logical() ? Kind.BOOLEAN : WHOLE.contains(column.name()) ? Kind.WHOLE : Kind.REAL;
        Unit unit = column.unit().isBlank() ? null : Unit.of(column.unit());
        return new Term(Tag.COLUMN, kind, unit, false, row -> row[place]);
    }

    private int place(String name) {
        for (int i = 0; i < columns.size(); i++) if (columns.get(i).name().equals(name)) return i;
        return -1;
    }

    private Term unary(Unary unary) {
        Term operand = compile(unary.operand());
        return at(unary, () -> Operators.unary(unary.operator(), operand));
    }

    private Term binary(Binary binary) {
        Term a = compile(binary.left());
        Term b = compile(binary.right());
        return at(binary, () -> Operators.of(binary.operator(), a, b));
    }

    private Term call(Call call) {
        if (!Functions.BARE.contains(call.function()))
            throw fault(call, "there is no function '" + call.function() + "' without np. before it");
        List<Term> arguments = compiled(call.arguments());
        return at(call, () -> Functions.of(call.function(), arguments));
    }

    private Term attribute(Attribute attribute) {
        if (attribute.owner() instanceof Name owner && place(owner.name()) < 0) {
            if (owner.name().equals("u")) return at(attribute, () -> unit(attribute));
            if (owner.name().equals("np")) return at(attribute, () -> numpy(attribute));
        }
        Term owner = compile(attribute.owner());
        if (attribute.arguments().isEmpty()) return at(attribute, () -> Attributes.of(owner, attribute.name()));
        List<Term> arguments = units(attribute.arguments().get());
        return at(attribute, () -> Attributes.method(owner, attribute.name(), arguments));
    }

    private Term unit(Attribute attribute) {
        if (attribute.arguments().isPresent()) return unitCall(attribute);
        return UnitNames.find(attribute.name())
                .map(Term::unit)
                .orElseThrow(() -> new IllegalArgumentException("there is no unit u." + attribute.name()));
    }

    /** {@code u.Unit("TeV")}, {@code u.Quantity(x)}, {@code u.Quantity(x, u.TeV)}. */
    private Term unitCall(Attribute attribute) {
        List<Term> arguments = units(attribute.arguments().orElseThrow());
        if (attribute.name().equals("Unit")
                && arguments.size() == 1
                && arguments.get(0).is(Tag.UNIT)) return arguments.get(0);
        boolean quantity = attribute.name().equals("Quantity") && !arguments.isEmpty() && arguments.size() <= 2;
        if (!quantity) throw new IllegalArgumentException("u." + attribute.name() + " cannot be called like this");
        Term number = arguments.get(0);
        if (arguments.size() == 1) return number.asQuantity();
        Unit unit = arguments.get(1).unitOrOne();
        return Term.quantity(unit, number.scalar(), number.unit() == null ? number.value() : number.in(unit));
    }

    private Term numpy(Attribute attribute) {
        if (attribute.arguments().isPresent())
            return Functions.of(attribute.name(), compiled(attribute.arguments().get()));
        Double constant = CONSTANTS.get(attribute.name());
        if (constant == null) throw new IllegalArgumentException("np." + attribute.name() + " is no number");
        return Term.constant(Kind.REAL, constant);
    }

    private List<Term> compiled(List<Syntax> arguments) {
        return arguments.stream().map(this::compile).toList();
    }

    /** Arguments of which a text is the name of a unit. */
    private List<Term> units(List<Syntax> arguments) {
        List<Term> terms = new ArrayList<>();
        for (Syntax argument : arguments)
            terms.add(argument instanceof Text unit ? Term.unit(unit(unit)) : compile(argument));
        return terms;
    }

    private Unit unit(Text unit) {
        return UnitText.read(unit.text()).orElseThrow(() -> fault(unit, "there is no unit '" + unit.text() + "'"));
    }

    /** What is wrong with an operation is said with its place; what is wrong further in has its own. */
    private Term at(Syntax syntax, Supplier<Term> operation) {
        try {
            return operation.get();
        } catch (ExpressionException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw fault(syntax, e.getMessage());
        }
    }

    private ExpressionException fault(Syntax at, String what) {
        return new ExpressionException(text, at.position(), what);
    }
}
