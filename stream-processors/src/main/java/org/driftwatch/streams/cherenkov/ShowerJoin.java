package org.driftwatch.streams.cherenkov;

import java.util.List;
import java.util.SortedMap;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;

/** Makes array events of one run, as the topology sees it. It remembers nothing of one event for the next. */
public interface ShowerJoin {
    /** @param sameEvent what telescopes know of one array event, each telescope once, not empty */
    ArrayEvent join(List<TelescopeEvent> sameEvent);

    /** Telescope events that passed the criteria so far, since it was opened: for operators, in no result. */
    SortedMap<Criterion, Long> passed();

    /**
     * A quality criterion.
     *
     * @param cumulative whether all before it are passed as well
     */
    record Criterion(String name, boolean cumulative) implements Comparable<Criterion> {
        @Override
        public int compareTo(Criterion other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : Boolean.compare(cumulative, other.cumulative);
        }
    }

    /** Opens the join of a run. */
    @FunctionalInterface
    interface Factory {
        /** @throws IllegalArgumentException when the criteria do not fit the columns of the run */
        ShowerJoin open(ArrayDescription array);
    }
}
