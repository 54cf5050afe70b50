package org.driftwatch.calibrators.germanium.cuts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.driftwatch.calibrators.expression.Column;
import org.driftwatch.calibrators.expression.Kind;
import org.driftwatch.calibrators.germanium.cuts.Cut.Expression;
import org.driftwatch.calibrators.germanium.cuts.Cut.Level;

/**
 * Which quality cuts a channel gets.
 *
 * @param columns columns (or arithmetic expressions of columns) whose mode and width are published, cut upon or not
 * @param cuts in any order, names differ
 * @param classifiers in any order
 * @param mask names of the cuts that an event must all pass
 * @param decimals of the borders of cuts
 * @param minimumEvents fewest finite values for a mode and a width
 */
public record CutSettings(
        List<String> columns,
        List<Cut> cuts,
        List<ClassifierRule> classifiers,
        List<String> mask,
        int decimals,
        long minimumEvents) {
    private static final int MOST_DECIMALS = 15;

    public CutSettings {
        columns = List.copyOf(columns);
        cuts = List.copyOf(cuts);
        classifiers = List.copyOf(classifiers);
        mask = List.copyOf(mask);
        if (decimals < 0 || decimals > MOST_DECIMALS)
            throw new IllegalArgumentException("decimals must be 0 to " + MOST_DECIMALS + ", was " + decimals);
        if (minimumEvents < 10)
            throw new IllegalArgumentException("minimum_events must be >= 10, was " + minimumEvents);
        Set<String> names = new TreeSet<>();
        for (Cut cut : cuts) unique(names, cut.name());
        for (ClassifierRule rule : classifiers) unique(names, rule.name());
        for (String column : columns) compiles(names, "columns", arithmetic(column));
        for (ClassifierRule rule : classifiers) compiles(names, rule.name(), arithmetic(rule.parameter()));
        for (Cut cut : cuts)
            compiles(names, cut.name(), cut instanceof Level level ? arithmetic(level.parameter()) : (Expression) cut);
        for (String used : mask)
            if (!names.contains(used))
                throw new IllegalArgumentException("mask_uses names " + used + ", which is no cut");
    }

    private static Expression arithmetic(String text) {
        return new Expression(text, text, new TreeMap<>());
    }

    /** An expression that is not in the language is a fault of the settings, not of the first event. */
    private static void compiles(Set<String> cuts, String name, Expression cut) {
        try {
            var expression = org.driftwatch.calibrators.expression.Expression.parse(cut.expression());
            List<Column> columns = expression.names().stream()
                    .filter(used -> !cut.parameters().containsKey(used))
                    .map(used -> new Column(used, cuts.contains(used) ? Kind.BOOLEAN : Kind.REAL))
                    .toList();
            expression.compile(cut.parameters(), columns);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static void unique(Set<String> names, String name) {
        if (!names.add(name)) throw new IllegalArgumentException("two cuts are called " + name);
    }

    /** The usual columns and cuts of a germanium channel. */
    public static CutSettings defaults() {
        List<String> columns =
                List.of("bl_std", "bl_slope", "baselineEmax", "pz_slope", "pz_std", "tailEmax", "tp_0_est", "dt_eff");
        List<Cut> cuts = List.of(
                new Level("bl_std_cut", "bl_std", Sides.both(4), CutMode.INCLUSIVE),
                new Level("bl_slope_cut", "bl_slope", Sides.both(4), CutMode.INCLUSIVE),
                new Level("pz_slope_cut", "pz_slope", new Sides(5, 3), CutMode.INCLUSIVE),
                new Level("baselineEmax_cut", "baselineEmax", Sides.both(4), CutMode.EXCLUSIVE),
                new Level("tailEmax_cut", "tailEmax", Sides.both(5), CutMode.EXCLUSIVE),
                new Expression(
                        "dt_window", "(dt_eff>a)&(dt_eff<b)", new TreeMap<>(Map.of("a", 0.0, "b", 4000.0))));
        List<String> mask = List.of("bl_std_cut", "bl_slope_cut", "pz_slope_cut", "dt_window");
        return new CutSettings(columns, cuts, List.of(), mask, 4, 100);
    }

    /**
     * Every column or expression of columns whose distribution is needed, each once: columns first, then what cuts add.
     */
    public List<String> parameters() {
        Set<String> all = new java.util.LinkedHashSet<>(columns);
        for (Cut cut : cuts) if (cut instanceof Level level) all.add(level.parameter());
        for (ClassifierRule rule : classifiers) all.add(rule.parameter());
        return new ArrayList<>(all);
    }
}
