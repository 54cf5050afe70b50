package org.driftwatch.ingest.germanium;

import java.util.SortedMap;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/** A run on disk, ready to be played, as often as wanted. */
public sealed interface GermaniumRun {
    RunPlan plan();

    RunSource<? extends Event> open(Progress progress);

    default RunDescription description() {
        return plan().description();
    }

    /** Tables left out, by name, with the reason. */
    default SortedMap<String, String> skipped() {
        return plan().skipped();
    }

    /** Waveforms. */
    record Raw(RunPlan plan) implements GermaniumRun {
        @Override
        public RunSource<Waveform> open(Progress progress) {
            return new WaveformFileSource(plan, progress);
        }
    }

    /** DSP outputs. */
    record Dsp(RunPlan plan) implements GermaniumRun {
        @Override
        public RunSource<DspEvent> open(Progress progress) {
            return new DspFileSource(plan, progress);
        }
    }
}
