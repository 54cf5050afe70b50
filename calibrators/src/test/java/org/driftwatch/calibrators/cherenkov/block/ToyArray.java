package org.driftwatch.calibrators.cherenkov.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** Telescopes on a grid of 150 m that all see every shower; types alternate by column. Seeded. */
record ToyArray(List<Telescope> telescopes, SortedMap<Integer, Double> throughput, SortedMap<Integer, Double> clockNs) {
    static final double SPREAD = 0.07;
    private static final double SCATTER = 0.1;
    private static final double WALK_NS_PE = 400;

    static ToyArray of(int rows, int columns, long seed) {
        Random random = new Random(seed);
        List<Telescope> telescopes = new ArrayList<>();
        SortedMap<Integer, Double> throughput = new TreeMap<>();
        SortedMap<Integer, Double> clocks = new TreeMap<>();
        for (int c = 0; c < columns; c++)
            for (int r = 0; r < rows; r++) {
                int id = 1 + c * rows + r;
                String type = c < columns / 2 ? "MST" : "SST";
                telescopes.add(new Telescope(id, type, type + "_" + type + "_Toy", 150.0 * r, 150.0 * c, 0));
                throughput.put(id, 1 + SPREAD * random.nextGaussian());
                clocks.put(id, 3 * random.nextGaussian());
            }
        return new ToyArray(telescopes, throughput, clocks);
    }

    ToyArray with(int telescope, double factor) {
        SortedMap<Integer, Double> changed = new TreeMap<>(throughput);
        changed.merge(telescope, factor, (a, b) -> a * b);
        return new ToyArray(telescopes, changed, clockNs);
    }

    List<ArrayEvent> events(String run, int count, long seed) {
        Random random = new Random(seed);
        List<ArrayEvent> events = new ArrayList<>();
        for (int k = 0; k < count; k++) events.add(event(run, k, random));
        return events;
    }

    private ArrayEvent event(String run, int number, Random random) {
        double energy = StrictMath.exp(random.nextGaussian());
        List<Shower> showers = new ArrayList<>();
        for (Telescope each : telescopes) {
            double seen = energy * throughput.get(each.id()) * StrictMath.exp(SCATTER * random.nextGaussian());
            double size = 2000 * seen;
            double delay = clockNs.get(each.id()) + WALK_NS_PE / size + 0.8 * random.nextGaussian();
            double distance = 200 * (1 + 0.01 * random.nextGaussian());
            showers.add(new Shower(each.id(), seen, SCATTER * seen, 0.9, distance, size, 0.05, delay));
        }
        return new ArrayEvent(run, "toy", 1, 3L * number + 1, 1_000_000_000L * (number + 1), showers);
    }
}
