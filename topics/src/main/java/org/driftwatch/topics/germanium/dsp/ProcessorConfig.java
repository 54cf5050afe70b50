package org.driftwatch.topics.germanium.dsp;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One entry of {@code processors}.
 *
 * @param key as in the file, e.g. {@code "tp_min, tp_max, wf_min, wf_max"}
 * @param function name of the function, with its module in front: {@code dspeed.processors.trap_norm}; of an entry
 *     without arguments the expression it stands for
 * @param arguments texts of the arguments in order, numbers and lists written out; empty: {@code function} is an expression
 * @param initArguments arguments of a function that makes the function, usually empty
 * @param units one per name, one for all, or none; "" for none
 * @param defaults values for {@code db.…} keys that the database does not have
 * @param prerequisites names that must be there first, beside those in the arguments
 * @param coordGrid grid of the entry's times, usually empty: period, or period and offset
 */
public record ProcessorConfig(
        String key,
        String function,
        List<String> arguments,
        List<String> initArguments,
        List<String> units,
        SortedMap<String, String> defaults,
        List<String> prerequisites,
        List<String> coordGrid) {
    public ProcessorConfig {
        arguments = List.copyOf(arguments);
        initArguments = List.copyOf(initArguments);
        units = List.copyOf(units);
        defaults = Collections.unmodifiableSortedMap(new TreeMap<>(defaults));
        prerequisites = List.copyOf(prerequisites);
        coordGrid = List.copyOf(coordGrid);
    }

    /** What the entry makes: the key, split at commas and blanks. */
    public List<String> names() {
        return List.of(key.strip().split("[,\\s]+"));
    }

    /** Whether the entry is a mere text. */
    public boolean isExpression() {
        return arguments.isEmpty();
    }

    /** Unit of a name of this entry, "" when none is given. */
    public String unit(String name) {
        int index = names().indexOf(name);
        if (units.isEmpty() || index < 0) return "";
        return units.get(units.size() == 1 ? 0 : index);
    }
}
