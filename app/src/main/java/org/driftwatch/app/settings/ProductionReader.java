package org.driftwatch.app.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftwatch.app.settings.ProductionSettings.Configuration;
import org.driftwatch.app.settings.ProductionSettings.Handler;
import org.driftwatch.calibrators.simulation.statistics.ConditionInterpolation.Zenith;
import org.driftwatch.calibrators.simulation.statistics.GridQuery;
import org.driftwatch.calibrators.simulation.statistics.OverallMetric;
import org.driftwatch.calibrators.simulation.statistics.ProductionMetrics;
import org.driftwatch.calibrators.simulation.statistics.ThresholdSettings;

/** The settings of a production's statistics. Paths are relative to the folder of the settings. */
final class ProductionReader {
    private final Section section;
    private final Path folder;

    ProductionReader(Section section, Path folder) {
        this.section = section;
        this.folder = folder;
    }

    /** @param metrics read from elsewhere, or null: they stand here */
    ProductionSettings read(ProductionMetrics metrics) {
        ThresholdSettings threshold = threshold(section.section("threshold"));
        return new ProductionSettings(
                metrics == null ? metrics() : metrics,
                threshold,
                section.numbers("threshold_fractions", List.of(threshold.fraction())),
                section.choice("overall_metric", OverallMetric.MAXIMUM),
                section.numbers("energies", List.of()),
                queries(),
                section.numbers("threshold_zeniths", List.of()),
                section.choice("linear_in", Zenith.ANGLE),
                handler(),
                configuration(section.section("simulation")),
                LimitsSettings.USUAL);
    }

    private ProductionMetrics metrics() {
        if (section.has("metrics")) return new MetricsReader(section.section("metrics")).read();
        boolean here = section.has(ProductionMetrics.EFFECTIVE_AREA) || section.has(ProductionMetrics.ENERGY_ESTIMATE);
        return here ? new MetricsReader(section).read() : ProductionSettings.USUAL_METRICS;
    }

    private static ThresholdSettings threshold(Section section) {
        ThresholdSettings usual = ThresholdSettings.USUAL;
        double fraction = section.number("fraction", usual.fraction());
        int fewest = section.integer("fewest_events", usual.fewestEvents());
        return section.build(() -> new ThresholdSettings(fraction, fewest), usual);
    }

    private List<GridQuery> queries() {
        List<GridQuery> queries = new ArrayList<>();
        for (List<Double> numbers : section.listsOfNumbers("query_points")) {
            GridQuery query = section.build(() -> GridQuery.of(numbers), null);
            if (query != null) queries.add(query);
        }
        return queries;
    }

    private Optional<Handler> handler() {
        if (!section.has("handler")) return Optional.empty();
        Section handler = section.section("handler");
        return Optional.of(new Handler(
                folder.resolve(handler.text("base_path", "")),
                handler.text("file_template", ""),
                handler.numbers("zeniths", List.of()),
                handler.numbers("camera_offsets", List.of()),
                handler.numbers("query_point", List.of())));
    }

    private static Configuration configuration(Section section) {
        return new Configuration(
                section.number("factor", 1),
                section.number("azimuth", 0),
                section.number("elevation", 0),
                section.number("nsb", 0));
    }
}
