package org.driftwatch.ingest.germanium.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.driftwatch.ingest.germanium.GermaniumRun;
import org.driftwatch.ingest.germanium.GermaniumRuns;
import org.driftwatch.ingest.germanium.Lh5Options;
import org.driftwatch.ingest.germanium.Pulse;
import org.driftwatch.ingest.germanium.WaveformFile;
import org.driftwatch.ingest.germanium.WaveformTable;
import org.driftwatch.ingest.lh5.Lh5File;
import org.driftwatch.ingest.lh5.Lh5Table;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenRunsTest {
    private static final String RUN = "sim-p00-r001-cal-20260101T000000Z";
    private static final long START_NS = EventTime.ns(Instant.parse("2026-01-01T00:00:00Z"));
    private static final List<String> OUTPUTS = List.of("cuspEmax", "trapEftp");
    private static final MemoryLimit AMPLE = new MemoryLimit(1L << 28);
    private static final long HALF_A_STEP_NS = 120; // float64 seconds step by 2^-22 s = 238.4 ns from 2004 to 2038

    @TempDir
    Path folder;

    private final Random random = new Random(7);

    /** Three channels, 1 us to 1 ms apart, seven times as many of the first as of the others. */
    private List<Waveform> waveforms(int count, int samples) {
        List<Waveform> waves = new ArrayList<>();
        long time = START_NS;
        for (int i = 0; i < count; i++) {
            time += 1_000 + random.nextInt(1_000_000);
            String channel = "ch100000" + Math.max(1, random.nextInt(9) - 5);
            int[] codes = random.ints(samples, 0, 65_536).toArray();
            waves.add(new Waveform(RUN, channel, 2L * i, time, 16, 42_000.5, codes));
        }
        return waves;
    }

    private Path write(String name, List<Waveform> waves) throws IOException {
        Path file = folder.resolve(name);
        WaveformFileWriter writer = new WaveformFileWriter(file, AMPLE, List.of(new ExtraColumn("true_energy", "keV")));
        for (Waveform wave : waves) writer.add(wave, wave.eventNumber() / 8.0);
        writer.write();
        return file;
    }

    private static GermaniumRun run(Path file) throws IOException {
        return GermaniumRuns.open(List.of(file), Lh5Options.DEFAULTS).get(0);
    }

    private static List<Event> read(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        try (RunSource<? extends Event> source = run(file).open(Progress.NONE)) {
            for (Event event = source.next(); event != null; event = source.next()) events.add(event);
        }
        return events;
    }

    @Test
    void waveformsAreReadBackInOrderWithTheirTimesToHalfAStepOfFloat64Seconds() throws IOException {
        List<Waveform> written = waveforms(500, 100);
        Path file = write(RUN + "-tier_raw.lh5", written);
        assertThat(run(file).description().run()).isEqualTo(RUN);
        List<Event> found = read(file);
        assertThat(found).hasSameSizeAs(written);
        for (int i = 0; i < found.size(); i++) same((Waveform) found.get(i), written.get(i));
    }

    private static void same(Waveform found, Waveform written) {
        assertThat(found.channel()).isEqualTo(written.channel());
        assertThat(found.eventNumber()).isEqualTo(written.eventNumber());
        assertThat(found.timeNs()).isCloseTo(written.timeNs(), within(HALF_A_STEP_NS));
        assertThat(found.periodNs()).isEqualTo(16);
        assertThat(found.startNs()).isEqualTo(42_000.5);
        assertThat(found.samples()).isEqualTo(written.samples());
    }

    @Test
    void aTableOfManyChunksIsReadBackInFileOrder() throws IOException {
        List<Waveform> written = waveforms(9_000, 64).stream()
                .filter(wave -> wave.channel().equals("ch1000001"))
                .toList();
        assertThat(written).hasSizeGreaterThan(2 * 2_048); // three chunks of samples, two of times
        try (WaveformFile file = WaveformFile.open(write("many.lh5", written), Lh5Options.DEFAULTS)) {
            WaveformTable table = file.tables().get(0);
            assertThat(table.name()).isEqualTo("ch1000001");
            for (Waveform wave : written) {
                Pulse pulse = table.next();
                assertThat(pulse.samples()).isEqualTo(wave.samples());
            }
            assertThat(table.next()).isNull();
        }
    }

    @Test
    void furtherColumnsCarryTheirUnits() throws IOException {
        Path file = write("extra.lh5", waveforms(50, 8));
        try (Lh5File lh5 = Lh5File.open(file)) {
            assertThat(lh5.tables())
                    .extracting(Lh5Table::path)
                    .containsExactlyInAnyOrder("ch1000001/raw", "ch1000002/raw", "ch1000003/raw");
            Lh5Table table = lh5.tables().get(0);
            assertThat(table.columns()).containsExactly("eventnumber", "timestamp", "true_energy", "waveform");
            assertThat(table.real("true_energy").units()).isEqualTo("keV");
            assertThat(table.real("timestamp").units()).isEqualTo("s");
            for (long row = 0; row < table.real("eventnumber").rows(); row++)
                assertThat(table.real("true_energy").real(row))
                        .isEqualTo(table.real("eventnumber").integer(row) / 8.0);
        }
    }

    @Test
    void dspOutputsAreReadBackBitForBitAndMayBeWrittenAgain() throws IOException {
        List<DspEvent> written = new ArrayList<>();
        for (Waveform wave : waveforms(6_000, 1)) {
            double[] values = {wave.samples()[0] / 3.0, wave.eventNumber() % 5 == 0 ? Double.NaN : -0.0};
            written.add(new DspEvent(RUN, wave.channel(), wave.eventNumber(), wave.timeNs(), OUTPUTS, values));
        }
        List<DspEvent> found = again(write(RUN + "-tier_dsp.lh5", "ADC", written));
        assertThat(found).hasSameSizeAs(written);
        for (int i = 0; i < found.size(); i++) {
            DspEvent event = found.get(i);
            assertThat(event.names()).containsExactly("cuspEmax", "eventnumber", "timestamp", "trapEftp");
            assertThat(event.eventNumber()).isEqualTo(written.get(i).eventNumber());
            assertThat(event.timeNs()).isCloseTo(written.get(i).timeNs(), within(HALF_A_STEP_NS));
            for (String name : OUTPUTS)
                assertThat(Double.doubleToRawLongBits(event.value(name)))
                        .isEqualTo(Double.doubleToRawLongBits(written.get(i).value(name)));
        }
        List<DspEvent> twice = again(write("again.lh5", null, found));
        for (int i = 0; i < found.size(); i++) {
            assertThat(twice.get(i).timeNs()).isEqualTo(found.get(i).timeNs());
            assertThat(twice.get(i).values()).isEqualTo(found.get(i).values());
        }
    }

    private Path write(String name, String units, List<DspEvent> events) throws IOException {
        Path file = folder.resolve(name);
        DspFileWriter writer = new DspFileWriter(file, AMPLE, units);
        for (DspEvent event : events) writer.add(event);
        writer.write();
        return file;
    }

    private static List<DspEvent> again(Path file) throws IOException {
        return read(file).stream().map(DspEvent.class::cast).toList();
    }

    @Test
    void whatCannotBeWrittenIsRefusedInOneLineAndLeavesNothingBehind() throws IOException {
        Path file = folder.resolve("no.lh5");
        WaveformFileWriter writer = new WaveformFileWriter(file, AMPLE, List.of());
        assertThatThrownBy(writer::write).isInstanceOf(IOException.class).hasMessage(file + ": nothing to write");
        writer.add(wave(START_NS, 0, 65_535));
        assertThatThrownBy(() -> writer.add(wave(START_NS, 1)))
                .hasMessage(file + ": ch1, event 3: 1 samples, earlier ones have 2");
        assertThatThrownBy(() -> writer.add(wave(START_NS, 1, 65_536)))
                .hasMessage(file + ": ch1, event 3: sample 1 must be in 0..65535, was 65536");
        assertThatThrownBy(() -> writer.add(wave(EventTime.SECOND, 1, 2)))
                .hasMessage(
                        file + ": ch1, event 3: time must be 2001-09-09T01:46:40Z or later, was 1970-01-01T00:00:01Z:"
                                + " readers take less than 1e9 s as relative");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static Waveform wave(long timeNs, int... samples) {
        return new Waveform(RUN, "ch1", 3, timeNs, 16, 0, samples);
    }

    @Test
    void aRunThatDoesNotFitIntoMemoryIsRefusedBeforeItIsMadeOrWhenItGrowsTooLarge() throws IOException {
        Path file = folder.resolve("large.lh5");
        RunDescription run =
                new RunDescription(RUN, "raw", List.of("raw"), List.of("ch1"), Instant.EPOCH, Instant.EPOCH, 1_000_000);
        WaveformFileWriter writer = new WaveformFileWriter(file, new MemoryLimit(1_000_000), List.of());
        assertThatThrownBy(() -> writer.expecting(run, 2_048))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": 1000000 events need 8320 MB of memory, at most 1 MB may be used;"
                        + " write fewer events or allow a larger heap");
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000; i++) writer.add(wave(START_NS + i, new int[2_048]));
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining(" MB of memory, at most 1 MB may be used");
        assertThat(file).doesNotExist();
    }
}
