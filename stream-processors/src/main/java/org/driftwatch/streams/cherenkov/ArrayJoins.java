package org.driftwatch.streams.cherenkov;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.event.EventJoin;
import org.driftwatch.calibrators.cherenkov.quality.QualityCounts;
import org.driftwatch.calibrators.cherenkov.settings.EventSettings;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;

/** Opens the join of a run, the same that the batch does. */
public record ArrayJoins(EventSettings settings) implements ShowerJoin.Factory {
    @Override
    public ShowerJoin open(ArrayDescription array) {
        return new Joined(new EventJoin(array, settings));
    }

    private record Joined(EventJoin events) implements ShowerJoin {
        @Override
        public ArrayEvent join(List<TelescopeEvent> sameEvent) {
            return events.join(sameEvent);
        }

        @Override
        public SortedMap<Criterion, Long> passed() {
            QualityCounts counts = events.counts();
            SortedMap<Criterion, Long> passed = new TreeMap<>();
            for (int i = 0; i < counts.names().size(); i++) {
                String name = counts.names().get(i);
                passed.put(new Criterion(name, false), counts.counts()[i]);
                passed.put(new Criterion(name, true), counts.cumulative()[i]);
            }
            return passed;
        }
    }
}
