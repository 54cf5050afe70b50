package org.driftwatch.ingest.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.driftwatch.ingest.lh5.SharedFiles;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;
import org.junit.jupiter.api.Test;

class RecordedRunsTest {
    private static GermaniumRun open(String file, Lh5Options options) throws IOException {
        List<GermaniumRun> runs = GermaniumRuns.open(List.of(SharedFiles.of(file)), options);
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private static List<Event> events(GermaniumRun run) throws IOException {
        List<Event> events = new ArrayList<>();
        try (RunSource<? extends Event> source = run.open(Progress.NONE)) {
            for (Event event = source.next(); event != null; event = source.next()) events.add(event);
        }
        RunDescription description = run.description();
        assertThat(events).hasSize((int) description.events());
        assertThat(new TreeSet<>(events.stream().map(Event::channel).toList()))
                .containsExactlyElementsOf(description.channels());
        assertThat(events)
                .allSatisfy(event -> assertThat(EventTime.instant(event.timeNs()))
                        .isBetween(description.from(), description.until()));
        return events;
    }

    @Test
    void waveformsOfThreeChannelsAreMergedByTime() throws IOException {
        GermaniumRun run = open(SharedFiles.P03_RAW, Lh5Options.DEFAULTS);
        assertThat(run.description().run()).isEqualTo("l200-p03-r001-cal-20230318T012144Z");
        assertThat(run.description().channels()).containsExactly("ch1084803", "ch1084804", "ch1121600");
        List<Event> events = events(run);
        assertThat(events).hasSize(30).isSortedAccordingTo(Event.ORDER);
        Waveform first = (Waveform) events.get(0);
        assertThat(first.channel()).isEqualTo("ch1084804");
        assertThat(first.eventNumber()).isZero();
        assertThat(first.samples()).hasSize(8192);
        assertThat(first.periodNs()).isEqualTo(16);
        assertThat(first.timeNs()).isCloseTo(1_679_102_510_388_127_600L, org.assertj.core.data.Offset.offset(300L));
        assertThat(events.get(29).eventNumber()).isEqualTo(47);
    }

    @Test
    void aDspRunGivesEveryScalarOfAllItsEvents() throws IOException {
        GermaniumRun run = open(SharedFiles.R000_DSP, Lh5Options.DEFAULTS);
        List<Event> events = events(run);
        assertThat(events).hasSize(38_343);
        DspEvent last = (DspEvent) events.get(38_342);
        assertThat(last.names()).hasSize(22).contains("cuspEmax", "timestamp", "lq80");
        assertThat(last.eventNumber()).isEqualTo(38_342);
        assertThat(last.value("timestamp") * 1e9).isEqualTo(last.timeNs());
        assertThat(run.description().from()).isBetween("2023-03-11T23:58:45Z", "2023-03-11T23:58:46Z");
        double sum = events.stream()
                .mapToDouble(e -> ((DspEvent) e).value("cuspEmax"))
                .sum();
        assertThat(sum).isGreaterThan(0);
    }

    @Test
    void oneTableOfManyDetectorsGivesAChannelForEachNumber() throws IOException {
        GermaniumRun run = open(SharedFiles.LDQTA, Lh5Options.DEFAULTS);
        List<Event> events = events(run);
        assertThat(events).hasSize(100);
        assertThat(run.description().channels())
                .contains("ch28", "ch53", "ch64")
                .doesNotContain("geds");
        assertThat(events.get(0).channel()).isEqualTo("ch53");
        assertThat(events).extracting(Event::eventNumber).containsExactlyElementsOf(numbers(100));
        assertThat(run.description().from())
                .isEqualTo(EventTime.instant(events.get(0).timeNs()));
        assertThat(run.description().from()).isBetween("2020-01-10T10:51:15Z", "2020-01-10T10:51:16Z");
        assertThat(((Waveform) events.get(7)).samples()).hasSize(5592);
    }

    private static List<Long> numbers(int count) {
        return java.util.stream.LongStream.range(0, count).boxed().toList();
    }

    @Test
    void relativeTimesWithoutAnyStartCountFrom1970() throws IOException {
        List<Event> events =
                events(open(SharedFiles.SYNTHETIC, Lh5Options.DEFAULTS.withEvents(RowRange.parse("1590:"))));
        assertThat(events).hasSize(10);
        assertThat(events.get(0).eventNumber()).isEqualTo(1590);
        assertThat(events.get(9).timeNs()).isEqualTo(79_054_285_788L);
        Instant start = Instant.parse("2024-05-05T00:00:00Z");
        List<Event> dated = events(open(SharedFiles.SYNTHETIC, Lh5Options.DEFAULTS.withStart(start)));
        assertThat(dated.get(1599).timeNs()).isEqualTo(EventTime.ns(start) + 79_054_285_788L);
    }

    @Test
    void encodedWaveformsAreDecodedAndAliasesReadOnce() throws IOException {
        GermaniumRun run = open(SharedFiles.P14_RAW, Lh5Options.DEFAULTS.withWaveform("waveform_windowed"));
        List<Event> events = events(run);
        assertThat(run.description().channels())
                .containsExactly("ch1105600", "ch1105604", "ch1107202", "ch1113600", "ch1115200", "ch1115205");
        assertThat(events)
                .allSatisfy(event -> assertThat(((Waveform) event).startNs()).isEqualTo(42_000));
        Lh5Options presummed =
                Lh5Options.DEFAULTS.withWaveform("waveform_presummed").withTable("V07302A");
        List<Event> one = events(open(SharedFiles.P14_RAW, presummed));
        assertThat(one).isNotEmpty();
        assertThat(((Waveform) one.get(0)).periodNs()).isEqualTo(128);
    }

    @Test
    void aMissingWaveformNamesThoseThatAreThere() {
        assertThatThrownBy(() -> open(SharedFiles.P14_RAW, Lh5Options.DEFAULTS))
                .hasMessageContaining("table ch1105600/raw, column waveform: missing column, the table has "
                        + "waveform_presummed, waveform_windowed");
    }

    @Test
    void aHitFileIsNeitherRawNorDsp() {
        assertThatThrownBy(() -> open(SharedFiles.P03_HIT, Lh5Options.DEFAULTS))
                .hasMessageContaining("holds neither raw nor dsp tables, only ch1084803/hit");
    }

    @Test
    void fileOrderKeepsTableByTable() throws IOException {
        Map<String, Integer> rows = new HashMap<>();
        for (String name : List.of(SharedFiles.P03_RAW, SharedFiles.LDQTA, SharedFiles.SYNTHETIC)) {
            try (WaveformFile file =
                    WaveformFile.open(SharedFiles.of(name), Lh5Options.DEFAULTS.withEvents(RowRange.parse("2:40")))) {
                for (WaveformTable table : file.tables()) {
                    long expected = 2;
                    for (Pulse pulse = table.next(); pulse != null; pulse = table.next())
                        assertThat(pulse.row()).isEqualTo(expected++);
                    rows.put(table.name(), (int) table.rows());
                }
            }
        }
        assertThat(rows).isEqualTo(Map.of("ch1084803", 8, "ch1084804", 8, "ch1121600", 8, "geds", 38, "ch1", 38));
    }

    @Test
    void filesOfDifferentRunsPlayOneAfterTheOther() throws IOException {
        List<Path> files = List.of(SharedFiles.of(SharedFiles.P03_DSP), SharedFiles.of(SharedFiles.R000_DSP));
        assertThat(GermaniumRuns.open(files, Lh5Options.DEFAULTS))
                .extracting(run -> run.description().run())
                .containsExactly("l200-p03-r000-cal-20230311T235840Z", "l200-p03-r001-cal-20230318T012144Z");
    }

    @Test
    void progressEndsAtTheNumberOfEvents() throws IOException {
        long[] last = new long[3];
        try (RunSource<? extends Event> source = open(SharedFiles.P03_RAW, Lh5Options.DEFAULTS)
                .open((done, total, bytes) -> {
                    last[0] = done;
                    last[1] = total;
                    last[2] = bytes;
                })) {
            while (source.next() != null) assertThat(last[0]).isPositive();
        }
        assertThat(last).containsExactly(30, 30, 30 * 8192 * 2);
    }
}
