package org.driftwatch.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.simulation.statistics.ConditionInterpolation;
import org.driftwatch.calibrators.simulation.statistics.GridQuery;
import org.driftwatch.calibrators.simulation.statistics.MetricTarget;
import org.driftwatch.calibrators.simulation.statistics.OverallMetric;
import org.driftwatch.calibrators.simulation.statistics.ProductionMetrics;
import org.driftwatch.calibrators.simulation.statistics.ThresholdSettings;

/**
 * Settings of {@code production evaluate}, {@code statistics} and {@code config}.
 *
 * @param metrics what is asked for
 * @param threshold the threshold that is published
 * @param fractions further fractions a threshold is given for
 * @param overall how the metrics become one number
 * @param energiesTeV energies the derived events are given at, per file [TeV]
 * @param queries points the derived events are interpolated at
 * @param thresholdZenithsDeg zenith angles the threshold is interpolated at [deg]
 * @param zenith what is linear between zenith angles
 * @param handler files found by a template
 * @param configuration what the simulation configuration is asked for
 * @param limits those that are followed live; a section of its own for {@code production limits}
 */
public record ProductionSettings(
        ProductionMetrics metrics,
        ThresholdSettings threshold,
        List<Double> fractions,
        OverallMetric overall,
        List<Double> energiesTeV,
        List<GridQuery> queries,
        List<Double> thresholdZenithsDeg,
        ConditionInterpolation.Zenith zenith,
        Optional<Handler> handler,
        Configuration configuration,
        LimitsSettings limits) {

    /** The same with other limits. */
    ProductionSettings withLimits(LimitsSettings other) {
        return new ProductionSettings(
                metrics,
                threshold,
                fractions,
                overall,
                energiesTeV,
                queries,
                thresholdZenithsDeg,
                zenith,
                handler,
                configuration,
                other);
    }

    /** The published example: 2 % for the effective area, 5 % for the energy, 0.04 to 200 TeV. */
    public static final ProductionMetrics USUAL_METRICS = new ProductionMetrics(
            Optional.of(new MetricTarget("", 0.02, 0.04, 200)), Optional.of(new MetricTarget("", 0.05, 0.04, 200)));

    /**
     * Files of a grid of zenith angles and offsets.
     *
     * @param template name of a file below {@code basePath}, with {@code {zenith}} for the angle in whole degrees
     */
    public record Handler(
            Path basePath, String template, List<Double> zeniths, List<Double> offsets, List<Double> queryPoint) {}

    /**
     * @param factor of core range and viewcone
     * @param azimuthDeg azimuth, elevation and background: only the peer's form uses them
     */
    public record Configuration(double factor, double azimuthDeg, double elevationDeg, double nsb) {}
}
