package org.driftwatch.calibrators.germanium.cuts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.hit.HitOperation;

/**
 * Borders of a cut on a parameter, NaN for a side without, and the operation that applies them.
 *
 * @param low lower border
 * @param high upper border
 */
record Borders(double low, double high) {

    /** At so many widths from the mode, rounded. */
    static Borders around(ModeWidth shape, Sides level, int decimals) {
        return new Borders(
                rounded(-level.low() * shape.std() + shape.mode(), decimals),
                rounded(level.high() * shape.std() + shape.mode(), decimals));
    }

    /** The decimal nearest to the exact value of x, ties to even. */
    static double rounded(double x, int decimals) {
        if (!Double.isFinite(x)) return x;
        return new BigDecimal(x).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }

    /**
     * {@code (p>a) & (p<b)}, {@code p>a} or {@code p<a}; beyond the borders for {@link CutMode#EXCLUSIVE}.
     *
     * @param parameter p
     */
    HitOperation operation(String parameter, CutMode mode) {
        boolean inside = mode == CutMode.INCLUSIVE;
        SortedMap<String, Double> values = new TreeMap<>();
        if (!Double.isNaN(low) && !Double.isNaN(high)) {
            values.put("a", low);
            values.put("b", high);
            String text = inside ? "(%s>a) & (%s<b)" : "(%s<a) | (%s>b)";
            return HitOperation.of(text.replace("%s", parameter), values);
        }
        values.put("a", Double.isNaN(low) ? high : low);
        boolean above = Double.isNaN(high) == inside;
        return HitOperation.of(parameter + (above ? ">a" : "<a"), values);
    }
}
