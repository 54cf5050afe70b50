package org.driftwatch.calibrators.germanium.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.driftwatch.calibrators.germanium.recent.WaveformChoice;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.run.EventTime;
import org.junit.jupiter.api.Test;

class JobRequestsTest {
    private static final JobSettings SETTINGS = new JobSettings(true, 4, 6, 2, 3, 55, JobSettings.Publish.rule);
    private static final JobRequests.Moment NOW = new JobRequests.Moment(
            "r1", "ch1", 0.25, 7 * EventTime.SECOND, new TreeMap<>(Map.of("germanium.pole-zero", 9)), null);
    private static final JobRequests.Moment UNCALIBRATED =
            new JobRequests.Moment("r1", "ch1", Double.NaN, 7 * EventTime.SECOND, new TreeMap<>(), null);

    private static final DoubleUnaryOperator SCALE = adc -> adc;

    private final InMemoryChannelStore store = new InMemoryChannelStore();

    private JobRequests requests() {
        return new JobRequests(SETTINGS, store);
    }

    private static void add(JobRequests requests, WaveformChoice.Kind kind, int from, int until) {
        double keV = kind == WaveformChoice.Kind.BASELINE ? 0 : 2614.5;
        for (int i = from; i < until; i++)
            requests.add(kind, new EventReference(i, 0, 100 + i, keV), Optional.of(SCALE));
    }

    @Test
    void asksOnceWhenTheRingIsFullAndOnceAtTheEnd() {
        JobRequests requests = requests();
        add(requests, WaveformChoice.Kind.BASELINE, 0, 3);
        add(requests, WaveformChoice.Kind.FULL_ENERGY, 10, 15);
        assertThat(requests.due()).isFalse();
        add(requests, WaveformChoice.Kind.FULL_ENERGY, 15, 16);
        assertThat(requests.due()).isTrue();
        assertThat(requests.filled(UNCALIBRATED)).isEmpty();
        JobRequest first = requests.filled(NOW).orElseThrow();
        assertThat(first.ordinal()).isEqualTo(1);
        assertThat(first.baselines()).containsExactly(100L, 101L, 102L);
        assertThat(first.fullEnergy()).containsExactly(110L, 111L, 112L, 113L, 114L, 115L);

        JobRequests later = requests();
        assertThat(later.due()).isFalse();
        add(later, WaveformChoice.Kind.FULL_ENERGY, 16, 18);
        assertThat(later.due()).isFalse();
        JobRequest last = later.finish(NOW, Optional.of(SCALE)).orElseThrow();
        assertThat(last.ordinal()).isEqualTo(2);
        assertThat(last.reason()).isEqualTo(JobRequest.RUN_ENDED);
        assertThat(last.fullEnergy()).containsExactly(112L, 113L, 114L, 115L, 116L, 117L);
        assertThat(last.validFrom()).isEqualTo(EventTime.instant(7 * EventTime.SECOND));
        assertThat(last.version("germanium.pole-zero")).isEqualTo(9);
        assertThat(last.version("germanium.filter")).isEqualTo(2);
        later.clear();
        assertThat(store.values()).isEmpty();
    }

    @Test
    void eventsBeforeTheFirstScaleAreJudgedByIt() {
        JobRequests requests = requests();
        for (int i = 0; i < 4; i++) {
            double adc = i < 3 ? 5_229 : 4_000;
            requests.add(WaveformChoice.Kind.FULL_ENERGY, new EventReference(i, 0, 100 + i, adc), Optional.empty());
        }
        DoubleUnaryOperator half = adc -> 0.5 * adc;
        EventReference last = new EventReference(9, 0, 109, 5_229);
        JobRequests later = requests();
        later.add(WaveformChoice.Kind.FULL_ENERGY, last, Optional.of(half));
        JobRequest request = requests().finish(NOW, Optional.of(half)).orElseThrow();
        assertThat(request.fullEnergy()).containsExactly(100L, 101L, 102L, 109L);
    }

    @Test
    void aRunThatIsCalibratedOnlyAtItsEndJudgesAllByThat() {
        JobRequests requests = requests();
        for (int i = 0; i < 4; i++)
            requests.add(WaveformChoice.Kind.FULL_ENERGY, new EventReference(i, 0, 100 + i, 2_614), Optional.empty());
        assertThat(requests.finish(NOW, Optional.of(SCALE)).orElseThrow().fullEnergy())
                .hasSize(4);
    }

    @Test
    void asksForNothingWithTooFewEventsOrWithoutAScale() {
        JobRequests requests = requests();
        add(requests, WaveformChoice.Kind.FULL_ENERGY, 0, 2);
        assertThat(requests.finish(NOW, Optional.of(SCALE))).isEmpty();
        add(requests, WaveformChoice.Kind.FULL_ENERGY, 2, 3);
        assertThat(requests.finish(UNCALIBRATED, Optional.empty())).isEmpty();
        Optional<JobRequest> request = requests.finish(NOW, Optional.of(SCALE));
        assertThat(request)
                .hasValueSatisfying(each -> assertThat(each.baselines())
                        .as("fewer than the fewest are left out")
                        .isEmpty());
    }

    @Test
    void remembersNothingWhenJobsAreOff() {
        JobRequests off = new JobRequests(SETTINGS.disabled(), store);
        add(off, WaveformChoice.Kind.FULL_ENERGY, 0, 50);
        assertThat(off.due()).isFalse();
        assertThat(off.finish(NOW, Optional.of(SCALE))).isEmpty();
        assertThat(store.values()).isEmpty();
    }

    @Test
    void aRequestIsJsonAndBack() {
        JobRequests requests = requests();
        add(requests, WaveformChoice.Kind.FULL_ENERGY, 0, 6);
        JobRequest request = requests.filled(NOW).orElseThrow().at("ge.waveforms", 3);
        JsonCodec<JobRequest> codec = new JsonCodec<>(JobRequest.class);
        assertThat(new String(codec.encode(request)))
                .startsWith("{\"baselines\":[")
                .contains(
                        "\"kev_per_adc\":0.25",
                        "\"topic\":\"ge.waveforms\"",
                        "\"versions\":{\"germanium.pole-zero\":9}");
        assertThat(codec.decode(codec.encode(request))).isEqualTo(request);
    }

    @Test
    void settingsNameFieldBoundAndValue() {
        assertThat(JobSettings.defaults().fullEnergy()).isEqualTo(2_000);
        assertThatThrownBy(() -> new JobSettings(true, 10, 10, 11, 1, 0, JobSettings.Publish.rule))
                .hasMessage("jobs.fewest_baselines must be 1 to 10, was 11");
    }
}
