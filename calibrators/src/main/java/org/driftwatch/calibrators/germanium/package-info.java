/**
 * One germanium channel from DSP outputs to parameters and drift: histograms, when to fit, what may be published, control charts.
 * How a waveform becomes DSP outputs is in {@code dsp}, how a spectrum becomes a calibration in {@code energy}.
 */
package org.driftwatch.calibrators.germanium;
