package org.driftwatch.calibrators.germanium.cuts;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A cut as it is asked for. */
public sealed interface Cut permits Cut.Level, Cut.Expression {
    /** The column it makes. */
    String name();

    /**
     * A cut at so many widths from the mode of a parameter.
     *
     * @param parameter a column, or an arithmetic expression of columns
     * @param level widths from the mode to either side, positive for the usual sides
     */
    record Level(String name, String parameter, Sides level, CutMode mode) implements Cut {
        public Level {
            Cut.named(name);
            if (parameter.isBlank()) throw new IllegalArgumentException("cut " + name + " needs a cut_parameter");
        }
    }

    /** A cut that is given in full and passes through untouched. */
    record Expression(String name, String expression, SortedMap<String, Double> parameters) implements Cut {
        public Expression {
            Cut.named(name);
            if (expression.isBlank()) throw new IllegalArgumentException("cut " + name + " needs an expression");
            parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        }
    }

    private static void named(String name) {
        if (name.isBlank()) throw new IllegalArgumentException("a cut needs a name");
    }
}
