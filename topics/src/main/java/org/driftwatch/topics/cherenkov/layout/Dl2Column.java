package org.driftwatch.topics.cherenkov.layout;

/**
 * A column of DL2 as it stands in the file.
 *
 * @param name e.g. {@code RandomForestRegressor_tel_energy}
 * @param unit text of its unit, e.g. {@code TeV}; empty for a plain number
 * @param logical whether it is a truth value, then stored as 0 or 1
 */
public record Dl2Column(String name, String unit, boolean logical) {}
