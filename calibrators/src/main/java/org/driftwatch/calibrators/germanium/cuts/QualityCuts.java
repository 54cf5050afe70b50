package org.driftwatch.calibrators.germanium.cuts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.cuts.Cut.Expression;
import org.driftwatch.calibrators.germanium.cuts.Cut.Level;
import org.driftwatch.topics.hit.HitOperation;

/**
 * Quality cuts from the distributions of their parameters.
 * <pre>
 *   cut          mode - low·std &lt; p &lt; mode + high·std, borders rounded
 *   classifier   c = (p - mode)/std, cut at levels or at percentiles of c
 * </pre>
 * A parameter that the input does not have, or whose values are too few or all the same, leaves its cut out and says
 * why.
 * Stateless and thread-safe.
 *
 * @param settings which cuts
 */
public record QualityCuts(CutSettings settings) {

    /**
     * All cuts and classifiers.
     *
     * @param columns distribution by parameter, as {@link CutSettings#parameters()} names them; absent where the input
     *     has none
     */
    public CutResult of(SortedMap<String, ColumnDistribution> columns) {
        return new Making(settings, columns).result();
    }

    private static final class Making {
        private final CutSettings settings;
        private final SortedMap<String, ColumnDistribution> columns;
        private final SortedMap<String, ModeWidth> shapes = new TreeMap<>();
        private final SortedMap<String, String> reasons = new TreeMap<>();
        private final SortedMap<String, String> refused = new TreeMap<>();
        private final List<String> missing = new ArrayList<>();

        Making(CutSettings settings, SortedMap<String, ColumnDistribution> columns) {
            this.settings = settings;
            this.columns = columns;
            settings.parameters().forEach(this::shape);
        }

        CutResult result() {
            SortedMap<String, HitOperation> cuts = new TreeMap<>();
            for (Cut cut : settings.cuts()) make(cut).ifPresent(operation -> cuts.put(cut.name(), operation));
            SortedMap<String, SortedMap<String, HitOperation>> classifiers = new TreeMap<>();
            for (ClassifierRule rule : settings.classifiers())
                make(rule).ifPresent(operations -> classifiers.put(rule.name(), operations));
            ColumnDistribution.Kind kind = columns.isEmpty()
                    ? ColumnDistribution.Kind.COLUMNS
                    : columns.get(columns.firstKey()).kind();
            return new CutResult(shapes, cuts, classifiers, missing, refused, kind);
        }

        private void shape(String parameter) {
            ColumnDistribution column = columns.get(parameter);
            if (column == null) {
                missing.add(parameter);
                reasons.put(parameter, "no column " + parameter);
            } else if (column.size() < settings.minimumEvents()) {
                reasons.put(
                        parameter,
                        (long) column.size() + " finite values of " + parameter + ", needs "
                                + settings.minimumEvents());
            } else {
                ModeWidth.of(column)
                        .ifPresentOrElse(
                                found -> shapes.put(parameter, found),
                                () -> reasons.put(parameter, "values of " + parameter + " do not differ"));
            }
        }

        private Optional<HitOperation> make(Cut cut) {
            if (cut instanceof Expression given)
                return Optional.of(HitOperation.of(given.expression(), given.parameters()));
            Level level = (Level) cut;
            return known(cut.name(), level.parameter())
                    .map(shape -> Borders.around(shape, level.level(), settings.decimals())
                            .operation(level.parameter(), level.mode()));
        }

        private Optional<SortedMap<String, HitOperation>> make(ClassifierRule rule) {
            return known(rule.name(), rule.parameter()).map(shape -> {
                String classifier = rule.name() + "_classifier";
                Borders borders = ClassifierBorders.of(rule, columns.get(rule.parameter()), shape);
                SortedMap<String, HitOperation> made = new TreeMap<>();
                made.put(
                        classifier,
                        HitOperation.of(
                                "((" + rule.parameter() + ")-a)/b",
                                new TreeMap<>(Map.of("a", shape.mode(), "b", shape.std()))));
                made.put(rule.name(), borders.operation(classifier, rule.mode()));
                return made;
            });
        }

        private Optional<ModeWidth> known(String cut, String parameter) {
            ModeWidth shape = shapes.get(parameter);
            if (shape == null) refused.put(cut, reasons.get(parameter));
            return Optional.ofNullable(shape);
        }
    }
}
