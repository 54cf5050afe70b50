package org.driftwatch.app.production;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.app.settings.ProductionSettings;
import org.driftwatch.calibrators.simulation.statistics.ConditionInterpolation;
import org.driftwatch.calibrators.simulation.statistics.Form;
import org.driftwatch.calibrators.simulation.statistics.GridQuery;
import org.driftwatch.calibrators.simulation.statistics.StatisticalErrorEvaluator;
import org.driftwatch.calibrators.simulation.statistics.StatisticalErrors;
import org.driftwatch.ingest.simulation.fits.MonteCarloFile;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.MonteCarloSample;

/** The files of one command, evaluated one by one in the order given. */
public final class ProductionRun {
    private final ProductionSettings settings;
    private final Form form;

    public ProductionRun(ProductionSettings settings, Form form) {
        this.settings = settings;
        this.form = form;
    }

    public EvaluateResults evaluate(List<Path> files) throws IOException {
        ByName<EvaluatedFile> all = new ByName<>();
        for (Path file : files) {
            MonteCarloSample sample = MonteCarloFile.read(file);
            all.put(file, sample.name(), EvaluatedFile.of(sample, errors(sample), settings));
        }
        return new EvaluateResults(1, form.toString(), all.found());
    }

    public StatisticsResults statistics(List<Path> files) throws IOException {
        ByName<DerivedFile> all = new ByName<>();
        List<StatisticalErrors> errors = new ArrayList<>();
        for (Path file : files) {
            MonteCarloSample sample = MonteCarloFile.read(file);
            errors.add(errors(sample));
            all.put(file, sample.name(), DerivedFile.of(errors.get(errors.size() - 1), settings.energiesTeV()));
        }
        boolean asked = !errors.isEmpty() && !settings.queries().isEmpty();
        return new StatisticsResults(
                1,
                form.toString(),
                all.found(),
                asked ? InterpolatedEvents.of(errors, settings.queries(), settings.zenith(), form) : null,
                thresholds(errors),
                settings.handler().isEmpty() ? null : handled());
    }

    public ConfigResults config(List<Path> files) throws IOException {
        ByName<ConfiguredFile> all = new ByName<>();
        for (Path file : files) {
            MonteCarloSample sample = MonteCarloFile.read(file);
            all.put(file, sample.name(), ConfiguredFile.of(sample, errors(sample), settings.configuration()));
        }
        return new ConfigResults(1, form.toString(), all.found());
    }

    StatisticalErrors errors(MonteCarloSample sample) {
        return new StatisticalErrorEvaluator(settings.metrics(), settings.threshold()).evaluate(sample, form);
    }

    /** Thresholds at zenith angles, at the azimuth, background and offset of the first file. */
    private SortedMap<String, Double> thresholds(List<StatisticalErrors> errors) {
        SortedMap<String, Double> all = new TreeMap<>();
        if (errors.isEmpty()) return all;
        List<GridPoint> points = errors.stream().map(StatisticalErrors::point).toList();
        double[] known =
                errors.stream().mapToDouble(e -> e.threshold().valueTeV()).toArray();
        ConditionInterpolation between = form == Form.COMPAT
                ? ConditionInterpolation.ofPeer(points)
                : new ConditionInterpolation(points, settings.zenith());
        GridPoint first = points.get(0);
        for (double zenith : settings.thresholdZenithsDeg()) {
            GridQuery query = new GridQuery(1, first.azimuthDeg(), zenith, first.nsb(), first.offsetDeg());
            all.put(text(zenith), between.at(query, known).highest());
        }
        return all;
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private HandledProduction handled() throws IOException {
        return new ProductionHandler(this, settings.handler().orElseThrow(), settings.zenith(), form).handle();
    }
}
