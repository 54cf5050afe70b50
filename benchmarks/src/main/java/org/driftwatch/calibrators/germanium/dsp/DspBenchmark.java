package org.driftwatch.calibrators.germanium.dsp;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.driftwatch.benchmarks.Simulated;
import org.driftwatch.topics.germanium.Waveform;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Waveforms per second through the complete chain, in the fused form and as its definition reads, with the settings that
 * suit the length. One thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DspBenchmark {
    private static final int DIFFERENT = 500;

    @Param({"8192", "2048"})
    public int samples;

    private final double[] out = new double[GermaniumDsp.outputs().size()];
    private List<Waveform> waveforms;
    private List<double[]> reals;
    private GermaniumDsp fused;
    private PlainChain plain;
    private int at;

    @Setup
    public void prepare() {
        waveforms = Simulated.waveforms(DIFFERENT, samples);
        reals = waveforms.stream()
                .map(waveform ->
                        Arrays.stream(waveform.samples()).asDoubleStream().toArray())
                .toList();
        DspSettings settings = DspSettings.withOverrides(Simulated.dspDatabase(samples));
        fused = new GermaniumDsp(settings, samples, 16, 0);
        plain = new PlainChain(settings, samples, 16, 0);
    }

    private int next() {
        at = at + 1 == DIFFERENT ? 0 : at + 1;
        return at;
    }

    @Benchmark
    public double[] fused() {
        fused.process(waveforms.get(next()).samples(), out);
        return out;
    }

    @Benchmark
    public double[] plain() {
        return plain.process(reals.get(next()));
    }
}
