package org.driftwatch.topics.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One quantity in one closed, disjoint window of data time, against its reference. NaN (null) where not available. A line's
 * position has its numbers in ADC and keV; any other quantity has them in {@code measured}, and nulls there.
 *
 * @param scope channel
 * @param quantity e.g. {@code position_2614.5}
 * @param from begin of the window
 * @param at end of the window
 * @param valueAdc measured value with {@code errorAdc} [ADC]
 * @param referenceAdc reference value with {@code referenceErrorAdc} [ADC]
 * @param z (value - reference) / sqrt(error² + reference error² + systematic²)
 * @param shiftKev value - reference [keV]
 * @param systematicKev floor of the error, from settings [keV]
 * @param counts counts of the line above its background
 * @param reference what the reference is, e.g. {@code run R version 1}
 * @param cusumHigh one-sided CUSUM upwards and {@code cusumLow} downwards, after this point [σ]; NaN where an average is judged
 * @param limitKev shift at which this point alone would be a drift [keV]
 * @param measured the numbers of a quantity that is no position, in its own unit; null for a position
 */
public record DriftPoint(
        int schema,
        String run,
        String scope,
        String quantity,
        Instant from,
        Instant at,
        double valueAdc,
        double errorAdc,
        double referenceAdc,
        double referenceErrorAdc,
        double z,
        double shiftKev,
        double systematicKev,
        long counts,
        String reference,
        double cusumHigh,
        double cusumLow,
        double limitKev,
        Verdict verdict,
        @JsonInclude(JsonInclude.Include.NON_NULL) Measured measured) {

    /** The position of a line. */
    public DriftPoint(
            int schema,
            String run,
            String scope,
            String quantity,
            Instant from,
            Instant at,
            double valueAdc,
            double errorAdc,
            double referenceAdc,
            double referenceErrorAdc,
            double z,
            double shiftKev,
            double systematicKev,
            long counts,
            String reference,
            double cusumHigh,
            double cusumLow,
            double limitKev,
            Verdict verdict) {
        this(
                schema,
                run,
                scope,
                quantity,
                from,
                at,
                valueAdc,
                errorAdc,
                referenceAdc,
                referenceErrorAdc,
                z,
                shiftKev,
                systematicKev,
                counts,
                reference,
                cusumHigh,
                cusumLow,
                limitKev,
                verdict,
                null);
    }

    /** Unit of {@link #shift} and {@link #limit}; empty for a plain number. */
    public String unit() {
        return measured == null ? "keV" : measured.unit();
    }

    /** Value - reference in its unit; NaN where not available. */
    public double shift() {
        return measured == null ? shiftKev : measured.shift();
    }

    /** Shift at which this point alone would be a drift, in its unit. */
    public double limit() {
        return measured == null ? limitKev : measured.limit();
    }

    /**
     * A quantity that is no position.
     *
     * @param unit of all numbers here; empty for a plain number
     * @param value in this window, with {@code error}
     * @param reference with {@code referenceError}
     * @param shift value - reference
     * @param systematic floor of the error
     * @param limit shift at which this point alone would be a drift
     * @param bad {@code up} or {@code down} where only that direction can be a drift; null, and not in JSON, for both
     * @param improved true where only the other direction keeps the point from being a drift; null together with {@code bad}
     * @param average of a quantity whose moving average is judged, not its CUSUM; null, and not in JSON, for others
     */
    public record Measured(
            String unit,
            double value,
            double error,
            double reference,
            double referenceError,
            double shift,
            double systematic,
            double limit,
            @JsonInclude(JsonInclude.Include.NON_NULL) String bad,
            @JsonInclude(JsonInclude.Include.NON_NULL) Boolean improved,
            @JsonInclude(JsonInclude.Include.NON_NULL) Average average) {
        /** Judged by its CUSUM. */
        public Measured(
                String unit,
                double value,
                double error,
                double reference,
                double referenceError,
                double shift,
                double systematic,
                double limit,
                String bad,
                Boolean improved) {
            this(unit, value, error, reference, referenceError, shift, systematic, limit, bad, improved, null);
        }

        /** Of a quantity for which both directions are bad. */
        public Measured(
                String unit,
                double value,
                double error,
                double reference,
                double referenceError,
                double shift,
                double systematic,
                double limit) {
            this(unit, value, error, reference, referenceError, shift, systematic, limit, null, null);
        }
    }

    /**
     * An exponentially weighted moving average after a point.
     *
     * @param inErrors logarithm of the average over the reference, in its standard errors [σ]
     * @param shift the average - reference, in the unit of the quantity
     * @param warn {@code inErrors} that is worth a look [σ]
     * @param alarm {@code inErrors} that says drift where the shift is also large enough to matter [σ]
     */
    public record Average(double inErrors, double shift, double warn, double alarm) {}

    /** A quantity that is no position: its numbers stand in {@code measured}, in its own unit. */
    public static DriftPoint of(Window window, Judged judged, Measured measured) {
        double nan = Double.NaN;
        return new DriftPoint(
                1,
                window.run(),
                window.scope(),
                window.quantity(),
                window.from(),
                window.at(),
                nan,
                nan,
                nan,
                nan,
                judged.z(),
                nan,
                nan,
                window.counts(),
                window.reference(),
                judged.cusumHigh(),
                judged.cusumLow(),
                nan,
                judged.verdict(),
                measured);
    }

    /** What a point is of; fields as in the point. */
    public record Window(
            String run, String scope, String quantity, Instant from, Instant at, long counts, String reference) {}

    /** How a point was judged; fields as in the point. */
    public record Judged(double z, double cusumHigh, double cusumLow, Verdict verdict) {
        /** By a moving average, which has no CUSUM. */
        public static Judged byAverage(double z, Verdict verdict) {
            return new Judged(z, Double.NaN, Double.NaN, verdict);
        }
    }

    public enum Verdict {
        ok,
        drift,
        lowstat
    }
}
