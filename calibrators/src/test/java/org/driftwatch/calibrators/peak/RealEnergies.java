package org.driftwatch.calibrators.peak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.driftwatch.calibrators.SharedFolder;

/** The shared real data and reference numbers; aborts or fails the test when they are not there. */
public final class RealEnergies {
    private static final String RUN =
            "data/hpge/lh5/prod-ref-l200/generated/tier/dsp/cal/p03/r000/l200-p03-r000-cal-20230311T235840Z-tier_dsp.lh5";

    private RealEnergies() {}

    /** Uncalibrated energies of the only channel, in file order, NaN dropped. */
    public static double[] column(String name) {
        try (HdfFile file = new HdfFile(SharedFolder.file(RUN))) {
            Object data = file.getDatasetByPath("ch1104000/dsp/" + name).getData();
            double[] values = data instanceof double[] doubles ? doubles : widen((float[]) data);
            return Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray();
        }
    }

    /** A file of reference numbers of the germanium subject. */
    public static JsonNode reference(String name) {
        try {
            return new ObjectMapper()
                    .readTree(SharedFolder.file("reference/hpge/" + name).toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) wide[i] = values[i];
        return wide;
    }
}
