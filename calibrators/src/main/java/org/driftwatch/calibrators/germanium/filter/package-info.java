/**
 * Which filter measures energies best: trial energies of recent waveforms, noise of baselines, width of a gamma line with the
 * charge-trapping correction, and the proposal that follows.
 *
 * <p>Here belongs what compares filters. Searching as such is in {@code calibrators.optimise}, filters are in
 * {@code calibrators.filter} and {@code germanium.dsp}, filters made from the noise itself in {@code germanium.dplms}.
 */
package org.driftwatch.calibrators.germanium.filter;
