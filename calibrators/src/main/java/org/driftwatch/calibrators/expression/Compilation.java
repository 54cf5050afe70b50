package org.driftwatch.calibrators.expression;

import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.expression.Syntax.Binary;
import org.driftwatch.calibrators.expression.Syntax.Call;
import org.driftwatch.calibrators.expression.Syntax.Literal;
import org.driftwatch.calibrators.expression.Syntax.Name;
import org.driftwatch.calibrators.expression.Syntax.Unary;

/** Turns syntax into nodes: looks names up, checks kinds, chooses the operation for them. */
final class Compilation {
    private final String text;
    private final Map<String, Double> parameters;
    private final List<Column> columns;

    Compilation(String text, Map<String, Double> parameters, List<Column> columns) {
        this.text = text;
        this.parameters = parameters;
        this.columns = columns;
    }

    Node compile(Syntax syntax) {
        if (syntax instanceof Literal literal) return literal(literal);
        if (syntax instanceof Name name) return name(name);
        if (syntax instanceof Unary unary) return unary(unary);
        if (syntax instanceof Binary binary) return binary(binary);
        return call((Call) syntax);
    }

    private static Node literal(Literal literal) {
        double real = literal.real();
        long whole = literal.whole();
        return switch (literal.kind()) {
            case BOOLEAN -> (Node.Truth) x -> whole != 0;
            case WHOLE -> (Node.Whole) x -> whole;
            case REAL -> (Node.Real) x -> real;
        };
    }

    private Node name(Name name) {
        Double parameter = parameters.get(name.name());
        if (parameter != null) return new Parameter(parameter);
        for (int i = 0; i < columns.size(); i++)
            if (columns.get(i).name().equals(name.name()))
                return column(i, columns.get(i).kind());
        throw fault(name, "'" + name.name() + "' is neither a parameter nor a column");
    }

    private static Node column(int i, Kind kind) {
        return switch (kind) {
            case BOOLEAN -> (Node.Truth) x -> x[i] != 0;
            case WHOLE -> (Node.Whole) x -> (long) x[i];
            case REAL -> (Node.Real) x -> x[i];
        };
    }

    private Node unary(Unary unary) {
        Node operand = compile(unary.operand());
        if (unary.operator().equals("~")) return Logic.not(bits(unary, "~", operand));
        if (operand.kind() == Kind.BOOLEAN)
            throw fault(unary, "a boolean has no sign " + unary.operator() + ", negation is ~");
        return unary.operator().equals("-") ? Arithmetic.negative(operand) : operand;
    }

    private Node binary(Binary binary) {
        Node a = compile(binary.left());
        Node b = compile(binary.right());
        String operator = binary.operator();
        Node comparison = Logic.comparison(operator, a, b);
        if (comparison != null) return comparison;
        if (operator.equals("**") && binary.right() instanceof Literal exponent) return power(binary, a, exponent);
        Node number = Arithmetic.of(operator, a, b);
        if (number == null) return logic(binary, a, b);
        boolean booleans = a.kind() == Kind.BOOLEAN && b.kind() == Kind.BOOLEAN && !operator.equals("/");
        if (booleans) throw fault(binary, operator + " of two booleans is not defined, use & | ^");
        return number;
    }

    private Node logic(Binary binary, Node a, Node b) {
        Node left = bits(binary, binary.operator(), a);
        Node right = bits(binary, binary.operator(), b);
        boolean truths = left.kind() == Kind.BOOLEAN && right.kind() == Kind.BOOLEAN;
        Node truth = truths ? Logic.ofTruths(binary.operator(), left, right) : null;
        return truth != null ? truth : Logic.ofBits(binary.operator(), left, right);
    }

    private Node bits(Syntax at, String operator, Node operand) {
        if (operand instanceof Parameter parameter && parameter.isWhole()) return parameter.asWhole();
        if (operand.kind() != Kind.REAL) return operand;
        throw fault(at, operator + " needs booleans or whole numbers, not a " + Kind.REAL);
    }

    private Node power(Binary binary, Node base, Literal exponent) {
        boolean real = base.kind().with(exponent.kind()) == Kind.REAL;
        if (!real && exponent.whole() < 0)
            throw fault(binary, "a whole number has no negative power " + exponent.whole());
        Node known = real ? Arithmetic.knownPower(base, exponent.real()) : null;
        return known != null ? known : Arithmetic.of("**", base, literal(exponent));
    }

    private Node call(Call call) {
        List<Node> arguments = call.arguments().stream().map(this::compile).toList();
        try {
            return Functions.of(call.function(), arguments);
        } catch (ArithmeticException e) {
            throw fault(call, e.getMessage());
        }
    }

    private ExpressionException fault(Syntax at, String what) {
        return new ExpressionException(text, at.position(), what);
    }
}
