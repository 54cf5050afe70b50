package org.driftwatch.ingest.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.driftwatch.ingest.lh5.TestLh5;
import org.driftwatch.ingest.lh5.TestLh5.Table;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.RunSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableFilesTest {
    private static final double[] TIMES = {1.5, 2.5, 3.5, 4.5};

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("run.lh5");
    }

    private Path dsp(Consumer<Table> columns) {
        return TestLh5.write(file(), root -> {
            Table table = new Table(root.putGroup("ch7"), "dsp");
            columns.accept(table);
            table.end();
        });
    }

    private Path raw(Consumer<Table> columns) {
        return TestLh5.write(file(), root -> {
            Table table = new Table(root.putGroup("ch7"), "raw");
            columns.accept(table);
            table.end();
        });
    }

    private static void refused(Path path, String message) {
        assertThatThrownBy(() -> readAll(path))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(path.toString())
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "io.jhdf"));
    }

    private static int readAll(Path path) throws IOException {
        int events = 0;
        for (GermaniumRun run : GermaniumRuns.open(List.of(path), Lh5Options.DEFAULTS)) {
            try (RunSource<? extends Event> source = run.open(Progress.NONE)) {
                while (source.next() != null) events++;
            }
        }
        return events;
    }

    @Test
    void aGoodFileIsRead() throws IOException {
        assertThat(readAll(dsp(t -> t.real("timestamp", TIMES, "s").real("e", new int[] {1, 2, 3, 4}))))
                .isEqualTo(4);
    }

    @Test
    void aMissingFile() {
        refused(file(), "no such file");
    }

    @Test
    void aFolder() throws IOException {
        refused(Files.createDirectory(file()), "not a file");
    }

    @Test
    void anEmptyFile() throws IOException {
        refused(Files.createFile(file()), "is empty (0 bytes)");
    }

    @Test
    void aTextFile() throws IOException {
        refused(Files.writeString(file(), "time,energy\n1,2\n".repeat(1000)), "not an LH5 file");
    }

    @Test
    void anHdf5FileThatIsNoLh5() {
        TestLh5.write(file(), root -> root.putGroup("ch7").putDataset("raw", TIMES));
        refused(file(), "not LH5: holds no table");
    }

    @Test
    void aTruncatedFileWhereverItIsCut() throws IOException {
        byte[] whole =
                Files.readAllBytes(raw(t -> t.real("timestamp", TIMES, "s").waveform("waveform", new short[4][600])));
        for (int length = 1; length < whole.length; length += 97) {
            Files.write(file(), Arrays.copyOf(whole, length));
            refused(file(), length < 50 ? "not an LH5 file" : "");
        }
        Files.write(file(), Arrays.copyOf(whole, whole.length - 100));
        refused(file(), "truncated: " + (whole.length - 100) + " bytes of " + whole.length);
    }

    @Test
    void damageInTheMiddleIsNeverAStackTrace() throws IOException {
        byte[] whole =
                Files.readAllBytes(raw(t -> t.real("timestamp", TIMES, "s").waveform("waveform", new short[4][600])));
        int refused = 0;
        for (int at = 8; at < whole.length; at += 13) {
            byte[] damaged = whole.clone();
            for (int i = at; i < Math.min(at + 8, whole.length); i++) damaged[i] = (byte) 0xFF;
            Files.write(file(), damaged);
            try {
                readAll(file());
            } catch (UnreadableFileException e) {
                refused++;
                assertThat(e.getMessage()).startsWith(file().toString()).doesNotContain("\n", "address", "jhdf");
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aMissingTimestamp() {
        refused(dsp(t -> t.real("e", TIMES)), "table ch7/dsp, column timestamp: missing column");
    }

    @Test
    void aDeclaredColumnThatIsNotThere() {
        refused(
                dsp(t -> t.real("timestamp", TIMES, "s").absent("cuspEmax")),
                "table ch7/dsp, column cuspEmax: missing column");
    }

    @Test
    void aTimestampThatIsNoNumber() {
        refused(
                dsp(t -> t.typed("timestamp", "array<1>{string}", new String[] {"a", "b"})),
                "column timestamp: wrong datatype: array{string}, expected array<1>{real}");
        refused(
                dsp(t -> t.real("timestamp", new String[] {"a", "b"})),
                "column timestamp: wrong datatype: stored as no number");
    }

    @Test
    void aTimestampWithThreeAxes() {
        refused(
                dsp(t -> t.real("timestamp", new double[2][2][2])),
                "column timestamp: wrong datatype: 3 dimensions, expected 1 or 2");
        refused(dsp(t -> t.real("timestamp", new double[2][2])), "wrong datatype: more than one number per row");
    }

    @Test
    void aTimestampInAnUnknownUnit() {
        refused(dsp(t -> t.real("timestamp", TIMES, "fortnight")), "unit fortnight is none of ns, us, ms, s");
    }

    @Test
    void aTimestampThatIsNotANumberNamesItsRow() {
        refused(
                dsp(t -> t.real("timestamp", new double[] {1, 2, Double.NaN, 4}, "s")),
                "table ch7/dsp, column timestamp, row 2: time must be finite and within 292 years of 1970, was NaN s");
        refused(dsp(t -> t.real("timestamp", new double[] {1, 1e12}, "s")), "row 1: time must be finite");
    }

    @Test
    void columnsOfDifferentLength() {
        refused(
                dsp(t -> t.real("timestamp", TIMES, "s").real("e", new double[3])),
                "column e: 3 rows, but column timestamp has 4");
        refused(
                raw(t -> t.real("timestamp", TIMES, "s").waveform("waveform", new short[3][5])),
                "column timestamp has 4 rows, others 3");
    }

    @Test
    void samplesThatAreNoIntegers() {
        refused(
                raw(t -> t.real("timestamp", TIMES, "s")
                        .inner(
                                "waveform",
                                w -> w.real("t0", TIMES, "ns")
                                        .real("dt", TIMES, "ns")
                                        .typed("values", "array_of_equalsized_arrays<1,1>{real}", new double[4][5]))),
                "column waveform/values: wrong datatype: float64, expected integers");
    }

    @Test
    void aWaveformWithoutPeriod() {
        refused(
                raw(t -> t.real("timestamp", TIMES, "s")
                        .inner(
                                "waveform",
                                w -> w.real("t0", TIMES, "ns")
                                        .typed("values", "array_of_equalsized_arrays<1,1>{real}", new short[4][5]))),
                "column waveform/dt: missing column");
        refused(
                raw(t -> t.real("timestamp", TIMES, "s")
                        .inner(
                                "waveform",
                                w -> w.real("t0", TIMES, "ns")
                                        .real("dt", new double[4], "ns")
                                        .typed("values", "array_of_equalsized_arrays<1,1>{real}", new short[4][5]))),
                "column waveform/dt, row 0: sampling period must be positive, was 0.0 ns");
    }

    @Test
    void aTableThatIsNotThere() {
        Path path = dsp(t -> t.real("timestamp", TIMES, "s"));
        assertThatThrownBy(() -> GermaniumRuns.open(List.of(path), Lh5Options.DEFAULTS.withTable("ch8")))
                .hasMessage(path + ", table ch8: no such table, the file has ch7");
    }

    @Test
    void rowsBeyondTheEnd() {
        Path path = dsp(t -> t.real("timestamp", TIMES, "s"));
        assertThatThrownBy(
                        () -> GermaniumRuns.open(List.of(path), Lh5Options.DEFAULTS.withEvents(new RowRange(10, 20))))
                .hasMessage(path + ": no events in rows 10:20 of 4");
    }

    @Test
    void rowsFromBeyondTheEnd() {
        Path path = dsp(t -> t.real("timestamp", TIMES, "s"));
        assertThatThrownBy(() ->
                        GermaniumRuns.open(List.of(path), Lh5Options.DEFAULTS.withEvents(RowRange.parse("9000:"))))
                .hasMessage(path + ": no events in rows 9000: of 4");
    }

    @Test
    void anEnergyThatNoTableHas() {
        Path path = dsp(t -> t.real("timestamp", TIMES, "s").real("cuspEmax", TIMES, "ADC"));
        assertThatThrownBy(() -> GermaniumRuns.open(List.of(path), Lh5Options.DEFAULTS.withEnergy("cuspEmix")))
                .hasMessage(path + ", table ch7/dsp, column cuspEmix: missing column, which germanium.energy names,"
                        + " in every table");
    }

    @Test
    void anEnergyThatOneTableHasIsEnough() throws IOException {
        Path path = TestLh5.write(file(), root -> {
            Table light = new Table(root.putGroup("ch1"), "dsp");
            light.real("timestamp", TIMES, "s").real("pulses", TIMES, "").end();
            Table germanium = new Table(root.putGroup("ch2"), "dsp");
            germanium
                    .real("timestamp", TIMES, "s")
                    .real("cuspEmax", TIMES, "ADC")
                    .end();
        });
        assertThat(GermaniumRuns.open(List.of(path), Lh5Options.DEFAULTS.withEnergy("cuspEmax")))
                .hasSize(1);
    }
}
