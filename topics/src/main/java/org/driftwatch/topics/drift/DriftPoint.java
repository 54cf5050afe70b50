package org.driftwatch.topics.drift;

import java.time.Instant;

/**
 * One quantity in one closed, disjoint window of data time, against its reference. NaN (null) where not available.
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
 * @param cusumHigh one-sided CUSUM upwards and {@code cusumLow} downwards, after this point [σ]
 * @param limitKev shift at which this point alone would be a drift [keV]
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
        Verdict verdict) {

    public enum Verdict {
        ok,
        drift,
        lowstat
    }
}
