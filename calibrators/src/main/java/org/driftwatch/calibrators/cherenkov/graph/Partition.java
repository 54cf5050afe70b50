package org.driftwatch.calibrators.cherenkov.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The connected components of a graph. */
final class Partition {
    private final Map<Integer, Integer> place = new HashMap<>();
    private final int[] parent;
    private final List<Component> components = new ArrayList<>();

    /**
     * One component.
     *
     * @param number from 0, in the order of the nodes
     * @param members places of its nodes in the problem, rising
     * @param pairs places of its pairs in the list of used pairs, rising
     * @param from place of telescope i within {@code members}, by pair; {@code to} that of j
     */
    record Component(int number, int[] members, int[] pairs, int[] from, int[] to) {}

    Partition(List<Integer> nodes, List<PairMeasurement> pairs) {
        for (int k = 0; k < nodes.size(); k++) place.put(nodes.get(k), k);
        parent = new int[nodes.size()];
        for (int k = 0; k < parent.length; k++) parent[k] = k;
        for (PairMeasurement pair : pairs) join(place.get(pair.i()), place.get(pair.j()));
        for (int k = 0; k < parent.length; k++) {
            int[] members = membersOf(k);
            if (members.length > 1) components.add(component(members, pairs));
        }
    }

    List<Component> components() {
        return components;
    }

    private void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }

    private int root(int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Nodes whose root is this one; none unless it is a root. */
    private int[] membersOf(int root) {
        int[] all = new int[parent.length];
        int count = 0;
        for (int k = root; k < all.length; k++) if (root(k) == root) all[count++] = k;
        return Arrays.copyOf(all, count);
    }

    private Component component(int[] members, List<PairMeasurement> pairs) {
        int[] mine = new int[pairs.size()];
        int[] from = new int[pairs.size()];
        int[] to = new int[pairs.size()];
        int count = 0;
        for (int p = 0; p < pairs.size(); p++) {
            int i = Arrays.binarySearch(members, place.get(pairs.get(p).i()));
            if (i < 0) continue;
            mine[count] = p;
            from[count] = i;
            to[count++] = Arrays.binarySearch(members, place.get(pairs.get(p).j()));
        }
        return new Component(
                components.size(),
                members,
                Arrays.copyOf(mine, count),
                Arrays.copyOf(from, count),
                Arrays.copyOf(to, count));
    }
}
