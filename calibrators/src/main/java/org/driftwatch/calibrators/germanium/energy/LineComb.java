package org.driftwatch.calibrators.germanium.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Finds the scale of a spectrum without being told: slides the pattern of known lines over it and takes the scale at which most
 * of them stand out.
 * <pre>
 *   score(s, a) = Σ over lines with z &gt; 3 of [min(z, 15) + z/100] - 2 per other line above the threshold + ½ ln s - |a|/50
 *   z = (N - ½B)/sqrt(N + ¼B + 1)   for a box at (E - a)/s
 * </pre>
 * N counts a box of ±(1.5 keV + 0.06 % E), B two sidebands at 2 to 4 half widths. The cap keeps one strong line from outvoting a
 * pattern; a line may be missing for free only below the threshold (the lowest percent of the events); the logarithm prefers the
 * higher energies where two readings are equal. Scales run in steps of 0.04 % over all that put the lowest line inside the data,
 * offsets a (degree ≥ 1) in steps of 3 keV. If half of the lines or more belong to thorium, its other strong lines vote too: they decide
 * when few lines were asked for. The pattern replaces the comparison of all subsets of maxima, whose cost grows combinatorially.
 */
final class LineComb {
    private static final double STEP = 4e-4;
    private static final double CAP = 15;
    private static final double UNCAPPED = 0.01;
    private static final double MISSING = 2;
    private static final double HIGHER = 0.5;
    private static final double OFFSET_COST = 0.02;
    private static final double VOTES_FROM = 3;
    private static final double CERTAIN = 8;
    private static final double FEW = 0.01;
    private static final double BEYOND = 1.1;
    private static final double CONTINUUM = 0.97;
    private static final double CLEAREST = 6;
    private static final double CLEAR = 4;
    private static final double LARGEST_OFFSET_KEV = 18;
    private static final double OFFSET_STEP_KEV = 3;
    private static final double[] THORIUM_HELPERS = {238.632, 510.77};

    private final SpectrumSums sums;
    private final double[] lines;
    private final double[] widths;
    private final double threshold;

    LineComb(SpectrumSums sums, List<LineWindow> wanted) {
        this.sums = sums;
        lines = pattern(wanted);
        threshold = sums.quantile(0.01);
        widths = DoubleStream.of(lines).map(e -> 1.5 + 6e-4 * e).toArray();
    }

    /** Scale and offset, with how well they are supported. */
    record Candidate(double keVPerAdc, double offsetKeV, double score, int clearLines, double best) {}

    /**
     * True if {@code candidate} rests on two clear lines, or on one if that is all there is to look for, a guess agrees, or the
     * spectrum ends with it.
     */
    boolean credible(Candidate candidate, boolean guessed) {
        boolean one = candidate.best >= CERTAIN && (guessed || lines.length == 1 || endsWithHighestLine(candidate));
        return candidate.best >= CLEAREST && candidate.clearLines >= 2 || one;
    }

    /**
     * True if the highest line stands out, next to nothing lies a tenth above it, and it has a continuum below, as gamma rays have
     * and pulsers have not: the source ends there too.
     */
    private boolean endsWithHighestLine(Candidate at) {
        int last = lines.length - 1;
        double line = lines[last];
        double wide = widths[last];
        double beyond = between(at, BEYOND * line, Double.POSITIVE_INFINITY);
        double continuum = between(at, CONTINUUM * line, line - 3 * wide);
        return significance(at.keVPerAdc, at.offsetKeV, last) >= CERTAIN
                && beyond <= FEW * sums.total()
                && continuum >= FEW * between(at, line - wide, line + wide);
    }

    private double between(Candidate at, double lowKeV, double highKeV) {
        return sums.between((lowKeV - at.offsetKeV) / at.keVPerAdc, (highKeV - at.offsetKeV) / at.keVPerAdc);
    }

    /** Best candidate with scales from {@code low} to {@code high} keV per ADC. */
    Candidate search(double low, double high, boolean offsets) {
        Candidate best = new Candidate(low, 0, Double.NEGATIVE_INFINITY, 0, 0);
        double[] shifts = offsets ? offsets() : new double[] {0};
        for (double s = low; s <= high; s *= 1 + STEP) {
            double higher = HIGHER * StrictMath.log(s / low);
            for (double a : shifts) {
                double score = score(s, a) + higher - OFFSET_COST * Math.abs(a);
                if (score > best.score) best = new Candidate(s, a, score, 0, 0);
            }
        }
        return support(best);
    }

    private static double[] offsets() {
        List<Double> all = new ArrayList<>();
        for (double a = -LARGEST_OFFSET_KEV; a <= LARGEST_OFFSET_KEV; a += OFFSET_STEP_KEV) all.add(a);
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double score(double scale, double offset) {
        double score = 0;
        for (int i = 0; i < lines.length; i++) {
            double z = significance(scale, offset, i);
            if (z > VOTES_FROM) score += Math.min(z, CAP) + UNCAPPED * z;
            else if (lines[i] - offset > threshold * scale) score -= MISSING;
        }
        return score;
    }

    private Candidate support(Candidate candidate) {
        int clear = 0;
        double best = 0;
        for (int i = 0; i < lines.length; i++) {
            double z = significance(candidate.keVPerAdc, candidate.offsetKeV, i);
            best = Math.max(best, z);
            if (z >= CLEAR) clear++;
        }
        return new Candidate(candidate.keVPerAdc, candidate.offsetKeV, candidate.score, clear, best);
    }

    private double significance(double scale, double offset, int i) {
        double centre = (lines[i] - offset) / scale;
        double w = widths[i] / scale;
        double seen = sums.between(centre - w, centre + w);
        if (seen < 9) return 0;
        double beside = sums.between(centre - 4 * w, centre - 2 * w) + sums.between(centre + 2 * w, centre + 4 * w);
        return (seen - 0.5 * beside) / Math.sqrt(seen + 0.25 * beside + 1);
    }

    private static double[] pattern(List<LineWindow> wanted) {
        double[] asked = wanted.stream().mapToDouble(LineWindow::energyKeV).toArray();
        double[] thorium = DoubleStream.concat(
                        EnergySettings.thorium().stream().mapToDouble(LineWindow::energyKeV),
                        DoubleStream.of(THORIUM_HELPERS))
                .toArray();
        long known = DoubleStream.of(asked).filter(line -> near(line, thorium)).count();
        if (2 * known < asked.length) return asked;
        DoubleStream others = DoubleStream.of(thorium).filter(line -> !near(line, asked));
        return DoubleStream.concat(DoubleStream.of(asked), others).sorted().toArray();
    }

    private static boolean near(double line, double[] others) {
        for (double other : others) if (Math.abs(line - other) < 1) return true;
        return false;
    }
}
