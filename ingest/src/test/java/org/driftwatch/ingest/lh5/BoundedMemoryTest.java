package org.driftwatch.ingest.lh5;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file many times larger than the heap of the process that reads it. */
class BoundedMemoryTest {
    private static final int ROWS = 12_000;
    private static final int SAMPLES = 4096;
    private static final String VALUES = "array_of_equalsized_arrays<1,1>{real}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileOf98MegabytesIsReadIn24(boolean chunked) throws Exception {
        Path file = write(folder.resolve("large.lh5"), chunked);
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(reader.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(answer.strip())
                .isEqualTo(ROWS + " " + IntStream.range(0, ROWS).sum());
    }

    private static Path write(Path file, boolean chunked) {
        short[][] samples = new short[ROWS][SAMPLES];
        for (int row = 0; row < ROWS; row++) samples[row][SAMPLES - 1] = (short) row;
        double[] column = new double[ROWS];
        java.util.Arrays.fill(column, 16);
        DatasetCreationOptions options = DatasetCreationOptions.builder()
                .chunkDimensions(32, SAMPLES)
                .shuffle()
                .deflate(1)
                .build();
        return TestLh5.write(
                file,
                root -> new TestLh5.Table(root, "raw")
                        .inner("waveform", waveform -> {
                            waveform.real("dt", column, "ns").real("t0", column, "ns");
                            if (chunked) waveform.chunked("values", VALUES, samples, options);
                            else waveform.typed("values", VALUES, samples);
                        })
                        .end());
    }

    /** Reads all samples, holding none; the sum of the last of each row shows that they were the right ones. */
    public static final class Reader {
        private Reader() {}

        public static void main(String[] args) throws IOException {
            long sum = 0;
            try (Lh5File file = Lh5File.open(Path.of(args[0]))) {
                Waveforms waveforms = file.tables().get(0).waveforms("waveform");
                for (long row = 0; row < waveforms.rows(); row++) {
                    int[] samples = waveforms.samples(row);
                    sum += samples[samples.length - 1];
                }
                System.out.println(waveforms.rows() + " " + sum);
            }
        }
    }

    @Test
    void theContiguousFileIsReallyThatLarge() throws IOException {
        assertThat(Files.size(write(folder.resolve("large.lh5"), false))).isGreaterThan(98_000_000);
    }
}
