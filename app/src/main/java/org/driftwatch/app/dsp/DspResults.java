package org.driftwatch.app.dsp;

import java.util.SortedMap;

/**
 * The results file of {@code dsp}.
 *
 * @param channels by HDF5 group: by output name: one value per event in file order, NaN written as null
 * @param skipped by HDF5 group: why it has no outputs
 */
public record DspResults(SortedMap<String, SortedMap<String, double[]>> channels, SortedMap<String, String> skipped) {}
