package org.driftwatch.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;
import org.driftwatch.ui.model.LiveRecords;

/**
 * Observation blocks of an array of 4 + 9 + 12 telescopes, played into the port of the live picture block by block, as processors
 * would publish them. Telescope 9 dims by 6 % in the third block, the clock of 12 jumps by 8 ns, telescope 20 is away in the third.
 */
final class SimulatedObservations {
    static final String DIMMING = "tel_009";
    static final String LATE = "tel_012";
    static final String AWAY = "tel_020";
    static final int EVENTS = 2_200;
    private static final Instant START = Instant.parse("2026-11-20T21:00:00Z");
    private static final int BLOCK_S = 1_200;
    private static final int FIRST_BAD = 2;

    private final String array;
    private final LiveRecords target;
    private final List<Telescope> telescopes = new ArrayList<>();
    private final Random random = new Random(7);
    private final List<Double> throughput = new ArrayList<>();
    private final List<Double> offsetNs = new ArrayList<>();

    SimulatedObservations(String array, LiveRecords target) {
        this.array = array;
        this.target = target;
        ring("LST", 4, 90);
        ring("MST", 9, 260);
        ring("SST", 12, 480);
        for (int i = 0; i < telescopes.size(); i++) {
            throughput.add(1 + 0.06 * random.nextGaussian());
            offsetNs.add(3 * random.nextGaussian());
        }
    }

    private void ring(String type, int count, double radiusM) {
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * (i + 0.5 * radiusM / 200) / count;
            telescopes.add(new Telescope(
                    telescopes.size() + 1, type, type, radiusM * Math.cos(angle), radiusM * Math.sin(angle), 20));
        }
    }

    static String run(int block) {
        return "ob_" + (4001 + block);
    }

    List<Telescope> telescopes() {
        return List.copyOf(telescopes);
    }

    /** A whole block, from its start to its end. */
    void play(int block, long nowMs) {
        begin(block, nowMs);
        end(block, nowMs);
    }

    /** A block that is under way: its start and a look at it after {@code events} array events. */
    void begin(int block, long nowMs) {
        target.run(view(block, "started", 0), nowMs);
    }

    void snapshot(int block, long events, long nowMs) {
        List<ArraySnapshot.TelescopeView> seen = new ArrayList<>();
        for (int i = 0; i < telescopes.size(); i++) {
            Telescope at = telescopes.get(i);
            seen.add(new ArraySnapshot.TelescopeView(
                    at.id(),
                    at.type(),
                    at.xM(),
                    at.yM(),
                    trueThroughput(i, block),
                    0.02,
                    4,
                    events / 5,
                    offset(i, block),
                    0.7));
        }
        long reached = EventTime.ns(start(block)) + events * EventTime.SECOND * BLOCK_S / EVENTS;
        target.run(view(block, "started", 9 * events), nowMs);
        target.array(new ArraySnapshot(run(block), array, reached, events, seen, List.of()), nowMs);
    }

    void end(int block, long nowMs) {
        for (int i = 0; i < telescopes.size(); i++) coefficients(i, block, nowMs);
        for (String type : List.of("LST", "MST", "SST")) fit(ArrayCoefficient.INTER_CALIBRATION, type, block, nowMs);
        for (String type : List.of("LST", "MST", "SST")) fit(ArrayCoefficient.SIZE, type, block, nowMs);
        fit(ArrayCoefficient.TIMING, "ALL", block, nowMs);
        ratio("LST", "MST", 0.0157, block, nowMs);
        ratio("LST", "SST", -0.0201, block, nowMs);
        ratio("MST", "SST", -0.0349, block, nowMs);
        target.run(view(block, "ended", sent()), nowMs);
        done("tel.dl2", sent(), block, nowMs);
        done("tel.events", EVENTS, block, nowMs);
    }

    private void coefficients(int i, int block, long nowMs) {
        String scope = telescopes.get(i).scope();
        boolean reference = i == 0 || i == 4 || i == 13;
        double value = away(i, block) ? Double.NaN : trueThroughput(i, block) + 0.004 * random.nextGaussian();
        double error = reference ? 0 : 0.004;
        int pairs = away(i, block) ? 0 : 3 + i % 4;
        parameter(
                ArrayCoefficient.INTER_CALIBRATION,
                scope,
                new ArrayCoefficient.Throughput(
                        value,
                        error,
                        pairs,
                        180L * pairs,
                        away(i, block) ? -1 : 0,
                        reference,
                        !away(i, block),
                        Math.max(0, pairs - 1)),
                block,
                nowMs);
        double late = away(i, block) ? Double.NaN : offset(i, block) + 0.3 * random.nextGaussian();
        parameter(
                ArrayCoefficient.TIMING,
                scope,
                new ArrayCoefficient.TimeOffset(
                        late,
                        i == 0 ? 0 : 0.35,
                        pairs,
                        90L * pairs,
                        away(i, block) ? -1 : 0,
                        i == 0,
                        !away(i, block),
                        Math.max(0, pairs - 1)),
                block,
                nowMs);
        if (block == 0) return;
        drift(i, "throughput", "%", 100 * trueThroughput(i, block) / trueThroughput(i, 0), 100, 0.55, block, nowMs);
        drift(i, "time_offset", "ns", late, offset(i, 0), 0.45, block, nowMs);
    }

    private void drift(
            int i, String quantity, String unit, double value, double reference, double error, int block, long nowMs) {
        double seen = value + 0.5 * error * random.nextGaussian();
        double z = (seen - reference) / error;
        boolean away = away(i, block);
        Verdict verdict = away ? Verdict.lowstat : Math.abs(z) > 5 ? Verdict.drift : Verdict.ok;
        double nan = Double.NaN;
        target.drift(
                new DriftPoint(
                        1,
                        run(block),
                        telescopes.get(i).scope(),
                        quantity,
                        start(block),
                        start(block).plusSeconds(BLOCK_S),
                        nan,
                        nan,
                        nan,
                        nan,
                        away ? nan : z,
                        nan,
                        nan,
                        away ? 0 : 540,
                        run(0),
                        away ? nan : Math.max(0, z - 1.5),
                        away ? nan : Math.max(0, -z - 1.5),
                        nan,
                        verdict,
                        new DriftPoint.Measured(
                                unit,
                                away ? nan : seen,
                                error,
                                reference,
                                error,
                                away ? nan : seen - reference,
                                0.1,
                                5 * error)),
                nowMs);
    }

    private void fit(String subject, String scope, int block, long nowMs) {
        SortedMap<String, Long> rejected = new TreeMap<>();
        if (scope.equals("SST")) rejected.put("too_few_events", 3L);
        SortedMap<String, Double> extra = new TreeMap<>();
        if (subject.equals(ArrayCoefficient.TIMING)) {
            extra.put("walk_ns_pe", 431.0);
            extra.put("walk_error_ns_pe", 12.0);
        }
        boolean bad = scope.equals("MST") && subject.equals(ArrayCoefficient.INTER_CALIBRATION);
        parameter(
                subject,
                scope,
                new ArrayCoefficient.TypeFit(
                        bad ? 61.2 : 11.3,
                        13,
                        1,
                        scope.equals("LST") ? "1-4" : scope.equals("MST") ? "9-12" : "14-15",
                        bad ? 5.2 : -1.9,
                        new TreeMap<>(),
                        rejected,
                        extra),
                block,
                nowMs);
    }

    private void ratio(String a, String b, double logRatio, int block, long nowMs) {
        parameter(
                ArrayCoefficient.CROSS_CALIBRATION,
                a + "/" + b,
                new ArrayCoefficient.TypeRatio(
                        a, b, Math.exp(logRatio), 0.0052 * Math.exp(logRatio), logRatio, 0.0052, 0.0047, 36, 4_120),
                block,
                nowMs);
    }

    private void parameter(String subject, String scope, ParameterValue value, int block, long nowMs) {
        target.parameter(
                new Parameter(1, subject, scope, run(block), 1, start(block), null, value, new TreeMap<>()), nowMs);
    }

    private void done(String source, long events, int block, long nowMs) {
        SortedMap<String, Long> rejected =
                source.equals("tel.events") ? new TreeMap<>() : new TreeMap<>(Map.of("late", 3L));
        target.done(
                "parameters",
                new Mark.PartitionDone(
                        "partition-done",
                        run(block),
                        source,
                        0,
                        1,
                        events,
                        List.of(),
                        start(block),
                        start(block).plusSeconds(BLOCK_S),
                        rejected),
                nowMs);
    }

    private double trueThroughput(int i, int block) {
        boolean dims = telescopes.get(i).scope().equals(DIMMING) && block >= FIRST_BAD;
        return throughput.get(i) * (dims ? 0.94 : 1);
    }

    private double offset(int i, int block) {
        return offsetNs.get(i) + (telescopes.get(i).scope().equals(LATE) && block >= FIRST_BAD ? 8 : 0);
    }

    private boolean away(int i, int block) {
        return telescopes.get(i).scope().equals(AWAY) && block == FIRST_BAD;
    }

    private static Instant start(int block) {
        return START.plusSeconds(1_800L * block);
    }

    private static long sent() {
        return 9L * EVENTS;
    }

    private RunView view(int block, String state, long sent) {
        List<String> channels = new ArrayList<>();
        for (int i = 0; i < telescopes.size(); i++)
            if (!away(i, block)) channels.add(telescopes.get(i).scope());
        ArrayDescription description = new ArrayDescription(
                array,
                telescopes,
                "RandomForestRegressor",
                "HillasReconstructor",
                "RandomForestClassifier",
                0,
                List.of());
        return new RunView(
                1,
                new RunDescription(
                        run(block),
                        "dl2",
                        List.of("dl2"),
                        channels,
                        start(block),
                        start(block).plusSeconds(BLOCK_S),
                        -1,
                        description),
                state,
                "tel.dl2",
                sent,
                start(block),
                new TreeMap<>());
    }
}
