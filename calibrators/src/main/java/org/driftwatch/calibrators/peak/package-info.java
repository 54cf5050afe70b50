/**
 * Gamma-line shapes and their fits: Gauss, low tail, step; widths, modes, extended likelihoods of histograms, the staged fit.
 *
 * <p>Here belongs what concerns one line in one window, in whatever unit the histogram has. Which lines exist and what energy
 * they stand for belongs to {@code germanium.energy}.
 */
package org.driftwatch.calibrators.peak;
