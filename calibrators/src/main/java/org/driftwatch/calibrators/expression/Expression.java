package org.driftwatch.calibrators.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.driftwatch.calibrators.expression.Syntax.Binary;
import org.driftwatch.calibrators.expression.Syntax.Call;
import org.driftwatch.calibrators.expression.Syntax.Name;
import org.driftwatch.calibrators.expression.Syntax.Unary;

/**
 * An expression that has been read but does not know its columns yet. Immutable.
 *
 * <p>The language is numexpr's on one event: {@code + - * / // % **}, {@code & | ^ ~ << >>}, one comparison {@code < <= > >= == !=},
 * parentheses, numbers, {@code True}, {@code False}, functions (sqrt exp log sin arctan2 where ...). Precedence is that of
 * Python: {@code &} and {@code |} bind tighter than comparisons, {@code **} tighter than a sign before it.
 */
public final class Expression {
    private final String text;
    private final Syntax syntax;
    private final List<String> names;

    private Expression(String text, Syntax syntax) {
        this.text = text;
        this.syntax = syntax;
        Set<String> found = new LinkedHashSet<>();
        collect(syntax, found);
        names = List.copyOf(found);
    }

    /** @throws ExpressionException when it is not in the language */
    public static Expression parse(String text) {
        return new Expression(text, Grammar.NUMEXPR.parse(text));
    }

    /** Names of columns and parameters in order of appearance, each once; functions are not among them. */
    public List<String> names() {
        return names;
    }

    /**
     * With names looked up, first among the parameters, then among the columns.
     *
     * @throws ExpressionException when a name is unknown, a function does not exist or an operator does not fit its operands
     */
    public Formula compile(Map<String, Double> parameters, List<Column> columns) {
        return new Formula(text, new Compilation(text, parameters, columns).compile(syntax), columns.size());
    }

    private static void collect(Syntax syntax, Set<String> names) {
        if (syntax instanceof Name name) {
            names.add(name.name());
        } else if (syntax instanceof Unary unary) {
            collect(unary.operand(), names);
        } else if (syntax instanceof Binary binary) {
            collect(binary.left(), names);
            collect(binary.right(), names);
        } else if (syntax instanceof Call call) {
            call.arguments().forEach(argument -> collect(argument, names));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
