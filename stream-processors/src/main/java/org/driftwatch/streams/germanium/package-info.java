/** When germanium detectors are calculated: waveforms or DSP outputs in, features, parameters, drift, histograms out. */
package org.driftwatch.streams.germanium;
