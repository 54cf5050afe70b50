package org.driftwatch.calibrators.germanium.aoe;

import java.util.Arrays;
import java.util.List;
import org.driftwatch.calibrators.fit.Parameter;

/**
 * How mean and width of the single-site events depend on energy.
 * <pre>
 *   mean(E)  = a E + b
 *   sigma(E) = sqrt(a + (b/E)^c)
 * </pre>
 * E in keV, A/E relative to its mean over all. The search for sigma uses u = (b/E₀)^c, E₀ = 1600 keV, instead of b, in which the
 * data determine it; a ≥ 0 and u ≥ 0 keep the root real at all energies, c lies in [0.1, 10].
 *
 * @param mean a, b
 * @param sigma a, b, c
 */
public record EnergyCurves(CurveFit mean, CurveFit sigma) {
    /** FWHM of a Gaussian in its sigma over 2.355, which the common software divides the FWHM by. */
    static final double PEER_SIGMA = 2.3548200450309493 / 2.355;

    private static final double PIVOT_KEV = 1600;
    private static final double LEAST_POWER = 0.1;
    private static final double LARGEST_POWER = 10;

    /** Curves through the bands that are usable. */
    static EnergyCurves of(List<BandFit> bands) {
        List<BandFit> used = bands.stream().filter(b -> b.peak().usable()).toList();
        double[] energy = used.stream().mapToDouble(BandFit::energyKeV).toArray();
        double[] mean = used.stream().mapToDouble(b -> b.peak().mean()).toArray();
        double[] meanError =
                used.stream().mapToDouble(b -> b.peak().meanError()).toArray();
        double[] sigma =
                used.stream().mapToDouble(b -> PEER_SIGMA * b.peak().sigma()).toArray();
        double[] sigmaError = used.stream()
                .mapToDouble(b -> PEER_SIGMA * b.peak().sigmaError())
                .toArray();
        return new EnergyCurves(
                meanFit(new CurveFit.Points(energy, mean, meanError)),
                sigmaFit(new CurveFit.Points(energy, sigma, sigmaError)));
    }

    /** Mean at an energy. */
    public double meanAt(double energyKeV) {
        return mean.value(0) * energyKeV + mean.value(1);
    }

    /** Width at an energy. */
    public double sigmaAt(double energyKeV) {
        double power = StrictMath.pow(sigma.value(1) / energyKeV, sigma.value(2));
        return Math.sqrt(sigma.value(0) + power);
    }

    private static CurveFit meanFit(CurveFit.Points points) {
        if (points.x().length < 2) return CurveFit.none(2);
        List<Parameter> parameters =
                List.of(Parameter.free("a", -1e-6, 1e-6), Parameter.free("b", median(points.y()), 1e-3));
        return CurveFit.of(
                points,
                (x, p, slopes) -> {
                    slopes[0] = x;
                    slopes[1] = 1;
                    return p[0] * x + p[1];
                },
                parameters);
    }

    private static CurveFit sigmaFit(CurveFit.Points points) {
        if (points.x().length < 3) return CurveFit.none(3);
        double level = median(points.y());
        double variance = level * level;
        List<Parameter> parameters = List.of(
                Parameter.free("a", 0.5 * variance, 0.2 * variance).atLeast(0),
                Parameter.free("u", 0.5 * variance, 0.2 * variance).atLeast(0),
                Parameter.free("c", 2, 0.5).within(LEAST_POWER, LARGEST_POWER));
        return inPeerTerms(CurveFit.of(points, EnergyCurves::sigma, parameters));
    }

    private static double sigma(double x, double[] p, double[] slopes) {
        double shape = StrictMath.pow(PIVOT_KEV / x, p[2]);
        double root = Math.sqrt(Math.max(p[0] + p[1] * shape, 1e-30));
        slopes[0] = 0.5 / root;
        slopes[1] = 0.5 * shape / root;
        slopes[2] = 0.5 * p[1] * shape * StrictMath.log(PIVOT_KEV / x) / root;
        return root;
    }

    /** b = E₀ u^(1/c) with its errors. */
    private static CurveFit inPeerTerms(CurveFit fit) {
        double u = fit.value(1);
        double c = fit.value(2);
        double b = PIVOT_KEV * StrictMath.pow(u, 1 / c);
        double slopeU = u > 0 ? b / (c * u) : 0;
        double slopeC = u > 0 ? -b * StrictMath.log(u) / (c * c) : 0;
        double[][] j = {{1, 0, 0}, {0, slopeU, slopeC}, {0, 0, 1}};
        double[] covariance = new double[9];
        for (int i = 0; i < 3; i++)
            for (int k = 0; k < 3; k++)
                for (int m = 0; m < 3; m++)
                    for (int n = 0; n < 3; n++)
                        covariance[3 * i + k] += j[i][m] * fit.covariance().get(3 * m + n) * j[k][n];
        List<Double> errors = List.of(
                fit.errors().get(0), Math.sqrt(covariance[4]), fit.errors().get(2));
        return new CurveFit(
                List.of(fit.value(0), b, c),
                errors,
                CurveFit.list(covariance),
                fit.cost(),
                fit.chiSquare(),
                fit.degreesOfFreedom(),
                fit.valid());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    }
}
