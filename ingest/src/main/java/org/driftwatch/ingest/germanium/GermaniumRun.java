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
    RunDescription description();

    /** Tables left out, by name, with the reason. */
    SortedMap<String, String> skipped();

    RunSource<? extends Event> open(Progress progress);

    /** Waveforms. */
    final class Raw implements GermaniumRun {
        private final RunPlan plan;

        Raw(RunPlan plan) {
            this.plan = plan;
        }

        @Override
        public RunDescription description() {
            return plan.description();
        }

        @Override
        public SortedMap<String, String> skipped() {
            return plan.skipped();
        }

        @Override
        public RunSource<Waveform> open(Progress progress) {
            return new WaveformFileSource(plan, progress);
        }
    }

    /** DSP outputs. */
    final class Dsp implements GermaniumRun {
        private final RunPlan plan;

        Dsp(RunPlan plan) {
            this.plan = plan;
        }

        @Override
        public RunDescription description() {
            return plan.description();
        }

        @Override
        public SortedMap<String, String> skipped() {
            return plan.skipped();
        }

        @Override
        public RunSource<DspEvent> open(Progress progress) {
            return new DspFileSource(plan, progress);
        }
    }
}
