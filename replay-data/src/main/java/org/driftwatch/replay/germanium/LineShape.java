package org.driftwatch.replay.germanium;

import org.driftwatch.replay.random.RandomStream;

/**
 * How one energy becomes a peak: a Gaussian of FWHM(E) = sqrt(a + b E) with a low exponential tail, placed so that the
 * <em>maximum</em> of the peak lies at E. The step below a peak is not drawn here: it is the continuum of scattered
 * photons, which ends at the line.
 *
 * @param aKeV2 constant term of FWHM² [keV²]; electronic noise of a waveform comes on top
 * @param bKeV slope of FWHM² [keV]
 * @param tailFraction fraction of events with incomplete charge, in [0, 0.5]
 * @param tailKeV mean loss of those [keV]
 */
public record LineShape(double aKeV2, double bKeV, double tailFraction, double tailKeV) {
    public static final LineShape DEFAULT = new LineShape(0.6, 0.0022, 0.02, 0.7);
    private static final double FWHM_PER_SIGMA = 2.3548200450309493;
    private static final int STEPS = 400;

    public LineShape {
        if (!(aKeV2 > 0)) throw new IllegalArgumentException("a must be > 0 keV², was " + aKeV2);
        if (!(bKeV >= 0)) throw new IllegalArgumentException("b must be >= 0 keV, was " + bKeV);
        if (!(tailFraction >= 0 && tailFraction <= 0.5))
            throw new IllegalArgumentException("tail fraction must be in [0, 0.5], was " + tailFraction);
        if (!(tailKeV > 0)) throw new IllegalArgumentException("tail must be > 0 keV, was " + tailKeV);
    }

    /** Full width at half maximum of the Gaussian part [keV]. */
    public double fwhmKeV(double energyKeV) {
        return Math.sqrt(aKeV2 + bKeV * energyKeV);
    }

    /** One energy of a peak whose centre of the Gaussian is {@code centreKeV}, broadened further by a Doppler FWHM. */
    double draw(double centreKeV, double dopplerFwhmKeV, RandomStream random) {
        double fwhm = fwhmKeV(centreKeV);
        double sigma = Math.sqrt(fwhm * fwhm + dopplerFwhmKeV * dopplerFwhmKeV) / FWHM_PER_SIGMA;
        double loss = random.uniform() < tailFraction ? tailKeV * random.exponential() : 0;
        return centreKeV + sigma * random.gaussian() - loss;
    }

    /** Where the Gaussian must be centred for the maximum of the peak to lie at {@code energyKeV} [keV]. */
    double centreKeV(double energyKeV, double dopplerFwhmKeV) {
        double fwhm = fwhmKeV(energyKeV);
        double sigma = Math.sqrt(fwhm * fwhm + dopplerFwhmKeV * dopplerFwhmKeV) / FWHM_PER_SIGMA;
        double low = -sigma - tailKeV;
        double high = 0;
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (low + high);
            if (slope(middle, sigma) > 0) low = middle;
            else high = middle;
        }
        return energyKeV - high;
    }

    /** Derivative of the peak, up to a factor, at x from the centre; the tail by Simpson's rule over 20 mean losses. */
    private double slope(double x, double sigma) {
        double step = 20.0 / STEPS;
        double tail = 0;
        for (int i = 0; i <= STEPS; i++) {
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            tail += weight * StrictMath.exp(-i * step) * gaussianSlope(x + i * step * tailKeV, sigma);
        }
        return (1 - tailFraction) * gaussianSlope(x, sigma) + tailFraction * tail * step / 3;
    }

    private static double gaussianSlope(double x, double sigma) {
        double z = x / sigma;
        return -z * StrictMath.exp(-0.5 * z * z);
    }
}
