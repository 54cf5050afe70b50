/**
 * Energy calibration of a germanium detector from the fine histogram of its uncalibrated energies: finding the lines, fitting
 * them, scale, resolution curves; refits from an earlier answer; positions in small windows for drift.
 *
 * <p>Stateless: a spectrum and, for refits, the last answer go in, a tree of plain records comes out. The shape of a single line
 * belongs to {@code peak}; filling histograms and deciding when to call belongs to the stream.
 */
package org.driftwatch.calibrators.germanium.energy;
