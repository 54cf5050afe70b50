package org.driftwatch.calibrators.cherenkov.settings;

import java.util.Optional;

/**
 * Which reconstructions of a DL2 file are used. Empty (the default): the one the file has; of several, the published
 * {@code RandomForestRegressor}, {@code HillasReconstructor}, {@code RandomForestClassifier}.
 *
 * @param energy group and prefix of the columns of energy
 * @param geometry of direction, core and impact distance
 * @param gammaness of the classifier
 */
public record Reconstructors(Optional<String> energy, Optional<String> geometry, Optional<String> gammaness) {
    public static final String PUBLISHED_ENERGY = "RandomForestRegressor";
    public static final String PUBLISHED_GEOMETRY = "HillasReconstructor";
    public static final String PUBLISHED_GAMMANESS = "RandomForestClassifier";

    /** Those of the file. */
    public static Reconstructors ofTheFile() {
        return new Reconstructors(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
