package org.driftwatch.calibrators.germanium.energy;

/**
 * A Gaussian on a uniform background near a line, before the line is fitted in full.
 *
 * @param energyKeV the line
 * @param positionAdc centre of the Gaussian; NaN when there was nothing to fit
 * @param positionErrorAdc its standard error; NaN likewise
 * @param pValue goodness of fit; NaN without degrees of freedom
 * @param accepted true if the window of the line moved there
 */
public record PeakTop(double energyKeV, double positionAdc, double positionErrorAdc, double pValue, boolean accepted) {}
