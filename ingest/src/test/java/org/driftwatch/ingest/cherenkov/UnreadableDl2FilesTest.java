package org.driftwatch.ingest.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewColumn;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewTable;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every message is one line that names the file, and the table, column and row as far as there are any. */
class UnreadableDl2FilesTest {
    @TempDir
    Path folder;

    @Test
    void aFileThatIsNotThereOrNoHdf5() throws IOException {
        fails(folder.resolve("none.h5"), "no such file");
        fails(folder, "not a file");
        fails(written(new byte[0]), "is empty");
        fails(written("no HDF5 at all, but some text".getBytes()), "not an HDF5 file");
        fails(written(new byte[] {0x1F, (byte) 0x8B, 8, 0, 1, 2, 3}), "gzip is damaged");
    }

    @Test
    void aFileThatWasCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(new SmallBlock().write(folder));
        for (int part = 1; part < 20; part++) {
            Path cut = written(Arrays.copyOf(whole, whole.length * part / 20));
            assertThatThrownBy(
                            () -> Dl2FileSource.open(cut, Dl2Options.DEFAULTS).close())
                    .isInstanceOf(UnreadableFileException.class)
                    .hasMessageStartingWith(cut.toString());
        }
    }

    @Test
    void aTableThatIsMissing() throws IOException {
        fails(new SmallBlock().without(Dl2Paths.ARRAY_TRIGGER), "table " + Dl2Paths.ARRAY_TRIGGER + ": missing table");
        fails(new SmallBlock().without(Dl2Paths.LAYOUT), "table " + Dl2Paths.LAYOUT + ": missing table");
        fails(
                new SmallBlock().without(SmallBlock.GEOMETRY),
                "no geometry reconstructor HillasReconstructor, there is none");
    }

    @Test
    void severalReconstructorsOfWhichNoneIsTheOneAskedFor() throws IOException {
        SmallBlock block = new SmallBlock()
                .without(SmallBlock.ENERGY)
                .with(SmallBlock.energies(Dl2Paths.ENERGY + "/B/", "B", 7))
                .with(SmallBlock.energies(Dl2Paths.ENERGY + "/A/", "A", 7));
        fails(block, "no energy reconstructor RandomForestRegressor, there is A, B");
    }

    @Test
    void aColumnThatIsMissingOrOfAnotherType() throws IOException {
        String table = SmallBlock.ENERGY + "tel_007";
        List<NewColumn> columns = new ArrayList<>(SmallBlock.energies(7).columns());
        NewColumn energy = columns.remove(3);
        fails(
                new SmallBlock().with(new NewTable(table, columns)),
                "table " + table + ", column " + energy.name() + ": missing column");
        columns.add(NewColumn.text(energy.name(), 4));
        fails(
                new SmallBlock().with(new NewTable(table, columns)),
                "column " + energy.name() + ": wrong datatype: string, expected a number");
        columns.set(1, NewColumn.real("event_id", ""));
        columns.set(5, energy);
        fails(
                new SmallBlock().with(new NewTable(table, columns)),
                "column event_id: wrong datatype: float64, expected integers");
        NewTable times = new NewTable(
                Dl2Paths.ARRAY_TRIGGER,
                List.of(
                        NewColumn.of("obs_id", ColumnType.INT32),
                        NewColumn.of("event_id", ColumnType.INT64),
                        NewColumn.real("time", "s")));
        fails(new SmallBlock().with(times), "column time: wrong datatype: float64, expected uint32[2]");
    }

    @Test
    void aKeyThatIsThereTwice() throws IOException {
        NewTable energies = SmallBlock.energies(7).row(1, 20, 7, 1.0, 0.1, true).row(1, 10, 7, 1.0, 0.1, true);
        energies.row(1, 20, 7, 1.0, 0.1, true);
        fails(
                new SmallBlock().with(energies),
                "table " + SmallBlock.ENERGY + "tel_007, column event_id, row 2: event 1/20 is there twice");
        NewTable triggers = SmallBlock.arrayTriggers();
        for (int event : new int[] {10, 20, 10}) triggers.row(1, event, new long[] {SmallBlock.START + event, 0});
        fails(new SmallBlock().with(triggers), "row 2: event 1/10 is there twice");
        NewTable telescopes = SmallBlock.telescopeTriggers();
        for (int i = 0; i < 2; i++) telescopes.row(1, 10, 2, new long[] {SmallBlock.START, 500});
        fails(new SmallBlock().with(telescopes), "row 1: event 1/10 of telescope 2 is there twice");
        NewTable layout = SmallBlock.layout();
        for (int i = 0; i < 2; i++) layout.row(7, "MST", "MST", 0.0, 0.0, 0.0);
        fails(new SmallBlock().with(layout), "row 1: telescope 7 is there twice");
    }

    @Test
    void aTelescopeThatDoesNotBelong() throws IOException {
        NewTable energies = SmallBlock.energies(7).row(1, 10, 2, 1.0, 0.1, true);
        fails(new SmallBlock().with(energies), "row 0: telescope 2 in the table of 7");
        NewTable triggers = SmallBlock.telescopeTriggers().row(1, 10, 99, new long[] {SmallBlock.START, 500});
        fails(new SmallBlock().with(triggers), "row 0: telescope 99 is not in the layout");
    }

    @Test
    void unitsOfOneColumnThatDiffer() throws IOException {
        List<NewColumn> columns = new ArrayList<>(SmallBlock.energies(7).columns());
        columns.set(3, NewColumn.real("RandomForestRegressor_tel_energy", "GeV"));
        fails(
                new SmallBlock().with(new NewTable(SmallBlock.ENERGY + "tel_007", columns)),
                "is a number in unit \"TeV\", but a number in unit \"GeV\" in another table");
    }

    @Test
    void aTimeThatIsFarFromTheOthers() throws IOException {
        NewTable triggers = SmallBlock.arrayTriggers();
        long[] seconds = {SmallBlock.START, 37, SmallBlock.START + 1};
        for (int i = 0; i < 3; i++) triggers.row(1, 10 * (i + 1), new long[] {seconds[i], 0});
        fails(
                new SmallBlock().with(triggers),
                "column time, row 1: event 1/20 must be within 24 h of the middle event of its block, at ");
    }

    @Test
    void aTelescopeThatStandsNowhere() throws IOException {
        NewTable layout = SmallBlock.layout();
        layout.row(7, "MST", "MST", 0.0, 0.0, 0.0).row(2, "MST", "MST", 0.0, Double.NaN, 0.0);
        fails(new SmallBlock().with(layout), "column pos_y, row 1: must be finite, was NaN");
    }

    @Test
    void aBlockWithoutEvents() throws IOException {
        SmallBlock block = new SmallBlock().with(SmallBlock.arrayTriggers());
        fails(block, "holds no events");
    }

    @Test
    void everyByteThatIsWrongIsAnErrorOfOursOrGoesUnseen() throws IOException {
        byte[] whole = Files.readAllBytes(new SmallBlock().write(folder));
        for (int at = 0; at < whole.length; at += 97) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0xFF;
            Path file = written(damaged);
            try (Dl2FileSource source = Dl2FileSource.open(file, Dl2Options.DEFAULTS)) {
                SmallBlock.all(source);
            } catch (UnreadableFileException e) {
                assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
            }
        }
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("odd.h5"), bytes);
    }

    private void fails(SmallBlock block, String message) throws IOException {
        fails(block.write(folder), message);
    }

    private static void fails(Path file, String message) {
        assertThatThrownBy(() -> Dl2FileSource.open(file, Dl2Options.DEFAULTS).close())
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }
}
