package org.driftwatch.calibrators.cherenkov.subject;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.pair.PairIndex;
import org.driftwatch.calibrators.cherenkov.settings.PairSettings;
import org.driftwatch.calibrators.cherenkov.telescope.PairFinder;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopePair;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** The telescopes of an array and its pairs, numbered in layout order. Immutable. */
public final class ArrayPairs {
    private final List<Telescope> telescopes;
    private final List<TelescopePair> pairs;
    private final PairIndex index;

    /** Finds the pairs; {@code telescopes} are in layout order. */
    public ArrayPairs(List<Telescope> telescopes, PairSettings settings) {
        this.telescopes = List.copyOf(telescopes);
        pairs = new PairFinder(settings.maxImpactDistanceM()).pairs(telescopes);
        index = new PairIndex(pairs.stream()
                .map(pair -> new PairIndex.Ids(pair.i().id(), pair.j().id()))
                .toList());
    }

    /** In layout order. */
    public List<Telescope> telescopes() {
        return telescopes;
    }

    /** By number. */
    public List<TelescopePair> pairs() {
        return pairs;
    }

    public PairIndex index() {
        return index;
    }

    /** Telescopes by type, each list in layout order. */
    public SortedMap<String, List<Telescope>> byType() {
        SortedMap<String, List<Telescope>> types = new TreeMap<>();
        for (Telescope each : telescopes)
            types.computeIfAbsent(each.type(), type -> new ArrayList<>()).add(each);
        return Collections.unmodifiableSortedMap(types);
    }

    /** Numbers of the pairs whose telescopes both are of a type. */
    public List<Integer> within(String type) {
        List<Integer> numbers = new ArrayList<>();
        for (int p = 0; p < pairs.size(); p++)
            if (pairs.get(p).i().type().equals(type) && pairs.get(p).sameType()) numbers.add(p);
        return numbers;
    }

    /** Numbers of the pairs of one telescope of each type. */
    public List<Integer> between(String typeA, String typeB) {
        List<Integer> numbers = new ArrayList<>();
        for (int p = 0; p < pairs.size(); p++) {
            String i = pairs.get(p).i().type();
            String j = pairs.get(p).j().type();
            if (i.equals(typeA) && j.equals(typeB) || i.equals(typeB) && j.equals(typeA)) numbers.add(p);
        }
        return numbers;
    }
}
