package org.driftwatch.calibrators.peak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/** The shared real data and reference numbers; aborts or fails the test when they are not there. */
public final class RealEnergies {
    private static final String RUN =
            "data/hpge/lh5/prod-ref-l200/generated/tier/dsp/cal/p03/r000/l200-p03-r000-cal-20230311T235840Z-tier_dsp.lh5";

    private RealEnergies() {}

    /** Uncalibrated energies of the only channel, in file order, NaN dropped. */
    public static double[] column(String name) {
        try (HdfFile file = new HdfFile(shared(RUN))) {
            Object data = file.getDatasetByPath("ch1104000/dsp/" + name).getData();
            double[] values = data instanceof double[] doubles ? doubles : widen((float[]) data);
            return Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray();
        }
    }

    /** A file of reference numbers of the germanium subject. */
    public static JsonNode reference(String name) {
        try {
            return new ObjectMapper().readTree(shared("reference/hpge/" + name).toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) wide[i] = values[i];
        return wide;
    }

    private static Path shared(String relative) {
        String given = System.getenv("DRIFTWATCH_SHARED");
        Path root = given != null ? Path.of(given) : Path.of(System.getProperty("driftwatch.root"), "..", "shared");
        Path file = root.resolve(relative);
        if (Files.exists(file)) return file;
        String required = System.getenv("DRIFTWATCH_REQUIRE");
        if (required != null && required.contains("shared")) throw new AssertionError("missing " + file);
        Assumptions.abort("no shared data at " + file);
        return file;
    }
}
