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
        Section error = metric.required("target_error");
        Section range = metric.required("energy_range");
        error.require("value");
        range.require("value");
        range.require("unit");
        double target = error.number("value", 1);
        double factor = factor(range);
        List<Double> ends = range.numbers("value", List.of(0.0, 1.0));
        return Optional.ofNullable(metric.build(() -> target(description, target, ends, factor), null));
    }

    private static MetricTarget target(String description, double target, List<Double> ends, double factor) {
        if (ends.size() != 2)
            throw new IllegalArgumentException("energy_range.value must be 2 numbers, was " + ends);
        return new MetricTarget(description, target, ends.get(0) * factor, ends.get(1) * factor);
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
