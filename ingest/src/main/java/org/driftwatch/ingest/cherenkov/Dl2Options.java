package org.driftwatch.ingest.cherenkov;

import java.util.List;

/**
 * What to read of a DL2 file.
 *
 * @param energy reconstructor of energy; if the file has another one only, that is taken
 * @param geometry reconstructor of geometry, of the event and of impact distances
 * @param gammaness classifier
 * @param parameters columns of the table of image parameters that are read
 * @param array name of the array where the file names none
 * @param siteHeightM height of the array above what {@code h_max} is measured from [m]; files do not tell
 */
public record Dl2Options(
        String energy, String geometry, String gammaness, List<String> parameters, String array, double siteHeightM) {
    public static final List<String> PARAMETERS = List.of("hillas_intensity", "leakage_intensity_width_2");
    public static final Dl2Options DEFAULTS =
            new Dl2Options("RandomForestRegressor", "HillasReconstructor", "RandomForestClassifier");
    private static final String ARRAY = "array";

    public Dl2Options {
        parameters = List.copyOf(parameters);
        if (!Double.isFinite(siteHeightM))
            throw new IllegalArgumentException("siteHeightM must be finite, was " + siteHeightM);
    }

    public Dl2Options(String energy, String geometry, String gammaness) {
        this(energy, geometry, gammaness, PARAMETERS, ARRAY, 0);
    }

    public Dl2Options withParameters(List<String> columns) {
        return new Dl2Options(energy, geometry, gammaness, columns, array, siteHeightM);
    }

    public Dl2Options withArray(String name) {
        return new Dl2Options(energy, geometry, gammaness, parameters, name, siteHeightM);
    }
}
