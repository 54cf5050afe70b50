package org.driftwatch.calibrators.germanium.survival;

/**
 * Where a survival fraction is measured.
 *
 * @param energyKeV the line, or the centre of a stretch of continuum [keV]
 * @param fwhmKeV full width at half maximum there [keV]
 * @param belowKeV reach of the window below [keV]
 * @param aboveKeV reach of the window above [keV]
 */
public record LineWindow(double energyKeV, double fwhmKeV, double belowKeV, double aboveKeV) {
    public LineWindow {
        if (!(fwhmKeV > 0)) throw new IllegalArgumentException("fwhmKeV must be > 0, was " + fwhmKeV);
        if (!(belowKeV > 0)) throw new IllegalArgumentException("belowKeV must be > 0, was " + belowKeV);
        if (!(aboveKeV > 0)) throw new IllegalArgumentException("aboveKeV must be > 0, was " + aboveKeV);
    }

    /** Two FWHM to either side, the window of the continuum. */
    public static LineWindow continuum(double energyKeV, double fwhmKeV) {
        return new LineWindow(energyKeV, fwhmKeV, 2 * fwhmKeV, 2 * fwhmKeV);
    }

    /** Lower edge [keV]. */
    public double low() {
        return energyKeV - belowKeV;
    }

    /** Upper edge [keV]. */
    public double high() {
        return energyKeV + aboveKeV;
    }

    /** True strictly inside. */
    public boolean holds(double energy) {
        return energy > low() && energy < high();
    }
}
