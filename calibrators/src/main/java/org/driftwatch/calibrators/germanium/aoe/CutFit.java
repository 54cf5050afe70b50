package org.driftwatch.calibrators.germanium.aoe;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.germanium.survival.SurvivalFraction;
import org.driftwatch.calibrators.peak.ErrorFunction;
import org.driftwatch.calibrators.peak.Exponential;

/**
 * The cut at which a given share of the double escape peak survives, from survival fractions at many cuts.
 * <pre>  sf(x) = (a + b x) erfc(c x + d)   [%] </pre>
 * Points whose error is at least 1.5 times the 85th percentile of all errors are left out. The cut is the point of a grid of 0.01
 * between the outermost points used whose curve is nearest to the wanted share.
 *
 * @param curve a, b, c, d
 * @param lowCut the cut, rounded to 3 decimals; NaN without a fit
 * @param points points of the sweep that were used
 */
public record CutFit(CurveFit curve, double lowCut, int points) {
    /** Fewest points for a fit. */
    static final int FEWEST_POINTS = 5;

    private static final double LARGEST_ERROR = 1.5;
    private static final double STEP = 0.01;
    private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

    /** Fits the sweep; {@code last} is an earlier curve to start from, or null. */
    static CutFit of(List<SweepPoint> sweep, double acceptance, CurveFit last) {
        double most = LARGEST_ERROR * percentile(sweep, 85);
        List<SweepPoint> used = new ArrayList<>();
        for (SweepPoint point : sweep) {
            SurvivalFraction sf = point.fraction();
            if (sf.errorPercent() > 0 && sf.errorPercent() < most) used.add(point);
        }
        if (used.size() < FEWEST_POINTS) return new CutFit(CurveFit.none(4), Double.NaN, used.size());
        CurveFit.Points points = new CurveFit.Points(
                used.stream().mapToDouble(SweepPoint::cut).toArray(),
                used.stream().mapToDouble(p -> p.fraction().percent()).toArray(),
                used.stream().mapToDouble(p -> p.fraction().errorPercent()).toArray());
        CurveFit curve = CurveFit.of(points, CutFit::sigmoid, start(points.y(), last));
        return new CutFit(curve, cut(curve, used, 100 * acceptance), used.size());
    }

    private static List<Parameter> start(double[] y, CurveFit last) {
        double top = java.util.stream.DoubleStream.of(y).max().orElse(1);
        double[] p = {0.5 * top, 0, 1, 1.5};
        if (last != null && last.valid()) for (int k = 0; k < 4; k++) p[k] = last.value(k);
        return List.of(
                Parameter.free("a", p[0], 1),
                Parameter.free("b", p[1], 0.2),
                Parameter.free("c", p[2], 0.1),
                Parameter.free("d", p[3], 0.1));
    }

    private static double cut(CurveFit curve, List<SweepPoint> used, double wanted) {
        double low = used.get(0).cut();
        double high = used.get(used.size() - 1).cut();
        double[] p = curve.values().stream().mapToDouble(x -> x).toArray();
        double[] slopes = new double[4];
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        int steps = (int) Math.ceil((high - low) / STEP - 1e-9);
        for (int k = 0; k < steps; k++) {
            double distance = Math.abs(sigmoid(low + k * STEP, p, slopes) - wanted);
            if (distance >= least) continue;
            least = distance;
            best = low + k * STEP;
        }
        return Math.rint(best * 1000) / 1000;
    }

    private static double sigmoid(double x, double[] p, double[] slopes) {
        double z = p[2] * x + p[3];
        double erfc = ErrorFunction.erfc(z);
        double line = p[0] + p[1] * x;
        double fall = -TWO_OVER_ROOT_PI * Exponential.exp(-z * z) * line;
        slopes[0] = erfc;
        slopes[1] = x * erfc;
        slopes[2] = fall * x;
        slopes[3] = fall;
        return line * erfc;
    }

    private static double percentile(List<SweepPoint> sweep, double q) {
        double[] errors =
                sweep.stream().mapToDouble(p -> p.fraction().errorPercent()).toArray();
        int[] ones = new int[errors.length];
        java.util.Arrays.fill(ones, 1);
        return new AoePoints(errors, ones).percentile(q);
    }
}
