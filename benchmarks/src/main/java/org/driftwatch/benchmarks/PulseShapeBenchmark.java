package org.driftwatch.benchmarks;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.driftwatch.calibrators.germanium.aoe.AoeCalibrator;
import org.driftwatch.calibrators.germanium.aoe.AoeResult;
import org.driftwatch.calibrators.germanium.aoe.AoeRun;
import org.driftwatch.calibrators.germanium.aoe.AoeSettings;
import org.driftwatch.calibrators.germanium.cuts.ColumnDistribution;
import org.driftwatch.calibrators.germanium.cuts.ColumnValues;
import org.driftwatch.calibrators.germanium.cuts.CutResult;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.germanium.cuts.QualityCuts;
import org.driftwatch.calibrators.germanium.lq.LqAnswer;
import org.driftwatch.calibrators.germanium.lq.LqCalibrator;
import org.driftwatch.calibrators.germanium.lq.LqSettings;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A/E, LQ and three quality cuts on as many events as the recorded calibration run, all their survival fractions included. Energies: a
 * flat continuum and four lines; single-site events a Gaussian in A/E and LQ, the others an exponential tail.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PulseShapeBenchmark {
    private static final int EVENTS = 38_343;
    private static final double[] LINES_KEV = {1592.5, 1620.5, 2103.53, 2614.5};
    private static final double[] SINGLE_SITE = {0.92, 0.1, 0.1, 0.1};

    private final AoeCalibrator aoe = new AoeCalibrator(AoeSettings.DEFAULTS, PulseShapeBenchmark::fwhmKeV);
    private final LqCalibrator lq = new LqCalibrator(LqSettings.DEFAULTS, PulseShapeBenchmark::fwhmKeV);
    private final QualityCuts cuts =
            new QualityCuts(new CutSettings(List.of(), CutSettings.defaults().cuts().subList(0, 3), List.of(), List.of(), 4, 100));
    private final SortedMap<String, double[]> columns = new TreeMap<>();
    private EventSample current;
    private EventSample late;
    private AoeResult earlier;

    private static double fwhmKeV(double energyKeV) {
        return Math.sqrt(0.5 + 2e-3 * energyKeV);
    }

    @Setup
    public void prepare() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261125);
        double[] energy = new double[EVENTS];
        double[] aoeValue = new double[EVENTS];
        double[] lqValue = new double[EVENTS];
        double[] drift = new double[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            int line = i % 10 == 0 ? (i / 10) % LINES_KEV.length : -1;
            energy[i] = line < 0
                    ? 800 + 1900 * random.nextDouble()
                    : LINES_KEV[line] + fwhmKeV(LINES_KEV[line]) / 2.355 * random.nextGaussian();
            boolean single = random.nextDouble() < (line < 0 ? 0.35 : SINGLE_SITE[line]);
            drift[i] = 300 + 700 * random.nextDouble();
            double tail = single ? 0 : random.nextExponential();
            aoeValue[i] = 0.0745 * (1 + 0.01 * random.nextGaussian() - 0.15 * tail);
            lqValue[i] = 0.5 * (1 + 1e-4 * (drift[i] - 650) + 0.08 * random.nextGaussian() + 0.3 * tail);
        }
        current = EventSample.ofEvents(energy, aoeValue, drift);
        late = EventSample.ofEvents(energy, lqValue, drift);
        earlier = coldAoe();
        for (String name : List.of("bl_std", "bl_slope", "pz_slope")) columns.put(name, column(random));
        System.out.println("# A/E complete: " + earlier.complete() + ", LQ: " + (coldLq() instanceof LqAnswer.Calibrated));
    }

    private static double[] column(RandomGenerator random) {
        double[] column = new double[EVENTS];
        for (int i = 0; i < EVENTS; i++)
            column[i] = 12 + 0.6 * random.nextGaussian() + (i % 20 == 0 ? 5 * random.nextExponential() : 0);
        return column;
    }

    @Benchmark
    public AoeResult coldAoe() {
        return aoe.calibrate(List.of(new AoeRun("", Double.NaN, current)), null);
    }

    @Benchmark
    public AoeResult warmAoe() {
        return aoe.calibrate(List.of(new AoeRun("", Double.NaN, current)), earlier);
    }

    @Benchmark
    public LqAnswer coldLq() {
        return lq.calibrate(late);
    }

    @Benchmark
    public CutResult threeCuts() {
        SortedMap<String, ColumnDistribution> distributions = new TreeMap<>();
        columns.forEach((name, values) -> distributions.put(name, ColumnValues.of(values)));
        return cuts.of(distributions);
    }
}
