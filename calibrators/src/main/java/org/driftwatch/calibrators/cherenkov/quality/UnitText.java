package org.driftwatch.calibrators.cherenkov.quality;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads units as files write them (astropy's generic form and VOUnit): factors parted by a space, {@code .} or {@code *}, or by
 * {@code /}, which divides by the one factor or the bracket that follows; a factor is a name or number with a power ({@code cm2},
 * {@code cm-2}, {@code cm**-2}, {@code TeV(1/2)}).
 */
final class UnitText {
    private static final Pattern FACTOR =
            Pattern.compile("\\s*([A-Za-z\u00b5%_]+|[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)");
    private static final Pattern POWER = Pattern.compile(
            "(?:\\*\\*|\\^)?(?:" + "([+-]?[0-9]+(?:\\.[0-9]+)?)|\\(\\s*([+-]?[0-9.]+)\\s*(?:/\\s*([0-9.]+)\\s*)?\\))");
    private static final Pattern SIGN = Pattern.compile("\\s*([/.*]|\\s)\\s*(?=[^*])");
    private static final Pattern OPEN = Pattern.compile("\\s*\\(");
    private static final Pattern CLOSE = Pattern.compile("\\s*\\)");

    private final String text;
    private final Matcher matcher;
    private int at;

    private UnitText(String text) {
        this.text = text;
        matcher = FACTOR.matcher(text);
    }

    /** Empty when it is not understood; the number 1 for an empty text. */
    static Optional<Unit> read(String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty()) return Optional.of(Unit.ONE);
        UnitText reader = new UnitText(trimmed);
        try {
            Unit unit = reader.product();
            return reader.at == trimmed.length() ? Optional.of(unit) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Unit product() {
        Unit product = factor();
        while (take(SIGN)) {
            boolean divides = matcher.group(1).equals("/");
            Unit factor = factor();
            product = divides ? product.over(factor) : product.times(factor);
        }
        return product;
    }

    private Unit factor() {
        if (take(OPEN)) {
            Unit inner = product();
            if (!take(CLOSE)) throw new IllegalArgumentException("a bracket is not closed");
            return inner;
        }
        if (!take(FACTOR)) throw new IllegalArgumentException("no unit at " + text.substring(at));
        String name = matcher.group(1);
        Unit unit = Character.isDigit(name.charAt(0)) ? Unit.ONE.scaled(Double.parseDouble(name)) : named(name);
        return take(POWER) ? unit.power(exponent()) : unit;
    }

    private static Unit named(String name) {
        return UnitNames.find(name).orElseThrow(() -> new IllegalArgumentException("no unit " + name));
    }

    private double exponent() {
        if (matcher.group(1) != null) return Double.parseDouble(matcher.group(1));
        double numerator = Double.parseDouble(matcher.group(2));
        return matcher.group(3) == null ? numerator : numerator / Double.parseDouble(matcher.group(3));
    }

    private boolean take(Pattern pattern) {
        matcher.usePattern(pattern).region(at, text.length());
        if (!matcher.lookingAt()) return false;
        at = matcher.end();
        return true;
    }
}
