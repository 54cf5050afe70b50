package org.driftwatch.calibrators.cherenkov.block;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.run.EventTime;

/** Events of a small array with throughputs and clocks that are known; what an array of energies, sizes and delays needs, no more. */
final class SyntheticBlock {
    static final String ARRAY = "small";
    private static final double SPREAD = 0.1;
    private static final double JITTER_NS = 1;

    private final String run;
    private final long startNs;
    private final SplittableRandom random;
    private final SortedMap<Integer, Double> throughput = new TreeMap<>();
    private final SortedMap<Integer, Double> clockNs = new TreeMap<>();

    SyntheticBlock(String run, int hours, long seed) {
        this.run = run;
        startNs = hours * 3_600L * EventTime.SECOND;
        random = new SplittableRandom(seed);
    }

    /** Two LST with 200 m between them and six MST on a ring: pairs within and between types. */
    static List<Telescope> telescopes() {
        List<Telescope> all = new ArrayList<>();
        all.add(new Telescope(1, "LST", "LST_LST_LSTCam", 0, 0, 0));
        all.add(new Telescope(2, "LST", "LST_LST_LSTCam", 120, 0, 0));
        for (int k = 0; k < 6; k++)
            all.add(new Telescope(
                    3 + k,
                    "MST",
                    "MST_MST_FlashCam",
                    60 + 130 * Math.cos(k * Math.PI / 3),
                    130 * Math.sin(k * Math.PI / 3),
                    0));
        return all;
    }

    SyntheticBlock throughput(int telescope, double value) {
        throughput.put(telescope, value);
        return this;
    }

    SyntheticBlock clock(int telescope, double ns) {
        clockNs.put(telescope, ns);
        return this;
    }

    List<ArrayEvent> events(int count) {
        List<ArrayEvent> events = new ArrayList<>();
        for (int e = 0; e < count; e++)
            events.add(new ArrayEvent(run, ARRAY, 1, e + 1, startNs + e * EventTime.SECOND, showers()));
        return events;
    }

    private List<Shower> showers() {
        List<Shower> showers = new ArrayList<>();
        double energy = 0.2 + 2 * random.nextDouble();
        for (Telescope each : telescopes()) {
            double seen = energy * throughput.getOrDefault(each.id(), 1.0) * StrictMath.exp(SPREAD * gauss());
            double delay = clockNs.getOrDefault(each.id(), 0.0) + JITTER_NS * gauss();
            showers.add(new Shower(each.id(), seen, 0.1 * seen, 0.9, 100, 1_000 * seen, 0, delay));
        }
        return showers;
    }

    private double gauss() {
        double sum = -6;
        for (int k = 0; k < 12; k++) sum += random.nextDouble();
        return sum;
    }

    ArrayCalibration open(ArraySettings settings, ChannelStore store, ChannelStore memory) {
        return new ArrayCalibration(settings, new ArrayCalibration.BlockName(run, ARRAY), telescopes(), store, memory);
    }
}
