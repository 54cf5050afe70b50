package org.driftwatch.app.production;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.SortedMap;

/**
 * The results file of {@code production statistics}.
 *
 * @param interpolate absent without query points
 * @param interpolateEnergyThreshold threshold [TeV] by zenith angle [deg]; null outside
 * @param handler absent without that section
 */
public record StatisticsResults(
        int schema,
        String mode,
        SortedMap<String, DerivedFile> files,
        @JsonInclude(JsonInclude.Include.NON_NULL) InterpolatedEvents interpolate,
        SortedMap<String, Double> interpolateEnergyThreshold,
        @JsonInclude(JsonInclude.Include.NON_NULL) HandledProduction handler) {}
