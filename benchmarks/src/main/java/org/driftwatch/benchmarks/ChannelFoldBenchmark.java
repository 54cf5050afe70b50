package org.driftwatch.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.driftwatch.calibrators.germanium.Folded;
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
    private static final int SETTLED = 20_000;
    private static final int BETWEEN_FITS = 400;

    private List<DspEvent> events;

    @Setup
    public void prepare() {
        events = Simulated.events(RUN);
    }

    private static GermaniumChannel fresh(InMemoryChannelStore store) {
        return new GermaniumChannel(MonitorSettings.defaults(), "run", "ch1000001", store);
    }

    @Benchmark
    @OperationsPerInvocation(RUN)
    public void foldOfAWholeRun(Blackhole hole) {
        GermaniumChannel channel = fresh(new InMemoryChannelStore());
        for (DspEvent event : events) hole.consume(channel.fold(event));
    }

    /** A channel that has been calibrated, and events that make no fit due. */
    @State(Scope.Thread)
    public static class Settled {
        private final InMemoryChannelStore store = new InMemoryChannelStore();
        private GermaniumChannel channel;
        private List<DspEvent> next;

        @Setup
        public void prepare(ChannelFoldBenchmark run) {
            channel = fresh(store);
            int done = 0;
            int quiet = 0;
            while (done < SETTLED || quiet == 0) {
                Folded folded = channel.fold(run.events.get(done++));
                quiet = folded.fits() == Folded.Fits.NONE ? 0 : 1;
            }
            next = run.events.subList(done, done + BETWEEN_FITS);
        }
    }

    /** The same store is left behind each time, but for the counts: fits come due again and again only every 10 %. */
    @Benchmark
    @OperationsPerInvocation(BETWEEN_FITS)
    public void foldBetweenFits(Settled settled, Blackhole hole) {
        for (DspEvent event : settled.next) hole.consume(settled.channel.fold(event));
    }
}
