package org.driftwatch.calibrators.germanium.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.driftwatch.calibrators.hit.HitProgram;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.hit.HitOperation;

/**
 * Columns derived by the operations in force, compiled once per set of operations and outputs, so that what is published is what is
 * applied. Behind them stand flags of subjects and the versions used.
 */
final class HitColumns {
    private final SortedMap<String, HitOperation> operations;
    private final List<String> flagNames;
    private final List<Predicate<DspEvent>> flags;
    private final List<String> versionNames;
    private final double[] versions;
    private List<String> inputs;
    private HitProgram program;
    private List<String> names = List.of();

    HitColumns(
            SortedMap<String, HitOperation> operations,
            SortedMap<String, Predicate<DspEvent>> flags,
            SortedMap<String, Integer> versions) {
        this.operations = operations;
        flagNames = List.copyOf(flags.keySet());
        this.flags = List.copyOf(flags.values());
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
        int at = values.length - versions.length - flags.size();
        for (Predicate<DspEvent> flag : flags) values[at++] = flag.test(event) ? 1 : 0;
        System.arraycopy(versions, 0, values, values.length - versions.length, versions.length);
        return values;
    }

    private void compile(List<String> columns) {
        if (!columns.equals(inputs)) {
            program = HitProgram.compile(new TreeMap<>(HitProgram.possible(operations, columns)), columns);
            List<String> all = new ArrayList<>(program.names());
            all.addAll(flagNames);
            all.addAll(versionNames);
            names = List.copyOf(all);
        }
        inputs = columns;
    }
}
