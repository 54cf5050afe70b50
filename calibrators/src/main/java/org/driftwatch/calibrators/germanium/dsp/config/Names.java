package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names in an expression that somebody has to make. */
final class Names {
    /** Functions that expressions may call. */
    static final Set<String> FUNCTIONS = Set.of("len", "round", "astype");

    /** Modules of which expressions may take constants. */
    static final Set<String> MODULES = Set.of("np", "numpy");

    private final SortedSet<String> found = new TreeSet<>();

    private Names() {}

    static SortedSet<String> in(List<Expression> expressions) {
        Names names = new Names();
        expressions.forEach(names::collect);
        return names.found;
    }

    private void collect(Expression expression) {
        if (expression instanceof Expression.Name name) {
            if (TimeUnits.of(name.name()) == null) found.add(name.name());
        } else if (expression instanceof Expression.Attribute attribute) {
            if (!isModule(attribute.of())) collect(attribute.of());
        } else if (expression instanceof Expression.Call call) {
            if (!FUNCTIONS.contains(call.name())) found.add(call.name());
            call.arguments().forEach(this::collect);
            call.keywords().values().forEach(this::collect);
        } else if (expression instanceof Expression.Index index) {
            collect(index.of());
            collect(index.at());
        } else if (expression instanceof Expression.Slice slice) {
            collect(slice.of());
            if (slice.from() != null) collect(slice.from());
            if (slice.until() != null) collect(slice.until());
            if (slice.step() != null) collect(slice.step());
        } else if (expression instanceof Expression.Binary binary) {
            collect(binary.left());
            collect(binary.right());
        } else if (expression instanceof Expression.Negative negative) {
            collect(negative.of());
        } else if (expression instanceof Expression.Values values) {
            values.items().forEach(this::collect);
        }
    }

    static boolean isModule(Expression expression) {
        return expression instanceof Expression.Name name && MODULES.contains(name.name());
    }
}
