package org.driftwatch.calibrators.germanium.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.driftwatch.calibrators.SharedFolder;

/** The recorded run of one real detector, and the reference numbers made from it; energy = 0.155 keV x cuspEmax as there. */
public final class RecordedRun {
    public static final double KEV_PER_ADC = 0.155;
    private static final String RUN =
            "data/hpge/lh5/prod-ref-l200/generated/tier/dsp/cal/p03/r000/l200-p03-r000-cal-20230311T235840Z-tier_dsp.lh5";

    private RecordedRun() {}

    /** A column of all events in file order, NaN kept. */
    public static double[] column(String name) {
        try (HdfFile file = new HdfFile(SharedFolder.file(RUN))) {
            Object data = file.getDatasetByPath("ch1104000/dsp/" + name).getData();
            if (data instanceof double[] doubles) return doubles;
            float[] values = (float[]) data;
            double[] wide = new double[values.length];
            for (int i = 0; i < wide.length; i++) wide[i] = values[i];
            return wide;
        }
    }

    /** All events with A_max / cuspEmax as the value. */
    public static EventSample aoe() {
        return ratio("A_max");
    }

    /** All events with the ratio of a column to cuspEmax as the value. */
    public static EventSample ratio(String column) {
        double[] adc = column("cuspEmax");
        double[] top = column(column);
        double[] energy = Arrays.stream(adc).map(x -> x * KEV_PER_ADC).toArray();
        double[] value = new double[adc.length];
        for (int i = 0; i < value.length; i++) value[i] = top[i] / adc[i];
        return EventSample.ofEvents(energy, value, column("dt_eff"));
    }

    /** FWHM(E) = sqrt(1.5 + 0.1 E) of the reference [keV]. */
    public static double fwhmKeV(double energyKeV) {
        return Math.sqrt(1.5 + 0.1 * energyKeV);
    }

    /** A section of the reference numbers on A/E, LQ and survival fractions. */
    public static JsonNode reference(String section) {
        try {
            return new ObjectMapper()
                    .readTree(SharedFolder.file("reference/hpge/psd_aoe_lq_sf.json")
                            .toFile())
                    .get(section);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
