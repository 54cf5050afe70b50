package org.driftwatch.calibrators.germanium.subject;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.calibrators.expression.Column;
import org.driftwatch.calibrators.expression.Expression;
import org.driftwatch.calibrators.expression.Formula;
import org.driftwatch.topics.germanium.DspEvent;

/** Columns and arithmetic expressions of columns, read off events; compiled once per list of outputs. NaN where a column is missing. One thread. */
final class Quantities {
    private final List<String> texts;
    private final Expression[] expressions;
    private final Formula[] formulas;
    private List<String> inputs;

    Quantities(List<String> texts) {
        this.texts = List.copyOf(texts);
        expressions = texts.stream().map(Expression::parse).toArray(Expression[]::new);
        formulas = new Formula[expressions.length];
    }

    int size() {
        return expressions.length;
    }

    String text(int i) {
        return texts.get(i);
    }

    /** Columns that are read. */
    static List<String> columns(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Expression.parse(text).names().stream())
                .distinct()
                .toList();
    }

    /** True if this event has the columns of quantity i. */
    boolean has(int i, DspEvent event) {
        if (event.names() != inputs) compile(event.names());
        return formulas[i] != null;
    }

    double value(int i, DspEvent event) {
        return has(i, event) ? formulas[i].evaluate(event.values()) : Double.NaN;
    }

    private void compile(List<String> names) {
        if (!names.equals(inputs))
            for (int i = 0; i < expressions.length; i++)
                formulas[i] = names.containsAll(expressions[i].names())
                        ? expressions[i].compile(Map.of(), Column.reals(names))
                        : null;
        inputs = names;
    }

    /** The exact values of quantity i, one per event; empty where a column is missing. */
    double[] values(int i, Question.Columns columns) {
        Map<String, double[]> read = new TreeMap<>();
        for (String name : expressions[i].names()) read.put(name, columns.column(name));
        int events =
                read.values().stream().mapToInt(column -> column.length).min().orElse(0);
        if (events == 0) return new double[0];
        List<String> names = List.copyOf(read.keySet());
        Formula formula = expressions[i].compile(Map.of(), Column.reals(names));
        double[] row = new double[names.size()];
        double[] values = new double[events];
        for (int k = 0; k < events; k++) {
            for (int c = 0; c < row.length; c++) row[c] = read.get(names.get(c))[k];
            values[k] = formula.evaluate(row);
        }
        return values;
    }
}
