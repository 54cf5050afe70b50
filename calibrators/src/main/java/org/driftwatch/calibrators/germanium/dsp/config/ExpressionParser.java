package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads an argument.
 * <pre>
 *   comparison: sum [(&lt; | &lt;= | &gt; | &gt;= | == | !=) sum]       sum: product {(+ | -) product}
 *   product:    sign {(* | / | //) sign}                           sign: [-|+] … part
 *   part:       (number | 'text' | name | name(…) | (comparison) | [comparison, …]) {.name | [index] | [from:until:step]}
 * </pre>
 */
final class ExpressionParser {
    private static final String[] COMPARISONS = {"<=", ">=", "==", "!=", "<", ">"};

    private final String text;
    private int at;

    private ExpressionParser(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException what is not understood and at which place, without the text itself */
    static Expression parse(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Expression expression = parser.comparison();
        parser.skipBlanks();
        if (parser.at < text.length()) throw parser.unexpected();
        return expression;
    }

    private Expression comparison() {
        Expression left = sum();
        for (String operator : COMPARISONS) if (take(operator)) return new Expression.Binary(operator, left, sum());
        return left;
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            if (take("+")) left = new Expression.Binary("+", left, product());
            else if (take("-")) left = new Expression.Binary("-", left, product());
            else return left;
        }
    }

    private Expression product() {
        Expression left = sign();
        while (true) {
            if (next("**")) throw unexpected();
            if (take("*")) left = new Expression.Binary("*", left, sign());
            else if (take("//")) left = new Expression.Binary("//", left, sign());
            else if (take("/")) left = new Expression.Binary("/", left, sign());
            else return left;
        }
    }

    private Expression sign() {
        if (take("+")) return sign();
        if (!take("-")) return part();
        Expression of = sign();
        return of instanceof Expression.Number number
                ? new Expression.Number(-number.value())
                : new Expression.Negative(of);
    }

    private Expression part() {
        Expression part = bare();
        while (true) {
            if (take(".")) part = new Expression.Attribute(part, name());
            else if (take("[")) part = subscript(part);
            else return part;
        }
    }

    private Expression bare() {
        skipBlanks();
        if (at == text.length()) throw new IllegalArgumentException("ends where a value should stand");
        char c = text.charAt(at);
        if (take("(")) return closed(comparison(), ")");
        if (take("[")) return new Expression.Values(list("]"));
        if (c == '\'' || c == '"') return quoted(c);
        if (Character.isDigit(c) || c == '.') return number();
        if (isNamePart(c)) return nameOrCall();
        throw unexpected();
    }

    private Expression nameOrCall() {
        String name = name();
        if (!take("(")) return new Expression.Name(name);
        List<Expression> arguments = new ArrayList<>();
        SortedMap<String, Expression> keywords = new TreeMap<>();
        while (!take(")")) {
            String keyword = keyword();
            if (keyword == null) arguments.add(comparison());
            else keywords.put(keyword, comparison());
            if (!take(",") && !next(")")) throw unexpected();
        }
        return new Expression.Call(name, List.copyOf(arguments), keywords);
    }

    /** The name in front of a lone '=', null when there is none. */
    private String keyword() {
        skipBlanks();
        int start = at;
        if (at < text.length() && isNamePart(text.charAt(at)) && !Character.isDigit(text.charAt(at))) {
            String name = name();
            if (!next("==") && take("=")) return name;
        }
        at = start;
        return null;
    }

    private List<Expression> list(String close) {
        List<Expression> items = new ArrayList<>();
        while (!take(close)) {
            items.add(comparison());
            if (!take(",") && !next(close)) throw unexpected();
        }
        return List.copyOf(items);
    }

    private Expression subscript(Expression of) {
        Expression first = next(":") ? null : comparison();
        if (!take(":")) return closed(new Expression.Index(of, first), "]");
        Expression until = next(":") || next("]") ? null : comparison();
        Expression step = !take(":") || next("]") ? null : comparison();
        return closed(new Expression.Slice(of, first, until, step), "]");
    }

    private Expression closed(Expression inside, String close) {
        if (!take(close)) throw unexpected();
        return inside;
    }

    private Expression quoted(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) throw new IllegalArgumentException("a text has no end");
        Expression.Text quoted = new Expression.Text(text.substring(at + 1, end));
        at = end + 1;
        return quoted;
    }

    private Expression number() {
        int start = at;
        while (at < text.length() && isNumberPart(start)) at++;
        try {
            return new Expression.Number(Double.parseDouble(text.substring(start, at)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text.substring(start, at) + "' is no number");
        }
    }

    private boolean isNumberPart(int start) {
        char c = text.charAt(at);
        if (Character.isDigit(c) || c == '.' || c == 'e' || c == 'E') return true;
        char before = at > start ? text.charAt(at - 1) : ' ';
        return (c == '+' || c == '-') && (before == 'e' || before == 'E');
    }

    private String name() {
        skipBlanks();
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) at++;
        if (at == start) throw unexpected();
        return text.substring(start, at);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private boolean take(String token) {
        if (!next(token)) return false;
        at += token.length();
        return true;
    }

    private boolean next(String token) {
        skipBlanks();
        return text.startsWith(token, at);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private IllegalArgumentException unexpected() {
        skipBlanks();
        if (at >= text.length()) return new IllegalArgumentException("ends too early");
        return new IllegalArgumentException("'" + text.charAt(at) + "' at place " + (at + 1) + " is not understood");
    }
}
