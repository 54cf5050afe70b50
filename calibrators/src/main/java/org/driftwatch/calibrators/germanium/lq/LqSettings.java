package org.driftwatch.calibrators.germanium.lq;

import java.util.List;
import org.driftwatch.calibrators.germanium.aoe.AoeSettings.Line;
import org.driftwatch.calibrators.germanium.aoe.AoeSettings.Sweep;

/**
 * How LQ of a channel is calibrated.
 *
 * @param names columns of the emitted expressions
 * @param peak the double escape peak and the windows around it
 * @param cutSigmas where the cut on the classifier lies
 * @param lines where survival fractions are given
 * @param sweep cuts at which they are given
 * @param compat true for the common software's error of the width (2 σ⁴/(n - 1)), its error of the relative width, its
 *     choice
 *     of line tails, and its literal {@code dt_eff} in the emitted expression
 */
public record LqSettings(Names names, Peak peak, double cutSigmas, List<Line> lines, Sweep sweep, boolean compat) {
    /** The reference's settings. */
    public static final LqSettings DEFAULTS = new LqSettings(
            new Names("lq80", "cuspEmax", "dt_eff"),
            new Peak(1592.5, new Window(-8, 5), new Window(7, 20), new Window(-3, 3), 50),
            3,
            List.of(
                    new Line(1592.5, 40, 25),
                    Line.continuum(2039),
                    new Line(2103.53, 25, 40),
                    new Line(2614.5, 50, 50)),
            new Sweep(0, 5, 30),
            false);

    public LqSettings {
        if (!(cutSigmas > 0)) throw new IllegalArgumentException("cut_sigmas must be > 0, was " + cutSigmas);
        lines = List.copyOf(lines);
    }

    /**
     * Columns of the emitted expressions.
     *
     * @param lateCharge e.g. {@code lq80}
     * @param energy uncalibrated energy, e.g. {@code cuspEmax}
     * @param drift effective drift time, e.g. {@code dt_eff}
     */
    public record Names(String lateCharge, String energy, String drift) {}

    /**
     * Energies relative to the peak, the ends left out.
     *
     * @param fromKeV lower end
     * @param toKeV upper end
     */
    public record Window(double fromKeV, double toKeV) {
        public Window {
            if (!(fromKeV < toKeV))
                throw new IllegalArgumentException("lq window must not be empty, was (" + fromKeV + ", " + toKeV + ")");
        }
    }

    /**
     * The peak that LQ is calibrated on.
     *
     * @param energyKeV where it is: the double escape peak, whose events have one site
     * @param inside its events
     * @param beside background, as wide
     * @param core its events for the dependence on drift time
     * @param minimumEvents fewest events inside to answer on
     */
    public record Peak(double energyKeV, Window inside, Window beside, Window core, long minimumEvents) {
        public Peak {
            if (!(energyKeV > 0)) throw new IllegalArgumentException("lq.peak must be > 0 keV, was " + energyKeV);
            if (minimumEvents < 20)
                throw new IllegalArgumentException("lq.minimum_events must be >= 20, was " + minimumEvents);
        }
    }

    /** The same with other columns. */
    public LqSettings with(Names columns) {
        return new LqSettings(columns, peak, cutSigmas, lines, sweep, compat);
    }

    /** The same in the common software's way, or not. */
    public LqSettings compat(boolean on) {
        return new LqSettings(names, peak, cutSigmas, lines, sweep, on);
    }
}
