package org.driftwatch.calibrators.germanium.aoe;

/**
 * A/E in one band of the Compton continuum.
 *
 * @param energyKeV centre of the band
 * @param peak the fit
 */
public record BandFit(double energyKeV, AoePeak peak) {}
