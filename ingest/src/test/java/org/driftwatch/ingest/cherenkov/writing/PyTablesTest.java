package org.driftwatch.ingest.cherenkov.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.driftwatch.ingest.cherenkov.Dl2FileSource;
import org.driftwatch.ingest.cherenkov.Dl2Options;
import org.driftwatch.ingest.cherenkov.SmallBlock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of ours, opened by h5py and PyTables; left out where Python does not have them. */
class PyTablesTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void pythonHasBoth() throws IOException {
        Path output = Files.createTempFile("driftwatch-python", ".txt");
        try {
            Assumptions.assumeTrue(run(output, "import h5py, tables") == 0, "no python3 with h5py and tables");
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static int run(Path output, String script, Path... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", "-c", script));
        for (Path argument : arguments) command.add(argument.toString());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (process.waitFor(60, TimeUnit.SECONDS)) return process.exitValue();
            process.destroyForcibly();
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } catch (IOException e) {
            return -1; // no python3 at all
        }
    }

    private String printed(String script, Path file) throws IOException {
        Path output = folder.resolve("output.txt");
        int exit = run(output, script, file);
        String text = Files.readString(output);
        assertThat(exit).as(text).isZero();
        return text.strip();
    }

    @Test
    void openCoefficients() throws IOException {
        Path file = folder.resolve("coefficients.h5");
        CoefficientFileTest.FILE.write(file, false);
        String script = "import sys, tables\n"
                + "f = tables.open_file(sys.argv[1])\n"
                + "t = f.root.dl2.monitoring.subarray.inter_calibration\n"
                + "print(t.nrows, t.colnames[:4], t[1]['size_type'].decode(), int(t[1]['tel_id']), float(t[1]['value']))\n"
                + "print(t[0]['fixed'], [int(x) for x in t[1]['valid_to']], t.attrs.CTAFIELD_8_TIME_SCALE)\n"
                + "f.close()\n";
        assertThat(printed(script, file).lines())
                .containsExactly(
                        "2 ['size_type', 'tel_id', 'value', 'error'] MST 12 0.93", "True [4294967295, 0] tai");
    }

    @Test
    void openBlocks() throws IOException {
        Path file = folder.resolve("copy.dl2.h5");
        try (Dl2FileSource source = Dl2FileSource.open(new SmallBlock().write(folder), Dl2Options.DEFAULTS)) {
            Dl2FileWriter.write(file, source, new Dl2Content(List.of(), List.of()));
        }
        String script = "import sys, h5py, tables\n"
                + "with h5py.File(sys.argv[1]) as f:\n"
                + "    t = f['/dl2/event/telescope/energy/RandomForestRegressor/tel_007']\n"
                + "    print(len(t), float(t[1]['RandomForestRegressor_tel_energy']), t.attrs['CTAFIELD_3_UNIT'].decode())\n"
                + "with tables.open_file(sys.argv[1]) as f:\n"
                + "    t = f.root.dl1.event.subarray.trigger\n"
                + "    print(t.nrows, [int(x) for x in t[0]['time']], t[0]['tels_with_trigger'].tolist())\n"
                + "    print(len(list(f.walk_nodes('/', 'Table'))))\n";
        assertThat(printed(script, file).lines())
                .containsExactly(
                        "3 " + SmallBlock.energy(20, 7) + " TeV",
                        "3 [" + SmallBlock.START + ", 400] [True, True, False]",
                        "15");
    }
}
