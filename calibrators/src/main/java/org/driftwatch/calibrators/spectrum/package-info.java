/**
 * One-dimensional histograms in memory and what is read off them: binning, local maxima, widths at a fraction of the
 * maximum, the
 * Gaussian at the top of a peak, percentiles, goodness of fit, the match of positions with known lines.
 *
 * <p>Here belongs what needs a histogram or a sample only and keeps nothing. Histograms that roll with time and live
 * in a store
 * are in {@code histogram}; shapes of gamma lines and their fits are in {@code peak}. Quirks of the peer that its
 * later numbers
 * rest on are named where they are kept.
 */
package org.driftwatch.calibrators.spectrum;
