package org.driftwatch.calibrators.hit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.expression.Column;
import org.driftwatch.calibrators.expression.Expression;
import org.driftwatch.calibrators.expression.Formula;
import org.driftwatch.calibrators.expression.Kind;
import org.driftwatch.topics.hit.HitConfiguration;
import org.driftwatch.topics.hit.HitOperation;

/**
 * A hit configuration compiled for the columns of an input: derived columns of one event, without allocating. Booleans are 1 and 0.
 *
 * <p>Operations may use each other in any order of listing. One that has the name of an input column replaces it for all others. Bit k of
 * an aggregation is its k-th listed column times 2^k, whatever its key is called. Holds the values of the event at hand: one thread.
 */
public final class HitProgram {
    private final List<Column> outputs;
    private final int[] places;
    private final int inputs;
    private final Step[] steps;
    private final double[] values;

    /** Fills one place of the values from others. */
    interface Step {
        void evaluate(double[] values);
    }

    HitProgram(List<Column> outputs, int[] places, int inputs, List<Step> steps, int size) {
        this.outputs = List.copyOf(outputs);
        this.places = places.clone();
        this.inputs = inputs;
        this.steps = steps.toArray(Step[]::new);
        values = new double[size];
    }

    /**
     * All operations, none left out; input columns are real numbers.
     *
     * @throws IllegalArgumentException in one line: an expression that is wrong, operations in a cycle, columns that are not there
     */
    public static HitProgram compile(SortedMap<String, HitOperation> operations, List<String> inputColumns) {
        return compile(HitConfiguration.of(operations), Column.reals(inputColumns));
    }

    /** The outputs of a configuration; operations and aggregations in their order when it names none. */
    public static HitProgram compile(HitConfiguration configuration, List<Column> inputColumns) {
        return new HitCompilation(configuration, inputColumns).program();
    }

    /**
     * The columns that operations need and the input lacks, each with an operation that needs it.
     *
     * @throws IllegalArgumentException when an expression is not in the language
     */
    public static SortedMap<String, String> missing(Map<String, HitOperation> operations, List<String> inputColumns) {
        SortedMap<String, String> missing = new TreeMap<>();
        operations.forEach((name, operation) -> {
            for (String used : OperationOrder.uses(operation, expression(name, operation)))
                if (!inputColumns.contains(used) && (used.equals(name) || !operations.containsKey(used)))
                    missing.putIfAbsent(used, name);
        });
        return missing;
    }

    /** The operations whose columns are all there, directly or through other such operations. */
    public static Map<String, HitOperation> possible(Map<String, HitOperation> operations, List<String> inputColumns) {
        Map<String, HitOperation> left = new LinkedHashMap<>(operations);
        for (SortedMap<String, String> missing = missing(left, inputColumns);
                !missing.isEmpty();
                missing = missing(left, inputColumns)) left.keySet().removeAll(missing.values());
        return left;
    }

    static Expression expression(String name, HitOperation operation) {
        try {
            return Expression.parse(operation.expression());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("operation " + name + ": " + e.getMessage(), e);
        }
    }

    static Formula formula(String name, HitOperation operation, Expression expression, List<Column> columns) {
        try {
            return expression.compile(operation.parameters(), columns);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("operation " + name + ": " + e.getMessage(), e);
        }
    }

    /** Names of what {@link #evaluate} gives, in its order. */
    public List<String> names() {
        return outputs.stream().map(Column::name).toList();
    }

    /** Kind of what {@link #evaluate} gives, in its order. */
    public List<Kind> kinds() {
        return outputs.stream().map(Column::kind).toList();
    }

    /**
     * One event.
     *
     * @param columns values of the input columns in their order
     * @param into receives the values of {@link #names()}
     */
    public void evaluate(double[] columns, double[] into) {
        if (columns.length < inputs || into.length < places.length)
            throw new IllegalArgumentException("columns must be " + inputs + ", were " + columns.length
                    + "; results must be " + places.length + ", were " + into.length);
        System.arraycopy(columns, 0, values, 0, inputs);
        for (Step step : steps) step.evaluate(values);
        for (int i = 0; i < places.length; i++) into[i] = values[places[i]];
    }
}
