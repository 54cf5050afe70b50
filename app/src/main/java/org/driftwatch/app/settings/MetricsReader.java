package org.driftwatch.app.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.driftwatch.calibrators.simulation.statistics.MetricTarget;
import org.driftwatch.calibrators.simulation.statistics.ProductionMetrics;

/** The metrics of a production, in the shape of the peer's file. */
final class MetricsReader {
    private static final Map<String, Double> TEV =
            Map.of("tev", 1.0, "gev", 1e-3, "mev", 1e-6, "kev", 1e-9, "ev", 1e-12, "pev", 1e3);

    /** Stands in for a metric with faults, so that all of them come out. */
    private static final MetricTarget ANY = new MetricTarget("", 1, 0, 1);

    private final Section section;

    MetricsReader(Section section) {
        this.section = section;
    }

    ProductionMetrics read() {
        Optional<MetricTarget> area = metric(ProductionMetrics.EFFECTIVE_AREA);
        Optional<MetricTarget> energy = metric(ProductionMetrics.ENERGY_ESTIMATE);
        return section.build(() -> new ProductionMetrics(area, energy), ProductionSettings.USUAL_METRICS);
    }

    private Optional<MetricTarget> metric(String name) {
        if (!section.has(name)) return Optional.empty();
        Section metric = section.section(name);
        String description = metric.text("description", "").strip();
        double target = target(metric);
        MetricTarget found = metric.build(() -> new MetricTarget(description, target, 0, 1), ANY);
        return Optional.of(withRange(metric, found));
    }

    private static double target(Section metric) {
        metric.require("target_error");
        if (!metric.has("target_error")) return 1;
        Section error = metric.section("target_error");
        error.require("value");
        return error.number("value", 1);
    }

    private static MetricTarget withRange(Section metric, MetricTarget target) {
        metric.require("energy_range");
        if (!metric.has("energy_range")) return target;
        Section range = metric.section("energy_range");
        range.require("value");
        range.require("unit");
        List<Double> ends = range.numbers("value", List.of(0.0, 1.0));
        double factor = factor(range);
        return metric.build(() -> between(target, ends, factor), target);
    }

    private static MetricTarget between(MetricTarget target, List<Double> ends, double factor) {
        if (ends.size() != 2) throw new IllegalArgumentException("energy_range.value must be 2 numbers, was " + ends);
        return new MetricTarget(target.description(), target.targetError(), ends.get(0) * factor, ends.get(1) * factor);
    }

    private static double factor(Section range) {
        String unit = range.text("unit", "TeV");
        return range.build(() -> factor(unit), 1.0);
    }

    private static double factor(String unit) {
        Double factor = TEV.get(unit.toLowerCase(Locale.ROOT));
        if (factor == null) throw new IllegalArgumentException("unit must be one of energy, such as TeV, was " + unit);
        return factor;
    }
}
