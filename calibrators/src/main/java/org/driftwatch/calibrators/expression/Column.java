package org.driftwatch.calibrators.expression;

import java.util.List;

/** A column that expressions can name; its place in the list of columns is its place in the values of an event. */
public record Column(String name, Kind kind) {
    /** Columns of real numbers, as DSP outputs are. */
    public static List<Column> reals(List<String> names) {
        return names.stream().map(name -> new Column(name, Kind.REAL)).toList();
    }
}
