package org.driftwatch.calibrators.germanium.dsp;

/**
 * The running mean in single precision of {@code LinearFit.singlePrecisionMean}, {@code m ← m + (x−m)/n}, to the bit but with the division
 * taken out of the chain of steps that wait for one another.
 *
 * <p>While m stays between two powers of two it is a whole number M of its last place, 2²³ ≤ M &lt; 2²⁴, and so are the samples; then
 * <pre>  M ← round(M + D/n),   D = X − M </pre>
 * with ties to even is what single precision does as long as |D| &lt; 2²³: the difference is exact, and the rounding of the quotient, at
 * most 2⁻²⁴ of it, is less than 1/2n, the least distance of a quotient from a tie. D/n is rounded by a product with 2⁴⁰/n in whole numbers, which errs by less
 * than 1/2n too while n ≤ 2¹⁶. Where one of this does not hold, the rest is done in single precision.
 */
final class SinglePrecisionMean {
    private static final int PRECISION = 23;
    private static final int SHIFT = 40;
    private static final long HALF = 1L << SHIFT - 1;
    private static final long MOST = 1L << PRECISION;
    private static final int MOST_SAMPLES = 1 << 16;

    private final long[] reciprocal;

    /** @param samples how many samples the mean is of, at least 1 */
    SinglePrecisionMean(int samples) {
        reciprocal = new long[samples + 1];
        for (int n = 1; n <= samples; n++) reciprocal[n] = ((1L << SHIFT) + n / 2) / n;
    }

    /** The mean of the first samples. */
    float of(int[] samples) {
        int count = reciprocal.length - 1;
        float first = samples[0];
        int bit = Math.getExponent(first);
        if (!(first >= 1) || bit > PRECISION || count > MOST_SAMPLES) return inFloats(samples, 1, first);
        int places = PRECISION - bit;
        long mean = (long) samples[0] << places;
        for (int n = 2; n <= count; n++) {
            long difference = ((long) samples[n - 1] << places) - mean;
            long step = difference * reciprocal[n] + HALF >> SHIFT;
            long twice = difference - step * n << 1;
            if (twice == n || twice == -n) step = evenStep(mean, difference, n);
            long next = mean + step;
            if (difference >= MOST || difference <= -MOST || next < MOST || next >= 2 * MOST)
                return inFloats(samples, n - 1, single(mean, places));
            mean = next;
        }
        return single(mean, places);
    }

    /** The one of the two steps beside a tie that makes the mean even. */
    private static long evenStep(long mean, long difference, int n) {
        long below = Math.floorDiv(difference, n);
        return (mean + below & 1) == 0 ? below : below + 1;
    }

    private static float single(long mean, int places) {
        return StrictMath.scalb((float) mean, -places);
    }

    private float inFloats(int[] samples, int from, float start) {
        float mean = start;
        for (int i = from; i < reciprocal.length - 1; i++) mean = mean + (samples[i] - mean) / (i + 1);
        return mean;
    }
}
