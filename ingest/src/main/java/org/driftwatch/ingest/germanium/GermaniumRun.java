package org.driftwatch.ingest.germanium;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
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

        /**
         * Reads single waveforms again.
         *
         * @param numbers of events, counted from 0 in the order in which {@link #open} plays them
         */
        public Map<Long, Waveform> waveforms(SortedSet<Long> numbers) throws IOException {
            try (WaveformFileSource source = new WaveformFileSource(plan, Progress.NONE)) {
                return source.at(numbers);
            }
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
