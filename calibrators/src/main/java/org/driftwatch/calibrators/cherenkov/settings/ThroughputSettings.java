package org.driftwatch.calibrators.cherenkov.settings;

import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter;

/**
 * What the coefficients of throughput are relative to.
 *
 * @param gauge by reference (the default) or mean
 * @param normalisation start value of a coefficient in compat mode, and the value that a reference telescope keeps; 1 by default.
 *     The model does not change when all coefficients are multiplied by one factor, so only that of the reference matters
 * @param references id of the telescope held fixed. Null for a telescope (the published default) is no reference: the peer then
 *     leaves the common factor of the type undetermined; here a type all whose telescopes say null has the gauge
 *     {@link Gauge#MEAN}. The references of a type are {@code references.valuesOf(telescopes of the type)}; more than one is
 *     allowed, and then all are fixed
 */
public record ThroughputSettings(
        Gauge gauge, TelescopeParameter<Double> normalisation, TelescopeParameter<Integer> references) {
    public static final String NORMALISATION = "RelativeThroughputFitter.throughput_normalisation";
    public static final String REFERENCES = "RelativeThroughputFitter.reference_telescopes";

    /** Normalisation 1, no reference: the mean over the telescopes of a type is 1. */
    public static ThroughputSettings defaults() {
        return new ThroughputSettings(
                Gauge.REFERENCE, TelescopeParameter.all(NORMALISATION, 1.0), TelescopeParameter.all(REFERENCES, null));
    }
}
