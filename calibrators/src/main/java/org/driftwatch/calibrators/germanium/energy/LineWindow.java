package org.driftwatch.calibrators.germanium.energy;

/**
 * A known gamma line and the window its fit looks at.
 *
 * @param energyKeV energy of the line
 * @param belowKeV window below the line
 * @param aboveKeV window above the line
 */
public record LineWindow(double energyKeV, double belowKeV, double aboveKeV) {
    public LineWindow {
        if (!(energyKeV > 0)) throw new IllegalArgumentException("energyKeV must be > 0, was " + energyKeV);
        if (!(belowKeV > 0)) throw new IllegalArgumentException("belowKeV must be > 0, was " + belowKeV);
        if (!(aboveKeV > 0)) throw new IllegalArgumentException("aboveKeV must be > 0, was " + aboveKeV);
    }
}
