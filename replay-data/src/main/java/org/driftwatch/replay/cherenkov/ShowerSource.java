package org.driftwatch.replay.cherenkov;

import org.driftwatch.replay.random.RandomStream;

/** Throws showers at the array. */
record ShowerSource(ShowerSettings settings, BlockPlan plan) {
    private static final double HEIGHT_M = 9_500;
    private static final double HEIGHT_SPREAD_M = 700;
    private static final double HEIGHT_PER_DECADE_M = 600;
    private static final double LOWEST_M = 3_000;

    /** @param random of this shower; its number is not yet known */
    TrueShower draw(RandomStream random) {
        double energy = energyTeV(random.uniform());
        boolean hadron = random.uniform() < settings.hadronFraction();
        double offset = hadron ? settings.fieldDeg() * Math.sqrt(random.uniform()) : settings.wobbleDeg();
        double around = random.uniform(0, 2 * Math.PI);
        double altDeg = Math.min(90 - 1e-6, 90 - plan.zenithDeg() + offset * StrictMath.sin(around));
        double azDeg = plan.azimuthDeg() + offset * StrictMath.cos(around) / cosDeg(altDeg);
        double radius = settings.coreRadiusM() * Math.sqrt(random.uniform());
        double bearing = random.uniform(0, 2 * Math.PI);
        double height = HEIGHT_M
                + HEIGHT_SPREAD_M * random.gaussian()
                - HEIGHT_PER_DECADE_M * StrictMath.log10(energy);
        return new TrueShower(
                plan.obs(),
                0,
                hadron ? TrueShower.PROTON : TrueShower.GAMMA,
                energy,
                altDeg,
                turn(azDeg),
                radius * StrictMath.cos(bearing),
                radius * StrictMath.sin(bearing),
                Math.max(LOWEST_M, height));
    }

    /** Inverse of the integral of E^−γ between the limits. */
    private double energyTeV(double uniform) {
        double power = 1 - settings.index();
        double low = StrictMath.pow(settings.fromTeV(), power);
        double high = StrictMath.pow(settings.toTeV(), power);
        return StrictMath.pow(low + uniform * (high - low), 1 / power);
    }

    static double cosDeg(double degrees) {
        return StrictMath.cos(StrictMath.toRadians(degrees));
    }

    /** The same azimuth in [0, 360). */
    static double turn(double degrees) {
        double turned = degrees % 360;
        return turned < 0 ? turned + 360 : turned;
    }
}
