package org.driftwatch.app.production;

import java.util.List;

/**
 * @param queryPoint energy [TeV], azimuth, zenith [deg], night-sky background, offset [deg]
 * @param productionStatistics events at that point; null when there was no file at all
 * @param warnings what was skipped and why
 */
public record HandledProduction(List<Double> queryPoint, List<Double> productionStatistics, List<String> warnings) {}
