package org.driftwatch.calibrators.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.driftwatch.calibrators.expression.Syntax.Attribute;
import org.driftwatch.calibrators.expression.Syntax.Binary;
import org.driftwatch.calibrators.expression.Syntax.Call;
import org.driftwatch.calibrators.expression.Syntax.Literal;
import org.driftwatch.calibrators.expression.Syntax.Name;
import org.driftwatch.calibrators.expression.Syntax.Text;
import org.driftwatch.calibrators.expression.Syntax.Unary;

/**
 * Reads expressions with the precedence of Python, from loose to tight: (in {@link Grammar#PYTHON} {@code or and not}), comparisons, {@code |}, {@code ^}, {@code &}, shifts,
 * {@code + -}, {@code * / // %}, signs and {@code ~}, {@code **} (from the right; a sign may follow it).
 */
final class Parser {
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("|"), Set.of("^"), Set.of("&"), Set.of("<<", ">>"), Set.of("+", "-"), Set.of("*", "/", "//", "%"));
    private static final Set<String> SIGNS = Set.of("+", "-", "~");
    private static final Set<String> KEYWORDS =
            Set.of("and", "or", "not", "if", "else", "in", "is", "lambda", "None", "for");
    private static final int DEEPEST = 200;

    private final String text;
    private final boolean python;
    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(String text, Grammar grammar) {
        this.text = text;
        python = grammar == Grammar.PYTHON;
        tokens = Lexer.tokens(text, grammar);
    }

    static Syntax parse(String text, Grammar grammar) {
        Parser parser = new Parser(text, grammar);
        Syntax all = parser.whole();
        if (parser.peek().type() != Token.Type.END) throw parser.unexpected("an operator or the end");
        return all;
    }

    private Syntax whole() {
        return python ? either() : comparison();
    }

    private Syntax either() {
        Syntax left = both();
        while (isWord("or")) left = binary(take(), left, both());
        return left;
    }

    private Syntax both() {
        Syntax left = negation();
        while (isWord("and")) left = binary(take(), left, negation());
        return left;
    }

    private Syntax negation() {
        if (!isWord("not")) return comparison();
        Token not = take();
        enter(not);
        Syntax operand = negation();
        depth--;
        return new Unary("not", operand, not.position());
    }

    private Syntax comparison() {
        Syntax left = level(0);
        Syntax all = left;
        for (boolean first = true; isSign(COMPARISONS); first = false) {
            if (!first && !python) throw fault(peek(), "comparisons cannot be chained: write (a < b) & (b < c)");
            Token operator = take();
            Syntax right = level(0);
            Syntax one = binary(operator, left, right);
            all = first ? one : new Binary("and", all, one, operator.position());
            left = right;
        }
        return all;
    }

    private Syntax level(int level) {
        if (level == LEVELS.size()) return signed();
        Syntax left = level(level + 1);
        while (isSign(LEVELS.get(level))) left = binary(take(), left, level(level + 1));
        return left;
    }

    private Syntax signed() {
        if (!isSign(SIGNS)) return power();
        Token sign = take();
        enter(sign);
        Syntax operand = signed();
        depth--;
        if (python || !(operand instanceof Literal literal)) return new Unary(sign.text(), operand, sign.position());
        return folded(sign, () -> PythonNumbers.unary(sign.text(), literal, sign.position()));
    }

    private Syntax power() {
        Syntax base = python ? attributes(atom()) : atom();
        if (!peek().is("**")) return base;
        Token operator = take();
        enter(operator);
        Syntax exponent = signed();
        depth--;
        return binary(operator, base, exponent);
    }

    private Syntax binary(Token operator, Syntax left, Syntax right) {
        if (python || !(left instanceof Literal a && right instanceof Literal b))
            return new Binary(operator.text(), left, right, operator.position());
        return folded(operator, () -> PythonNumbers.binary(operator.text(), a, b, operator.position()));
    }

    private interface Folding {
        Literal value();
    }

    private Literal folded(Token operator, Folding folding) {
        try {
            return folding.value();
        } catch (ArithmeticException e) {
            String what = e.getMessage().contains("overflow") ? "the result has more than 64 bits" : e.getMessage();
            throw fault(operator, what);
        }
    }

    /** {@code .name} and {@code .name(...)}, as many as follow. */
    private Syntax attributes(Syntax owner) {
        Syntax all = owner;
        while (peek().is(".")) {
            take();
            Token name = take();
            if (name.type() != Token.Type.NAME) throw fault(name, "expected a name, found " + name.shown());
            Optional<List<Syntax>> arguments = peek().is("(") ? Optional.of(arguments()) : Optional.empty();
            all = new Attribute(all, name.text(), arguments, name.position());
        }
        return all;
    }

    private Syntax atom() {
        Token token = peek();
        if (token.type() == Token.Type.TEXT) return text(take());
        if (token.type() == Token.Type.NUMBER) return number(take());
        if (token.type() == Token.Type.NAME) return named(take());
        if (!token.is("(")) throw unexpected("a value");
        enter(take());
        Syntax inner = whole();
        depth--;
        expect(")");
        return inner;
    }

    private static Text text(Token token) {
        return new Text(token.text().substring(1, token.text().length() - 1), token.position());
    }

    private Syntax named(Token name) {
        if (KEYWORDS.contains(name.text())) throw fault(name, keyword(name.text()));
        if (name.text().equals("True")) return Literal.of(true, name.position());
        if (name.text().equals("False")) return Literal.of(false, name.position());
        return peek().is("(")
                ? new Call(name.text(), arguments(), name.position())
                : new Name(name.text(), name.position());
    }

    private List<Syntax> arguments() {
        enter(take());
        List<Syntax> arguments = new ArrayList<>();
        if (!peek().is(")")) arguments.add(whole());
        while (peek().is(",")) {
            take();
            arguments.add(whole());
        }
        depth--;
        expect(")");
        return List.copyOf(arguments);
    }

    private Literal number(Token token) {
        String digits = token.text().replace("_", "");
        try {
            String prefix = digits.length() > 1 ? digits.substring(0, 2).toLowerCase(java.util.Locale.ROOT) : "";
            int radix = prefix.equals("0x") ? 16 : prefix.equals("0b") ? 2 : prefix.equals("0o") ? 8 : 10;
            if (radix != 10) return Literal.of(Long.parseLong(digits.substring(2), radix), token.position());
            boolean whole = digits.chars().allMatch(c -> c >= '0' && c <= '9');
            return whole
                    ? Literal.of(Long.parseLong(digits), token.position())
                    : Literal.of(Double.parseDouble(digits), token.position());
        } catch (NumberFormatException e) {
            throw fault(token, token.text() + " has more than 64 bits");
        }
    }

    private String keyword(String word) {
        if (python && Set.of("and", "or", "not").contains(word)) return "'" + word + "' stands in the wrong place";
        return switch (word) {
            case "and" -> "'and' is not supported, write &";
            case "or" -> "'or' is not supported, write |";
            case "not" -> "'not' is not supported, write ~";
            case "if", "else" -> "'" + word + "' is not supported, write where(condition, a, b)";
            default -> "'" + word + "' is not supported";
        };
    }

    private void enter(Token at) {
        if (++depth > DEEPEST) throw fault(at, "nested more than " + DEEPEST + " deep");
    }

    private boolean isSign(Set<String> signs) {
        return peek().type() == Token.Type.SIGN && signs.contains(peek().text());
    }

    private boolean isWord(String word) {
        return peek().type() == Token.Type.NAME && peek().text().equals(word);
    }

    private void expect(String sign) {
        if (!peek().is(sign)) throw unexpected("'" + sign + "'");
        take();
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private ExpressionException unexpected(String wanted) {
        Token found = peek();
        if (KEYWORDS.contains(found.text())) return fault(found, keyword(found.text()));
        return fault(found, "expected " + wanted + ", found " + found.shown());
    }

    private ExpressionException fault(Token at, String what) {
        return new ExpressionException(text, at.position(), what);
    }
}
