package org.driftwatch.streams.cherenkov;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;

/** Joins without asking anything, in order of ids; an energy below zero breaks it. */
final class PlainJoin implements ShowerJoin {
    private final ArrayDescription array;
    private long seen;

    PlainJoin(ArrayDescription array) {
        this.array = array;
    }

    @Override
    public ArrayEvent join(List<TelescopeEvent> same) {
        if (same.stream().anyMatch(each -> each.values()[0] < 0)) throw new IllegalStateException("energy below zero");
        seen += same.size();
        TelescopeEvent any = same.get(0);
        List<Shower> showers = same.stream()
                .sorted(Comparator.comparingInt(TelescopeEvent::telescope))
                .map(each -> new Shower(each.telescope(), each.values()[0], 0, 1, 0, 0, 0, 0))
                .toList();
        return new ArrayEvent(any.run(), array.name(), any.obs(), any.event(), any.timeNs(), showers);
    }

    @Override
    public SortedMap<Criterion, Long> passed() {
        return new TreeMap<>(java.util.Map.of(new Criterion("TOTAL", true), seen));
    }
}
