package org.driftwatch.calibrators.germanium.dsp;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import java.nio.file.Path;

/**
 * The waveforms of one table of a recorded file, as far as they stand in it as plain numbers.
 *
 * @param samples event by sample
 */
public record RecordedWaveforms(int[][] samples, double periodNs, double startNs) {
    public static RecordedWaveforms of(Path file, String table) {
        try (HdfFile hdf = new HdfFile(file)) {
            String waveform = "/" + table + "/waveform/";
            return new RecordedWaveforms(
                    samples(hdf.getDatasetByPath(waveform + "values")),
                    first(hdf.getDatasetByPath(waveform + "dt")),
                    first(hdf.getDatasetByPath(waveform + "t0")));
        }
    }

    private static int[][] samples(Dataset values) {
        Object rows = values.getData();
        int[][] samples = new int[Array.getLength(rows)][];
        for (int event = 0; event < samples.length; event++) samples[event] = row(Array.get(rows, event));
        return samples;
    }

    private static int[] row(Object values) {
        int[] row = new int[Array.getLength(values)];
        for (int i = 0; i < row.length; i++) row[i] = ((Number) Array.get(values, i)).intValue();
        return row;
    }

    private static double first(Dataset values) {
        return ((Number) Array.get(values.getDataFlat(), 0)).doubleValue();
    }

    double[] event(int event) {
        double[] x = new double[samples[event].length];
        for (int i = 0; i < x.length; i++) x[i] = samples[event][i];
        return x;
    }
}
