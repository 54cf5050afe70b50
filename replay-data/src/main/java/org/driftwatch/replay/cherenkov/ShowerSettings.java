package org.driftwatch.replay.cherenkov;

/**
 * What comes from the sky. Energies follow a power law in [{@code fromTeV}, {@code toTeV}), cores are spread evenly over a disc
 * around the array's centre, gammas come from {@code wobbleDeg} beside the pointing, hadrons from all over the field of view.
 *
 * @param index γ of dN/dE ∝ E^−γ, above 1
 * @param hadronFraction of all showers thrown
 * @param invalidFraction of telescope images whose energy and gammaness are not reconstructed
 */
public record ShowerSettings(
        double fromTeV,
        double toTeV,
        double index,
        double hadronFraction,
        double coreRadiusM,
        double wobbleDeg,
        double fieldDeg,
        double invalidFraction) {
    public static final ShowerSettings DEFAULT = new ShowerSettings(0.08, 100, 1.8, 0.4, 850, 0.5, 4, 0.03);

    public ShowerSettings {
        Checks.positive("fromTeV", fromTeV);
        if (!(toTeV > fromTeV && toTeV < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("toTeV must be > fromTeV = " + fromTeV + ", was " + toTeV);
        if (!(index > 1 && index <= 10)) throw new IllegalArgumentException("index must be in (1, 10], was " + index);
        Checks.fraction("hadronFraction", hadronFraction);
        Checks.positive("coreRadiusM", coreRadiusM);
        Checks.notNegative("wobbleDeg", wobbleDeg);
        Checks.notNegative("fieldDeg", fieldDeg);
        Checks.fraction("invalidFraction", invalidFraction);
    }
}
