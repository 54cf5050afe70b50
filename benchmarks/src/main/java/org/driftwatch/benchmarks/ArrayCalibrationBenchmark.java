package org.driftwatch.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.driftwatch.calibrators.cherenkov.block.ArrayAnswer;
import org.driftwatch.calibrators.cherenkov.block.ArrayCalibration;
import org.driftwatch.calibrators.cherenkov.graph.Gauge;
import org.driftwatch.calibrators.cherenkov.graph.GraphOptions;
import org.driftwatch.calibrators.cherenkov.graph.GraphProblem;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolution;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolver;
import org.driftwatch.calibrators.cherenkov.graph.PairMeasurement;
import org.driftwatch.calibrators.cherenkov.pair.EnergyPairs;
import org.driftwatch.calibrators.cherenkov.pair.PairColumns;
import org.driftwatch.calibrators.cherenkov.pair.PairFilter;
import org.driftwatch.calibrators.cherenkov.pair.PairIndex;
import org.driftwatch.calibrators.cherenkov.pair.PairLedger;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Pair updates of array events, and the solve of a graph, on toy arrays: hexagonal, 150 m apart, pairs up to 300 m. Events have the
 * nine telescopes nearest to a random core, as the recorded blocks have on average. The peers: 170 to 500 array events per second
 * for the pairs, 58.6 s (search) and 46 ms (linear, numpy) for 200 telescopes; see docs and shared/reference.
 */
public class ArrayCalibrationBenchmark {
    private static final int EVENTS = 20_000;
    private static final int MULTIPLICITY = 9;
    private static final double SPACING_M = 150;
    private static final double REACH_M = 300.001;

    /** Telescopes on a hexagonal grid, ids from 1. */
    private record Toy(double[] eastM, double[] northM, List<PairIndex.Ids> pairs) {
        static Toy of(int telescopes) {
            int side = (int) Math.ceil(Math.sqrt(telescopes));
            double[] east = new double[telescopes];
            double[] north = new double[telescopes];
            for (int k = 0; k < telescopes; k++) {
                int line = k / side;
                east[k] = SPACING_M * (k % side + 0.5 * (line % 2));
                north[k] = SPACING_M * line * Math.sqrt(0.75);
            }
            List<PairIndex.Ids> pairs = new ArrayList<>();
            for (int i = 0; i < telescopes; i++)
                for (int j = i + 1; j < telescopes; j++)
                    if (Math.hypot(east[i] - east[j], north[i] - north[j]) <= REACH_M)
                        pairs.add(new PairIndex.Ids(i + 1, j + 1));
            return new Toy(east, north, pairs);
        }

        List<Telescope> telescopes() {
            return IntStream.range(0, eastM.length)
                    .mapToObj(k -> new Telescope(k + 1, "MST", "MST_MST_FlashCam", northM[k], -eastM[k], 0))
                    .toList();
        }

        double distanceM(int k, double east, double north) {
            return Math.hypot(eastM[k] - east, northM[k] - north);
        }
    }

    /** 55 telescopes and their events. */
    @State(Scope.Thread)
    public static class Events {
        private final Toy toy = Toy.of(55);
        private final PairIndex index = new PairIndex(toy.pairs());
        private final List<ArrayEvent> events = new ArrayList<>(EVENTS);
        private EnergyPairs pairs;

        @Setup
        public void draw() {
            Random random = new Random(1);
            for (int k = 0; k < EVENTS; k++) events.add(event(k, random));
        }

        private ArrayEvent event(int number, Random random) {
            double east = 1_200 * random.nextDouble();
            double north = 1_000 * random.nextDouble();
            double energy = 0.1 / Math.pow(1 - random.nextDouble(), 1 / 0.8);
            List<Shower> showers = IntStream.range(0, 55)
                    .boxed()
                    .sorted((a, b) -> Double.compare(toy.distanceM(a, east, north), toy.distanceM(b, east, north)))
                    .limit(MULTIPLICITY)
                    .sorted()
                    .map(k -> shower(k, energy, toy.distanceM(k, east, north), random))
                    .toList();
            return new ArrayEvent("run", "toy", 1, number, number, showers);
        }

        private static Shower shower(int k, double energy, double impactM, Random random) {
            double measured = energy * (1 + 0.1 * random.nextGaussian());
            return new Shower(k + 1, measured, 0.1 * measured, random.nextDouble(), impactM, 200, 0.1, 1);
        }

        @Setup(Level.Invocation)
        public void begin() {
            PairLedger ledger = new PairLedger(
                    new InMemoryChannelStore(),
                    'e',
                    PairColumns.ENERGY,
                    toy.pairs().size());
            pairs = new EnergyPairs(index, PairFilter.of(0.3, 0.05, 0.3), ledger);
        }
    }

    /** Array events per second on one core. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(EVENTS)
    public EnergyPairs pairUpdates(Events state) {
        for (ArrayEvent event : state.events) state.pairs.add(event);
        return state.pairs;
    }

    /** Array events per second on one core through all four subjects and the pairs watched for drift, the answer of the block included. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(EVENTS)
    public ArrayAnswer wholeBlock(Events state) {
        ArrayCalibration block = new ArrayCalibration(
                ArraySettings.defaults(),
                new ArrayCalibration.BlockName("run", "toy"),
                state.toy.telescopes(),
                new InMemoryChannelStore(),
                new InMemoryChannelStore());
        for (ArrayEvent event : state.events) block.add(event);
        return block.finish();
    }

    /** A graph with errors of 1 % in its asymmetries. */
    @State(Scope.Thread)
    public static class Graph {
        @Param({"14", "55", "200"})
        int telescopes;

        private GraphProblem problem;

        @Setup
        public void measure() {
            Random random = new Random(2);
            double[] c = random.doubles(telescopes, 0.85, 1.15).toArray();
            List<PairMeasurement> pairs = new ArrayList<>();
            for (PairIndex.Ids ids : Toy.of(telescopes).pairs()) {
                double a = (c[ids.i() - 1] - c[ids.j() - 1]) / (c[ids.i() - 1] + c[ids.j() - 1]);
                double seen = a + 0.01 * random.nextGaussian();
                pairs.add(PairMeasurement.ofAsymmetry(ids.i(), ids.j(), seen, 0.01, 100));
            }
            List<Integer> nodes = IntStream.rangeClosed(1, telescopes).boxed().toList();
            problem = new GraphProblem(nodes, pairs, List.of(telescopes / 2), Gauge.REFERENCE);
        }
    }

    /** One solve with its covariance. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public GraphSolution linearSolve(Graph graph) {
        return new GraphSolver(GraphOptions.THROUGHPUT).solve(graph.problem);
    }

    /** The minimum of the peer's sum of squares. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public GraphSolution exactSolve(Graph graph) {
        return new GraphSolver(GraphOptions.THROUGHPUT.exact()).solve(graph.problem);
    }
}
