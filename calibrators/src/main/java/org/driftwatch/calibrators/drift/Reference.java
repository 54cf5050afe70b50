package org.driftwatch.calibrators.drift;

/**
 * What a line is compared with.
 *
 * @param positionAdc [ADC]
 * @param errorAdc standard error [ADC]
 * @param kevPerAdc local slope of the energy scale there
 * @param name e.g. {@code run R version 1}
 */
public record Reference(double positionAdc, double errorAdc, double kevPerAdc, String name) {}
