package org.driftwatch.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.driftwatch.calibrators.germanium.GermaniumChannel;
import org.driftwatch.calibrators.germanium.MonitorSettings;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.germanium.DspEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Everything behind the DSP for one channel, per event: histograms, counters, calibrations when due, drift. A whole run
 * from its first event, so the fits are in, shared among its events; the store is a map.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ChannelFoldBenchmark {
    private static final int RUN = Simulated.EVENTS;

    private List<DspEvent> events;

    @Setup
    public void prepare() {
        events = Simulated.events(RUN);
    }

    @Benchmark
    @OperationsPerInvocation(RUN)
    public void foldOfAWholeRun(Blackhole hole) {
        GermaniumChannel channel =
                new GermaniumChannel(MonitorSettings.defaults(), "run", "ch1000001", new InMemoryChannelStore());
        for (DspEvent event : events) hole.consume(channel.fold(event));
    }
}
