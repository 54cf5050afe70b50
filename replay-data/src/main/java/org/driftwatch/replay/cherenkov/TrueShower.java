package org.driftwatch.replay.cherenkov;

/**
 * One shower as it was thrown.
 *
 * @param event number of the array event it made
 * @param primary particle: 0 gamma, 101 proton
 * @param altDeg direction it comes from; azimuth from north to east, in [0, 360)
 * @param coreXM where its axis meets z = 0, to the north; {@code coreYM} to the west
 * @param heightM height of its maximum above the array
 */
public record TrueShower(
        long obs,
        long event,
        int primary,
        double energyTeV,
        double altDeg,
        double azDeg,
        double coreXM,
        double coreYM,
        double heightM) {
    static final int GAMMA = 0;
    static final int PROTON = 101;

    public boolean isGamma() {
        return primary == GAMMA;
    }

    ShowerAxis axis() {
        return new ShowerAxis(altDeg, azDeg, coreXM, coreYM, heightM);
    }

    TrueShower withEvent(long number) {
        return new TrueShower(obs, number, primary, energyTeV, altDeg, azDeg, coreXM, coreYM, heightM);
    }
}
