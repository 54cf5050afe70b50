package org.driftwatch.calibrators.cherenkov.quality;

/**
 * A named condition on a row of DL2.
 *
 * @param name as it is counted, e.g. {@code energy threshold}
 * @param expression e.g. {@code RandomForestRegressor_tel_energy > 50 * u.GeV}
 */
public record Criterion(String name, String expression) {
    public Criterion {
        if (name.isBlank()) throw new IllegalArgumentException("quality_criteria: a criterion needs a name");
        if (name.equals(QualityCounts.TOTAL))
            throw new IllegalArgumentException("quality_criteria: the name TOTAL counts all rows");
    }
}
