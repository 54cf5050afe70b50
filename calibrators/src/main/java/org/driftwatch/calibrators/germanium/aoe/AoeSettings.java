package org.driftwatch.calibrators.germanium.aoe;

import java.util.List;

/**
 * How A/E of a channel is calibrated.
 *
 * @param names columns of the emitted expressions
 * @param timeMode how the means of several runs are combined
 * @param driftMode how A/E is corrected for drift time
 * @param bands of the Compton continuum
 * @param cut how the low cut is found, and where the high one is
 * @param lines where survival fractions are given
 * @param sweep cuts at which they are given
 * @param model shape of the single-site events
 * @param compat true for the common software's classifier (A/E divided by its mean instead of less it), its way of the
 *     chi-squares and relative errors, and its choice of line tails
 */
public record AoeSettings(
        Names names,
        TimeMode timeMode,
        DriftMode driftMode,
        Bands bands,
        Cut cut,
        List<Line> lines,
        Sweep sweep,
        AoeModel model,
        boolean compat) {

    /** The reference's settings. */
    public static final AoeSettings DEFAULTS = new AoeSettings(
            new Names("cuspEmax", "cuspEmax_cal", "A_max", "dt_eff"),
            TimeMode.FULL,
            DriftMode.NONE,
            new Bands(
                    900,
                    2350,
                    20,
                    List.of(1080.0, 1094.0, 1459.0, 1512.0, 1552.0, 1592.0, 1620.0, 1650.0, 1670.0, 1830.0, 2105.0),
                    1000,
                    1300),
            new Cut(new Line(1592.5, 40, 25), new Sweep(-8, 0, 40), 0.9, 3),
            List.of(
                    new Line(1592.5, 40, 25),
                    new Line(1620.5, 25, 40),
                    Line.continuum(2039),
                    new Line(2103.53, 25, 40),
                    new Line(2614.5, 50, 50)),
            new Sweep(-5, 5, 11),
            AoeModel.AOE_PEAK,
            false);

    public AoeSettings {
        lines = List.copyOf(lines);
    }

    /**
     * Columns of the emitted expressions.
     *
     * @param energy uncalibrated energy, e.g. {@code cuspEmax}
     * @param calibrated calibrated energy, e.g. {@code cuspEmax_cal}
     * @param current largest current, e.g. {@code A_max}
     * @param drift effective drift time, e.g. {@code dt_eff}
     */
    public record Names(String energy, String calibrated, String current, String drift) {}

    /**
     * Bands of the continuum.
     *
     * @param fromKeV lower edge of the first
     * @param untilKeV no band begins here or above
     * @param widthKeV of each
     * @param linesKeV bands with the place 5 keV below or above one of these are left out
     * @param timeLowKeV lower edge of the band that follows the time
     * @param timeHighKeV its upper edge
     */
    public record Bands(
            double fromKeV,
            double untilKeV,
            double widthKeV,
            List<Double> linesKeV,
            double timeLowKeV,
            double timeHighKeV) {
        private static final double AROUND_LINE_KEV = 5;

        public Bands {
            if (!(widthKeV > 0)) throw new IllegalArgumentException("width_kev must be > 0, was " + widthKeV);
            if (!(fromKeV < untilKeV))
                throw new IllegalArgumentException("until_kev must be > from_kev = " + fromKeV + ", was " + untilKeV);
            if (!(timeLowKeV < timeHighKeV))
                throw new IllegalArgumentException(
                        "time_high_kev must be > time_low_kev = " + timeLowKeV + ", was " + timeHighKeV);
            linesKeV = List.copyOf(linesKeV);
        }

        /** Lower edges of the bands used, ascending [keV]. */
        public List<Double> lowerEdges() {
            int n = (int) Math.ceil((untilKeV - fromKeV) / widthKeV - 1e-9);
            return java.util.stream.IntStream.range(0, n)
                    .mapToObj(k -> fromKeV + k * widthKeV)
                    .filter(edge -> linesKeV.stream().noneMatch(line -> touches(edge, line)))
                    .toList();
        }

        private boolean touches(double edge, double line) {
            return inside(edge, line - AROUND_LINE_KEV) || inside(edge, line + AROUND_LINE_KEV);
        }

        private boolean inside(double edge, double energy) {
            return energy > edge && energy < edge + widthKeV;
        }
    }

    /**
     * Where survival is measured.
     *
     * @param energyKeV the line
     * @param belowKeV reach of its window below; 0 for continuum
     * @param aboveKeV reach above; 0 for continuum
     */
    public record Line(double energyKeV, double belowKeV, double aboveKeV) {
        public Line {
            if (!(energyKeV > 0))
                throw new IllegalArgumentException("energy of a line must be > 0 keV, was " + energyKeV);
            if (!(belowKeV >= 0)) throw new IllegalArgumentException("below of a line must be >= 0, was " + belowKeV);
            if (!(aboveKeV >= 0)) throw new IllegalArgumentException("above of a line must be >= 0, was " + aboveKeV);
        }

        /** Counted two FWHM to either side. */
        public static Line continuum(double energyKeV) {
            return new Line(energyKeV, 0, 0);
        }

        /** True if there is no line to fit. */
        public boolean isContinuum() {
            return belowKeV == 0 || aboveKeV == 0;
        }
    }

    /** {@code count} cuts from {@code low} to {@code high}, both included. */
    public record Sweep(double low, double high, int count) {
        public Sweep {
            if (!(low < high)) throw new IllegalArgumentException("high must be > low " + low + ", was " + high);
            if (count < 2) throw new IllegalArgumentException("count must be >= 2, was " + count);
        }

        /** The cuts, ascending. */
        public List<Double> values() {
            double step = (high - low) / (count - 1);
            return java.util.stream.IntStream.range(0, count)
                    .mapToObj(k -> k == count - 1 ? high : low + k * step)
                    .toList();
        }
    }

    /**
     * The cuts on the classifier.
     *
     * @param line whose survival sets the low cut: the double escape peak
     * @param sweep cuts at which its survival is measured
     * @param acceptance share of it that survives the low cut
     * @param high the high cut
     */
    public record Cut(Line line, Sweep sweep, double acceptance, double high) {
        public Cut {
            if (!(acceptance > 0 && acceptance < 1))
                throw new IllegalArgumentException("acceptance must be in (0, 1), was " + acceptance);
        }
    }

    /** The same with another way of the drift time. */
    public AoeSettings with(DriftMode mode) {
        return new AoeSettings(names, timeMode, mode, bands, cut, lines, sweep, model, compat);
    }

    /** The same with other columns. */
    public AoeSettings with(Names columns) {
        return new AoeSettings(columns, timeMode, driftMode, bands, cut, lines, sweep, model, compat);
    }

    /** The same in the common software's way, or not. */
    public AoeSettings compat(boolean on) {
        return new AoeSettings(names, timeMode, driftMode, bands, cut, lines, sweep, model, on);
    }

    /** The same with another shape of the single-site events. */
    public AoeSettings with(AoeModel other) {
        return new AoeSettings(names, timeMode, driftMode, bands, cut, lines, sweep, other, compat);
    }
}
