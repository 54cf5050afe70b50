package org.driftwatch.calibrators.cherenkov.pair;

import java.util.Arrays;
import java.util.List;

/** Number of a pair from its two telescopes, by table look-up. Immutable. */
public final class PairIndex {
    /**
     * A pair of telescope ids.
     *
     * @param i the one that comes first in the layout
     */
    public record Ids(int i, int j) {}

    private final List<Ids> pairs;
    private final int[] place;
    private final int[] number;
    private final int size;

    /** Numbers the pairs in their order. */
    public PairIndex(List<Ids> pairs) {
        this.pairs = List.copyOf(pairs);
        int largest = pairs.stream()
                .mapToInt(pair -> Math.max(pair.i(), pair.j()))
                .max()
                .orElse(0);
        place = new int[largest + 1];
        Arrays.fill(place, -1);
        int next = 0;
        for (Ids pair : pairs) {
            if (place[pair.i()] < 0) place[pair.i()] = next++;
            if (place[pair.j()] < 0) place[pair.j()] = next++;
        }
        size = next;
        number = new int[size * size];
        Arrays.fill(number, -1);
        for (int p = 0; p < pairs.size(); p++) put(pairs.get(p), p);
    }

    private void put(Ids pair, int p) {
        int at = place[pair.i()] * size + place[pair.j()];
        int back = place[pair.j()] * size + place[pair.i()];
        if (number[at] >= 0 || number[back] >= 0 || at == back)
            throw new IllegalArgumentException("pair " + pair.i() + "-" + pair.j() + " is listed twice");
        number[at] = p;
    }

    /** Pairs by number. */
    public List<Ids> pairs() {
        return pairs;
    }

    /** Number of the pair of these two in this order; -1 when it is not one of the pairs. */
    public int of(int i, int j) {
        int a = i < place.length ? place[i] : -1;
        int b = j < place.length ? place[j] : -1;
        return a < 0 || b < 0 ? -1 : number[a * size + b];
    }
}
