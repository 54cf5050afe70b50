package org.driftwatch.topics.codec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as the peer writes them into its files: shortest decimal that reads back, with a point; rounding half to even. */
public final class PeerNumber {
    private static final int MOST_DIGITS = 17;

    private PeerNumber() {}

    /** Shortest decimal that reads back as this double, e.g. {@code 362568.0}, {@code 1e-07}. */
    public static String text(double value) {
        if (!Double.isFinite(value)) return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        if (value == 0) return 1 / value < 0 ? "-0.0" : "0.0";
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        return exponent < -4 || exponent >= 16 ? scientific(shortest, exponent) : plain(shortest);
    }

    /** Rounded to this many decimals, exact halves to the even digit. */
    public static double rounded(double value, int decimals) {
        if (!Double.isFinite(value)) return value;
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** A fixed number of decimals, e.g. {@code 3.45}. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) return text(value);
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (candidate.doubleValue() == value) return candidate;
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal value) {
        String text = value.toPlainString();
        if (text.indexOf('.') < 0) return text + ".0";
        String stripped = text.replaceAll("0+$", "");
        return stripped.endsWith(".") ? stripped + "0" : stripped;
    }

    private static String scientific(BigDecimal value, int exponent) {
        String digits = value.unscaledValue().abs().toString().replaceAll("0+$", "");
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
        return (value.signum() < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + size;
    }
}
