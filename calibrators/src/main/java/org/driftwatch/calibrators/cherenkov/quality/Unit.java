package org.driftwatch.calibrators.cherenkov.quality;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A physical unit: a factor times powers of base units (m, s, kg, rad, ... and counts such as ph, each on its own).
 *
 * @param scale the unit in base units, e.g. 1.602e-7 for TeV = 1.602e-7 kg m² s⁻²
 * @param powers of the base units; none is 0
 */
public record Unit(double scale, SortedMap<String, Double> powers) {
    /** The plain number 1. */
    public static final Unit ONE = new Unit(1, new TreeMap<>());

    public Unit {
        SortedMap<String, Double> kept = new TreeMap<>(powers);
        kept.values().removeIf(power -> power == 0);
        powers = Collections.unmodifiableSortedMap(kept);
    }

    /**
     * The unit of a column as its text has it, e.g. {@code TeV}, {@code g / cm2}, {@code g.cm**-2}; the number 1 for no text. A text
     * that is not understood is a unit of its own, which fits nothing else.
     */
    public static Unit of(String text) {
        return UnitText.read(text).orElseGet(() -> base("'" + text + "'"));
    }

    static Unit base(String name) {
        return new Unit(1, new TreeMap<>(Map.of(name, 1.0)));
    }

    Unit scaled(double factor) {
        return new Unit(factor * scale, powers);
    }

    Unit times(Unit other) {
        SortedMap<String, Double> sum = new TreeMap<>(powers);
        other.powers.forEach((base, power) -> sum.merge(base, power, Double::sum));
        return new Unit(scale * other.scale, sum);
    }

    Unit over(Unit other) {
        SortedMap<String, Double> rest = new TreeMap<>(powers);
        other.powers.forEach((base, power) -> rest.merge(base, -power, Double::sum));
        return new Unit(scale / other.scale, rest);
    }

    Unit power(double exponent) {
        SortedMap<String, Double> raised = new TreeMap<>();
        powers.forEach((base, power) -> raised.put(base, power * exponent));
        return new Unit(StrictMath.pow(scale, exponent), raised);
    }

    /** Whether values of one can be told in the other. */
    public boolean fits(Unit other) {
        return powers.equals(other.powers);
    }

    /**
     * What a value in this unit is multiplied by to be in the other.
     *
     * @throws IllegalArgumentException when they do not fit
     */
    public double factorTo(Unit other) {
        if (!fits(other)) throw new IllegalArgumentException("a value in " + this + " is none in " + other);
        return scale / other.scale;
    }

    @Override
    public String toString() {
        if (powers.isEmpty()) return scale == 1 ? "no unit" : "units of " + scale;
        StringBuilder text = new StringBuilder(scale == 1 ? "" : scale + " ");
        powers.forEach((base, power) ->
                text.append(base).append(power == 1 ? "" : "^" + shown(power)).append(' '));
        return text.toString().trim();
    }

    private static String shown(double power) {
        return power == Math.rint(power) ? Long.toString((long) power) : Double.toString(power);
    }
}
