package org.driftwatch.ingest.simulation.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import nom.tam.fits.BinaryTable;
import nom.tam.fits.BinaryTableHDU;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsException;
import nom.tam.fits.NullDataHDU;
import nom.tam.util.FitsFile;
import org.driftwatch.topics.simulation.MonteCarloSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonteCarloFileTest {
    @TempDir
    Path directory;

    /** What the files of a test differ in. */
    private record Made(float[] azimuthDeg, String energyUnit, boolean header, String energyColumn) {
        static final Made USUAL = new Made(new float[] {180, 180, 180}, "TeV", true, "MC_ENERGY");
    }

    @Test
    void readsTheThreeTables() throws IOException, FitsException {
        MonteCarloSample sample = MonteCarloFile.read(write("a.fits", Made.USUAL));
        assertThat(sample.name()).isEqualTo("a.fits");
        assertThat(sample.point().azimuthDeg()).isEqualTo(180);
        assertThat(sample.point().zenithDeg()).isEqualTo(20);
        assertThat(sample.simulated().edgesTeV()).containsExactly(0.1, 1, 10);
        assertThat(sample.simulated().events()).containsExactly(1000, 100);
        assertThat(sample.events().trueTeV()).containsExactly(0.5, 1.5, 2.5);
        assertThat(sample.events().reconstructedTeV()).containsExactly(0.25, 1.75, 2.5);
        assertThat(sample.events().event()).containsExactly(100, 101, 205);
        assertThat(sample.coreRangeM()).isEqualTo(1500);
        assertThat(sample.viewconeDeg()).isEqualTo(6);
    }

    @Test
    void readsAZippedFileByItsContentWhateverItsName() throws IOException, FitsException {
        Path plain = write("b.fits", Made.USUAL);
        for (String name : new String[] {"c.fits.gz", "d.dat"}) {
            Path zipped = directory.resolve(name);
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
                Files.copy(plain, out);
            }
            MonteCarloSample sample = MonteCarloFile.read(zipped);
            assertThat(sample.name()).isEqualTo(name.replace(".gz", ""));
            assertThat(sample.simulated()).isEqualTo(MonteCarloFile.read(plain).simulated());
        }
    }

    @Test
    void takesUnitsFromTheFile() throws IOException, FitsException {
        Made made = new Made(Made.USUAL.azimuthDeg(), "GeV", true, "MC_ENERGY");
        MonteCarloSample sample = MonteCarloFile.read(write("e.fits", made));
        assertThat(sample.events().trueTeV()[1]).isCloseTo(0.0015, within(1e-18));
        Made bad = new Made(Made.USUAL.azimuthDeg(), "m", true, "MC_ENERGY");
        assertThatThrownBy(() -> MonteCarloFile.read(write("f.fits", bad)))
                .hasMessageContaining("f.fits: EVENTS: MC_ENERGY must have the unit of an energy")
                .hasMessageContaining("was 'm'");
    }

    @Test
    void refusesAFileOfTwoPointings() throws IOException, FitsException {
        Path file = write("g.fits", new Made(new float[] {180, 0, 180}, "TeV", true, "MC_ENERGY"));
        assertThatThrownBy(() -> MonteCarloFile.read(file))
                .isInstanceOf(UnreadableFitsException.class)
                .hasMessageContaining("g.fits: EVENTS: must have one pointing azimuth, has 2: 180.0 deg, 0.0 deg");
    }

    @Test
    void namesWhatIsMissing() throws IOException, FitsException {
        Path headless = write("h.fits", new Made(Made.USUAL.azimuthDeg(), "TeV", false, "MC_ENERGY"));
        assertThatThrownBy(() -> MonteCarloFile.read(headless)).hasMessageContaining("h.fits: has no table RUNHEADER");
        Path other = write("i.fits", new Made(Made.USUAL.azimuthDeg(), "TeV", true, "TRUE_ENERGY"));
        assertThatThrownBy(() -> MonteCarloFile.read(other)).hasMessageContaining("EVENTS: has no column MC_ENERGY");
        assertThatThrownBy(() -> MonteCarloFile.read(directory.resolve("j.fits")))
                .hasMessageContaining("cannot be read");
        Path text = Files.writeString(directory.resolve("k.fits"), "not a file of that kind");
        assertThatThrownBy(() -> MonteCarloFile.read(text))
                .isInstanceOf(UnreadableFitsException.class)
                .hasMessageContaining("k.fits");
    }

    @Test
    void theLibraryPrintsNothing() throws IOException {
        List<LogRecord> printed = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord each) {
                printed.add(each);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            Path other = Files.writeString(directory.resolve("l.fits"), "HDF ".repeat(1_000));
            assertThatThrownBy(() -> MonteCarloFile.read(other)).hasMessageContaining("l.fits");
        } finally {
            root.removeHandler(handler);
        }
        assertThat(printed).isEmpty();
    }

    private Path write(String name, Made made) throws IOException, FitsException {
        Path path = directory.resolve(name);
        try (Fits fits = new Fits();
                FitsFile out = new FitsFile(path.toFile(), "rw")) {
            fits.addHDU(new NullDataHDU());
            fits.addHDU(events(made));
            fits.addHDU(simulated());
            if (made.header()) fits.addHDU(header());
            fits.write(out);
        }
        return path;
    }

    private static BinaryTableHDU events(Made made) throws FitsException {
        BinaryTable table = new BinaryTable();
        table.addColumn(new float[] {0.5f, 1.5f, 2.5f});
        table.addColumn(new float[] {0.25f, 1.75f, 2.5f});
        table.addColumn(made.azimuthDeg());
        table.addColumn(new float[] {70, 70, 70});
        table.addColumn(new long[] {100, 101, 205});
        table.addColumn(new int[] {7, 7, 7});
        BinaryTableHDU hdu =
                named(table, "EVENTS", made.energyColumn(), "ENERGY", "PNT_AZ", "PNT_ALT", "EVENT_ID", "OBS_ID");
        hdu.addValue("TUNIT1", made.energyUnit(), null);
        hdu.addValue("TUNIT2", made.energyUnit(), null);
        hdu.addValue("TUNIT3", "deg", null);
        hdu.addValue("TUNIT4", "deg", null);
        return hdu;
    }

    private static BinaryTableHDU simulated() throws FitsException {
        BinaryTable table = new BinaryTable();
        table.addColumn(new double[] {0.1, 1});
        table.addColumn(new double[] {1, 10});
        table.addColumn(new double[] {1000, 100});
        BinaryTableHDU hdu = named(table, "SIMULATED EVENTS", "MC_ENERG_LO", "MC_ENERG_HI", "EVENTS");
        hdu.addValue("TUNIT1", "TeV", null);
        hdu.addValue("TUNIT2", "TeV", null);
        return hdu;
    }

    private static BinaryTableHDU header() throws FitsException {
        BinaryTable table = new BinaryTable();
        table.addColumn(new double[][] {{0, 1500}});
        table.addColumn(new double[][] {{0, 6}});
        return named(table, "RUNHEADER", "core_range", "viewcone");
    }

    private static BinaryTableHDU named(BinaryTable table, String name, String... columns) throws FitsException {
        BinaryTableHDU hdu = table.toHDU();
        hdu.addValue("EXTNAME", name, null);
        for (int i = 0; i < columns.length; i++) hdu.setColumnName(i, columns[i], null);
        return hdu;
    }
}
