package org.driftwatch.streams.germanium.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.streams.deadletter.RejectedException;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.germanium.Waveform;
import org.junit.jupiter.api.Test;

class WaveformReaderTest {
    private final FakeWaveforms topic = new FakeWaveforms();

    /** Channels in turn, and every tenth offset is the marker of a transaction. */
    private void fill(int offsets) {
        for (long offset = 0; offset < offsets; offset++)
            if (offset % 10 != 9) topic.put(offset, offset % 2 == 0 ? "ch1" : "ch2");
        topic.updateBeginningOffsets(Map.of(FakeWaveforms.PARTITION, 0L));
    }

    static JobRequest request(List<Long> baselines, List<Long> fullEnergy) {
        return new JobRequest(
                1,
                "r1",
                "ch1",
                Topics.GE_WAVEFORMS.name(),
                FakeWaveforms.PARTITION.partition(),
                1,
                JobRequest.RUN_ENDED,
                baselines,
                fullEnergy,
                0.2,
                Instant.EPOCH,
                new TreeMap<>(),
                null);
    }

    private Map<Long, Waveform> read(List<Long> baselines, List<Long> fullEnergy) {
        return new WaveformReader(topic).read(request(baselines, fullEnergy));
    }

    @Test
    void readsWhatIsNamedInWhateverOrderAndSeeksOverTheRest() {
        fill(1_000);
        Map<Long, Waveform> found = read(List.of(704L, 2L), List.of(500L, 8L, 10L, 502L, 998L, 2L));
        assertThat(found).containsOnlyKeys(2L, 8L, 10L, 500L, 502L, 704L, 998L);
        found.forEach((offset, waveform) -> assertThat(waveform.samples()[0]).isEqualTo(offset.intValue()));
        assertThat(topic.seeks).as("one for each group of neighbours").isEqualTo(4);
        assertThat(read(List.of(), List.of())).isEmpty();
    }

    @Test
    void refusesWhenRetentionWasFaster() {
        fill(100);
        topic.deleteBefore(41);
        assertThat(read(List.of(), List.of(42L))).hasSize(1);
        refused(List.of(40L, 42L), "out of range");
    }

    @Test
    void refusesWhatIsNoWaveformOfThisChannel() {
        fill(100);
        refused(List.of(40L, 43L), "something else at offset 43");
        refused(List.of(48L, 49L), "no record at offset 49");
        refused(List.of(98L, 99L), "no record at offset 99");
    }

    private void refused(List<Long> offsets, String why) {
        assertThatThrownBy(() -> read(List.of(), offsets))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining(why)
                .satisfies(e -> assertThat(((RejectedException) e).reason()).isEqualTo("waveforms-gone"));
    }
}
