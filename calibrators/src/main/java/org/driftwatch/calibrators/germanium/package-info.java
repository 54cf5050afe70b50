/**
 * One germanium channel from DSP outputs to parameters and drift: histograms, when to fit, what may be published, control charts.
 * How a waveform becomes DSP outputs is in {@code dsp}, how a spectrum becomes a calibration in {@code energy}; what else a channel
 * is asked for in {@code subject}, with its formulas in {@code cuts}, {@code polezero}, {@code aoe}, {@code lq} and {@code survival}.
 */
package org.driftwatch.calibrators.germanium;
