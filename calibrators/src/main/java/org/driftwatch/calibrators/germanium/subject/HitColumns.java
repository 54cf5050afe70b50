package org.driftwatch.calibrators.germanium.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.hit.HitProgram;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.hit.HitOperation;

/**
 * Columns derived by the operations in force, compiled once per set of operations and outputs, so that what is published is what is
 * applied. Behind them stand the versions used.
 */
final class HitColumns {
    private final SortedMap<String, HitOperation> operations;
    private final List<String> versionNames;
    private final double[] versions;
    private List<String> inputs;
    private HitProgram program;
    private List<String> names = List.of();

    HitColumns(SortedMap<String, HitOperation> operations, SortedMap<String, Integer> versions) {
        this.operations = operations;
        versionNames = List.copyOf(versions.keySet());
        this.versions =
                versions.values().stream().mapToDouble(Integer::doubleValue).toArray();
    }

    /** Names of the derived columns of this event; the same list for events with the same outputs. */
    List<String> names(DspEvent event) {
        if (event.names() != inputs) compile(event.names());
        return names;
    }

    /** The derived columns of this event, in the order of {@link #names}. */
    double[] values(DspEvent event) {
        double[] values = new double[names(event).size()];
        program.evaluate(event.values(), values);
        System.arraycopy(versions, 0, values, values.length - versions.length, versions.length);
        return values;
    }

    private void compile(List<String> columns) {
        if (!columns.equals(inputs)) {
            program = HitProgram.compile(new TreeMap<>(HitProgram.possible(operations, columns)), columns);
            List<String> all = new ArrayList<>(program.names());
            all.addAll(versionNames);
            names = List.copyOf(all);
        }
        inputs = columns;
    }
}
