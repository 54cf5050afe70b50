package org.driftwatch.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.driftwatch.calibrators.germanium.dsp.GermaniumDsp;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What each record costs to write and to read: a waveform of 16 kB, all outputs of the DSP, a mark. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBenchmark {
    private final Codec<InBand<Waveform>> waveforms = Topics.GE_WAVEFORMS.value();
    private final Codec<InBand<DspEvent>> events = Topics.GE_DSP.value();

    private final InBand<Waveform> waveform =
            new InBand.Data<>(Simulated.waveforms(1, 8192).get(0));
    private final InBand<DspEvent> event = new InBand.Data<>(dspEvent());
    private final InBand<DspEvent> mark = new InBand.Marked<>(new Mark.Reached(
            "l200-p03-r000-cal-20230311T235840Z", "ge.dsp", 3, 8, Simulated.START.plusSeconds(12_345), 5_432));
    private final byte[] waveformBytes = waveforms.encode(waveform);
    private final byte[] eventBytes = events.encode(event);
    private final byte[] markBytes = events.encode(mark);

    private static DspEvent dspEvent() {
        double[] values = new double[GermaniumDsp.outputs().size()];
        Arrays.setAll(values, i -> 1000.25 + i);
        return new DspEvent("run", "ch1000001", 17, 1_767_225_600_000_000_000L, GermaniumDsp.outputs(), values);
    }

    @Benchmark
    public byte[] writeWaveform() {
        return waveforms.encode(waveform);
    }

    @Benchmark
    public InBand<Waveform> readWaveform() {
        return waveforms.decode(waveformBytes);
    }

    @Benchmark
    public byte[] writeDspEvent() {
        return events.encode(event);
    }

    @Benchmark
    public InBand<DspEvent> readDspEvent() {
        return events.decode(eventBytes);
    }

    @Benchmark
    public byte[] writeMark() {
        return events.encode(mark);
    }

    @Benchmark
    public InBand<DspEvent> readMark() {
        return events.decode(markBytes);
    }
}
