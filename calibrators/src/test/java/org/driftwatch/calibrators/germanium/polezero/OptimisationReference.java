package org.driftwatch.calibrators.germanium.polezero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.dsp.GermaniumDsp;

/** The peer's optimisation numbers and the synthetic waveforms they were made from: first the signals, then the baselines. */
public final class OptimisationReference {
    public static final double PERIOD_NS = 16;
    private static final JsonNode ROOT = read();
    private static final int[][] SAMPLES = samples();

    private OptimisationReference() {}

    public static JsonNode at(String pointer) {
        return ROOT.at(pointer);
    }

    public static List<int[]> signals() {
        return List.of(SAMPLES).subList(0, ROOT.at("/input/n_signal").asInt());
    }

    public static List<int[]> baselines() {
        return List.of(SAMPLES).subList(ROOT.at("/input/n_signal").asInt(), SAMPLES.length);
    }

    public static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) values[i] = array.get(i).asDouble();
        return values;
    }

    /** One output of the default chain for each waveform. */
    public static double[] output(String name, List<int[]> waveforms) {
        GermaniumDsp chain = new GermaniumDsp(DspSettings.defaults(), waveforms.get(0).length, PERIOD_NS, 0);
        double[] out = new double[GermaniumDsp.outputs().size()];
        List<Double> values = new ArrayList<>();
        for (int[] waveform : waveforms) {
            chain.process(waveform, out);
            values.add(out[GermaniumDsp.outputs().indexOf(name)]);
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(SharedFolder.file("reference/hpge/optimisation.json")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[][] samples() {
        String file = ROOT.at("/input/file").asText();
        try (HdfFile hdf = new HdfFile(SharedFolder.file("data/hpge/" + file))) {
            Object rows = hdf.getDatasetByPath("/ch1/raw/waveform/values").getData();
            int[][] samples = new int[Array.getLength(rows)][];
            for (int i = 0; i < samples.length; i++) samples[i] = row(Array.get(rows, i));
            return samples;
        }
    }

    private static int[] row(Object values) {
        int[] row = new int[Array.getLength(values)];
        for (int i = 0; i < row.length; i++) row[i] = ((Number) Array.get(values, i)).intValue();
        return row;
    }
}
