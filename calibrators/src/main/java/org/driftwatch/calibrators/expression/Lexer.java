package org.driftwatch.calibrators.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits an expression into numbers, names and signs, as Python does. */
final class Lexer {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String DIGITS = "[0-9](?:_?[0-9])*";
    private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|(?:" + DIGITS
            + "(?:\\.(?:" + DIGITS + ")?)?|\\." + DIGITS + ")(?:[eE][+-]?" + DIGITS + ")?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");
    private static final Pattern SIGN = Pattern.compile("\\*\\*|//|<<|>>|<=|>=|==|!=|[-+*/%&|^~<>(),]");

    private static final Pattern TEXT = Pattern.compile("'[^'\\\\\n]*'|\"[^\"\\\\\n]*\"");
    private static final Pattern DOT = Pattern.compile("\\.");

    private final String text;
    private final boolean python;
    private final Matcher matcher;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text, Grammar grammar) {
        this.text = text;
        python = grammar == Grammar.PYTHON;
        matcher = SPACE.matcher(text);
    }

    static List<Token> tokens(String text, Grammar grammar) {
        return new Lexer(text, grammar).split();
    }

    private List<Token> split() {
        while (skipSpace() < text.length()) {
            boolean found =
                    take(NUMBER, Token.Type.NUMBER) || take(NAME, Token.Type.NAME) || take(SIGN, Token.Type.SIGN);
            if (!found && python) found = take(DOT, Token.Type.SIGN) || take(TEXT, Token.Type.TEXT);
            if (!found) throw new ExpressionException(text, at, fault(text.charAt(at)));
        }
        tokens.add(new Token(Token.Type.END, "", text.length()));
        return tokens;
    }

    private int skipSpace() {
        if (matches(SPACE)) at = matcher.end();
        return at;
    }

    private boolean take(Pattern pattern, Token.Type type) {
        if (!matches(pattern)) return false;
        tokens.add(new Token(type, matcher.group(), at));
        at = matcher.end();
        boolean glued = type == Token.Type.NUMBER && at < text.length() && isWord(text.charAt(at));
        if (glued) throw new ExpressionException(text, at, "'" + text.charAt(at) + "' does not belong to a number");
        return true;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    private boolean matches(Pattern pattern) {
        matcher.usePattern(pattern);
        matcher.region(at, text.length());
        return matcher.lookingAt();
    }

    private String fault(char c) {
        if (python && (c == '\'' || c == '"')) return "the text is not closed, or has a \\ in it";
        return switch (c) {
            case '@' -> "parameters are plain names, without @";
            case '=' -> "= assigns nothing here, equality is ==";
            case '!' -> "! is no operator, negation is ~";
            case '.' -> "a name has no dots";
            case '[' -> "slices are not supported";
            case '\'', '"' -> "text is not supported";
            default -> "'" + c + "' is not supported";
        };
    }
}
