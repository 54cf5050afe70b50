package org.driftwatch.calibrators.germanium.dsp;

import java.util.Map;
import java.util.StringTokenizer;

/**
 * A number with a power of time, read from a product such as {@code 10*us}, {@code 0.8} or {@code 2*3008*ns/4}.
 *
 * @param value in nanoseconds to the {@code powerOfTime}
 * @param powerOfTime 0 for a plain number, 1 for a duration
 */
record Quantity(double value, int powerOfTime) {
    private static final Map<String, Double> UNITS_NS = Map.of(
            "ns", 1.0,
            "us", 1e3,
            "µs", 1e3,
            "ms", 1e6,
            "s", 1e9);

    /** @throws NumberFormatException when a factor is neither a number nor a unit of time */
    static Quantity parse(String text) {
        StringTokenizer tokens = new StringTokenizer(text, "*/", true);
        Quantity product = factor(next(tokens, text));
        while (tokens.hasMoreTokens()) {
            boolean divides = tokens.nextToken().equals("/");
            product = product.combined(factor(next(tokens, text)), divides);
        }
        return product;
    }

    private Quantity combined(Quantity factor, boolean divides) {
        return divides
                ? new Quantity(value / factor.value, powerOfTime - factor.powerOfTime)
                : new Quantity(value * factor.value, powerOfTime + factor.powerOfTime);
    }

    private static String next(StringTokenizer tokens, String text) {
        if (!tokens.hasMoreTokens()) throw new NumberFormatException("no factor in '" + text + "'");
        return tokens.nextToken().strip();
    }

    private static Quantity factor(String token) {
        Double unit = UNITS_NS.get(token);
        if (unit != null) return new Quantity(unit, 1);
        if (!token.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?")) throw new NumberFormatException("'" + token + "'");
        return new Quantity(Double.parseDouble(token), 0);
    }
}
