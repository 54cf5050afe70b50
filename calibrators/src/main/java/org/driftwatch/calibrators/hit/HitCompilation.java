package org.driftwatch.calibrators.hit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.driftwatch.calibrators.expression.Column;
import org.driftwatch.calibrators.expression.Expression;
import org.driftwatch.calibrators.expression.Formula;
import org.driftwatch.calibrators.expression.Kind;
import org.driftwatch.topics.hit.HitConfiguration;
import org.driftwatch.topics.hit.HitOperation;

/** Gives each column a place in the values of an event (inputs, operations, aggregations) and each operation its turn. */
final class HitCompilation {
    /** More bits are not exact in a double. */
    private static final int MOST_BITS = 53;
    /** No expression can name it. */
    private static final String HIDDEN = "";

    private final HitConfiguration configuration;
    private final List<Column> inputs;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Column> columns;
    private final List<HitProgram.Step> steps = new ArrayList<>();

    HitCompilation(HitConfiguration configuration, List<Column> inputs) {
        this.configuration = configuration;
        this.inputs = inputs;
        columns = new ArrayList<>(inputs);
        for (int i = 0; i < inputs.size(); i++) places.put(inputs.get(i).name(), i);
    }

    HitProgram program() {
        Map<String, Expression> expressions = new LinkedHashMap<>();
        configuration
                .operations()
                .forEach((name, operation) -> expressions.put(name, HitProgram.expression(name, operation)));
        requireColumns();
        List<String> order = OperationOrder.of(configuration.operations(), expressions);
        for (String name : order) operation(name, configuration.operations().get(name), expressions.get(name));
        configuration.aggregations().forEach((name, bits) -> aggregation(name, bits.values()));
        return selected();
    }

    private void requireColumns() {
        List<String> names = inputs.stream().map(Column::name).toList();
        SortedMap<String, String> missing = HitProgram.missing(configuration.operations(), names);
        if (missing.isEmpty()) return;
        List<String> shown = new ArrayList<>();
        missing.forEach((column, operation) -> shown.add(column + " (for " + operation + ")"));
        throw new IllegalArgumentException("columns that the input lacks: " + String.join(", ", shown));
    }

    private void operation(String name, HitOperation operation, Expression expression) {
        Formula formula = HitProgram.formula(name, operation, expression, columns);
        int place = place(name, formula.kind());
        steps.add(values -> values[place] = formula.evaluate(values));
    }

    private int place(String name, Kind kind) {
        Integer before = places.put(name, columns.size());
        if (before != null)
            columns.set(before, new Column(HIDDEN, columns.get(before).kind()));
        columns.add(new Column(name, kind));
        return columns.size() - 1;
    }

    private void aggregation(String name, Collection<String> flags) {
        if (flags.size() > MOST_BITS)
            throw new IllegalArgumentException(
                    "aggregation " + name + " must have at most " + MOST_BITS + " bits, has " + flags.size());
        int[] from = flags.stream()
                .mapToInt(flag -> known(flag, "aggregation " + name))
                .toArray();
        int place = place(name, Kind.WHOLE);
        steps.add(values -> values[place] = bits(values, from));
    }

    private static double bits(double[] values, int[] from) {
        long field = 0;
        for (int k = 0; k < from.length; k++) field += (long) values[from[k]] << k;
        return field;
    }

    private int known(String column, String user) {
        Integer place = places.get(column);
        if (place == null)
            throw new IllegalArgumentException(user + ": " + column + " is neither an operation nor a column");
        return place;
    }

    private HitProgram selected() {
        List<String> names = configuration.outputs();
        if (names == null) {
            names = new ArrayList<>(configuration.operations().keySet());
            names.addAll(configuration.aggregations().keySet());
        }
        int[] selected = names.stream().mapToInt(name -> known(name, "outputs")).toArray();
        List<Column> outputs = new ArrayList<>();
        for (int i = 0; i < selected.length; i++)
            outputs.add(new Column(names.get(i), columns.get(selected[i]).kind()));
        return new HitProgram(outputs, selected, inputs.size(), steps, columns.size());
    }
}
