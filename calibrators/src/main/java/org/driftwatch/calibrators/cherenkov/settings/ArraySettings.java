package org.driftwatch.calibrators.cherenkov.settings;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that can be set in the calibration of an array of telescopes. {@link #defaults()} is the published example of the peer,
 * without reference telescopes: these are names of one array and have to be configured.
 *
 * @param name of the array, to which coefficients and drift history belong; empty (the default): the name its files give
 * @param mode product or compat
 * @param events criteria on each telescope's row
 * @param pairs pairs and filters of the methods by energy
 * @param throughput gauge, normalisation, references
 * @param size method by image size
 * @param timing method by trigger times
 * @param regressorBias known bias of the energy regressor by type, relative: 0.015 reads 1.5 % too high; divided out of the energies
 *     of that type in cross calibration; none by default
 * @param drift limits of jumps between blocks
 * @param pool whether blocks are added up
 * @param input which columns of the files
 * @param output what may be overwritten
 */
public record ArraySettings(
        String name,
        Mode mode,
        EventSettings events,
        PairSettings pairs,
        ThroughputSettings throughput,
        SizeSettings size,
        TimingSettings timing,
        SortedMap<String, Double> regressorBias,
        ArrayDriftSettings drift,
        PoolSettings pool,
        Input input,
        Output output) {
    public ArraySettings {
        regressorBias = Collections.unmodifiableSortedMap(new TreeMap<>(regressorBias));
        for (Map.Entry<String, Double> bias : regressorBias.entrySet())
            if (!(bias.getValue() > -1))
                throw new IllegalArgumentException(
                        "regressor_bias." + bias.getKey() + " must be above -1, was " + bias.getValue());
    }

    /**
     * @param reconstructors whose results are read
     * @param chunkSize rows per read; changes no result
     */
    public record Input(Reconstructors reconstructors, int chunkSize) {
        public Input {
            if (chunkSize < 1) throw new IllegalArgumentException("chunk_size must be at least 1, was " + chunkSize);
        }

        /** Reconstructors of the file, 100 000 rows. */
        public static Input defaults() {
            return new Input(Reconstructors.ofTheFile(), 100_000);
        }
    }

    /** @param overwrite whether an output file that is there may be replaced; false by default */
    public record Output(boolean overwrite) {}

    public static ArraySettings defaults() {
        return new ArraySettings(
                "",
                Mode.PRODUCT,
                EventSettings.defaults(),
                PairSettings.defaults(),
                ThroughputSettings.defaults(),
                SizeSettings.defaults(),
                TimingSettings.defaults(),
                new TreeMap<>(),
                ArrayDriftSettings.defaults(),
                PoolSettings.defaults(),
                Input.defaults(),
                new Output(false));
    }
}
