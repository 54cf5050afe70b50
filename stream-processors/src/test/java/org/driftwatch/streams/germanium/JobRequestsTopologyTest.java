package org.driftwatch.streams.germanium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.junit.jupiter.api.Test;

class JobRequestsTopologyTest {
    private static final FakeRun RUN = FakeRun.of("r1", "ch1");

    private static void mark(Bench bench, Mark mark) {
        bench.sendBytes(Topics.GE_WAVEFORMS.name(), null, RUN.mark(mark).value());
    }

    /** Twelve waveforms, the latest first; offset 0 is the start of the run. */
    private static void play(Bench bench) {
        mark(bench, new Mark.RunStarted(RUN.description(null), 0, 1));
        for (int i = 12; i > 0; i--) bench.send(RUN.waveform("ch1", i, i / 10.0, 1_000 + i, 0));
        mark(bench, new Mark.RunEnded("r1", "file", 0, 1, FakeRun.START.plusSeconds(9), 12));
        mark(bench, new Mark.Drain("r1", "file", 0, 1));
    }

    @Test
    void requestsNameTheOffsetsOfTheWaveformsAndTheEndOfTheRunStandsBehindThem() {
        try (Bench bench = new Bench()) {
            play(bench);
            List<InBand<JobRequest>> jobs = bench.values(Topics.GE_JOBS);
            assertThat(jobs).hasSize(3);
            assertThat(request(jobs.get(0)).fullEnergy()).as("event 5").containsExactly(8L);
            assertThat(request(jobs.get(1)).fullEnergy()).as("event 10").containsExactly(3L);
            assertThat(request(jobs.get(0)).topic()).isEqualTo("ge.waveforms");
            assertThat(new String(bench.records("ge.jobs").get(0).key())).isEqualTo("ch1");
            Mark.PartitionDone end = (Mark.PartitionDone) ((InBand.Marked<JobRequest>) jobs.get(2)).mark();
            assertThat(end).isEqualTo(bench.done().get(0));
            assertThat(end.source()).isEqualTo("ge.waveforms");
        }
    }

    @Test
    void withoutJobsAndWithoutWaveformsNobodyAsks() {
        GermaniumTopology.Settings usual = Bench.settings(4_000);
        try (Bench bench = new Bench(new GermaniumTopology.Settings(
                usual.grace(), usual.dsp(), usual.channels(), false, usual.workPerRecord()))) {
            play(bench);
            assertThat(bench.records("ge.jobs")).isEmpty();
            assertThat(bench.features()).hasSize(12);
        }
        try (Bench bench = new Bench()) {
            bench.sendAll(RUN.records(100, 4));
            assertThat(bench.records("ge.jobs")).isEmpty();
            assertThat(bench.done()).hasSize(1);
        }
    }

    @Test
    void requestsAndEndMarksGoToThePartitionOfTheWaveforms() {
        try (Bench bench = new Bench()) {
            play(bench);
            JobRequest request = request(bench.values(Topics.GE_JOBS).get(0)).at("ge.waveforms", 5);
            byte[] bytes = Topics.GE_JOBS.value().encode(new InBand.Data<>(request));
            assertThat(new JobPartitioner().partitions("ge.jobs", null, bytes, 8))
                    .contains(Set.of(5));
        }
        byte[] mark = RUN.mark(new Mark.Drain("r1", "file", 6, 8)).value();
        assertThat(new JobPartitioner().partitions("ge.jobs", null, mark, 8)).contains(Set.of(6));
    }

    private static JobRequest request(InBand<JobRequest> job) {
        return ((InBand.Data<JobRequest>) job).value();
    }
}
