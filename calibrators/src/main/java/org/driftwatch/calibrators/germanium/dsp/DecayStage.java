package org.driftwatch.calibrators.germanium.dsp;

import org.apache.commons.math3.util.FastMath;

/** Takes the decay out (once for the waveform that all else uses, once twofold) and measures the tails. */
final class DecayStage {
    private static final double LN_2 = FastMath.log(2);

    private final int tailFrom;
    private final double c;
    private final double sumOfDecays;
    private final double productOfDecays;
    private final double feedback;
    private final double[] twofold;

    DecayStage(ChainLengths lengths) {
        tailFrom = lengths.tailFrom();
        c = lengths.poleZero().perSample();
        double a = lengths.doublePoleZero().firstPerSample();
        double b = lengths.doublePoleZero().secondPerSample();
        sumOfDecays = a + b;
        productOfDecays = a * b;
        feedback = lengths.doublePoleZero().feedback();
        twofold = new double[lengths.samples()];
    }

    void run(Workspace space, double[] out) {
        correct(space);
        LineSums single = sums(space.flattened, space.margin + tailFrom, space.samples - tailFrom);
        DspOutput.PZ_MEAN.put(out, single.mean());
        DspOutput.PZ_STD.put(out, single.std());
        DspOutput.PZ_SLOPE.put(out, single.slope());
        DspOutput.PZ_INTERCEPT.put(out, single.intercept());
        LineSums both = sums(twofold, tailFrom, space.samples - tailFrom);
        DspOutput.DPZ_MEAN.put(out, both.mean());
        DspOutput.DPZ_SLOPE.put(out, both.slope());
        DspOutput.TAIL_SLOPE.put(out, logarithmicSlope(space.subtracted));
    }

    /**
     * Both corrections in one pass: two independent recursions hide each other's latency. The twofold one runs on its
     * increment: with {@code dᵢ = yᵢ − yᵢ₋₁} its formula reads {@code dᵢ = xᵢ − (a+b)·xᵢ₋₁ + a·b·xᵢ₋₂ − g·dᵢ₋₁}.
     */
    private void correct(Workspace space) {
        double[] x = space.subtracted;
        double[] y = space.flattened;
        double[] s = space.sum;
        int at = space.margin;
        double single = x[0];
        double sum = x[0];
        y[at] = single;
        s[at] = sum;
        double before = x[0];
        double both = x[1];
        double step = x[1] - x[0];
        twofold[0] = x[0];
        twofold[1] = x[1];
        single += x[1] - c * x[0];
        sum += single;
        y[at + 1] = single;
        s[at + 1] = sum;
        double last = x[1];
        for (int i = 2; i < x.length; i++) {
            double here = x[i];
            single += here - c * last;
            sum += single;
            y[at + i] = single;
            s[at + i] = sum;
            step = here - sumOfDecays * last + productOfDecays * before - feedback * step;
            both += step;
            twofold[i] = both;
            before = last;
            last = here;
        }
        int end = at + x.length;
        for (int i = end; i < s.length; i++) s[i] = sum;
    }

    private static LineSums sums(double[] y, int from, int n) {
        double shift = y[from];
        double sum = 0;
        double squares = 0;
        double weighted = 0;
        for (int i = 0; i < n; i++) {
            double difference = y[from + i] - shift;
            sum += difference;
            squares += difference * difference;
            weighted += i * difference;
        }
        return new LineSums(n, shift, sum, squares, weighted);
    }

    /**
     * Slope of ln x over the tail, NaN when a sample is at or below 0. With {@code R_k = x_k·…·x_{n−1}} it is
     * {@code Σ i·ln xᵢ = ln Π_{k≥1} R_k}: products with their exponents counted apart, and two logarithms in all instead of
     * one per sample.
     */
    private double logarithmicSlope(double[] x) {
        double product = 1;
        long exponent = 0;
        double weightedProduct = 1;
        long weightedExponent = 0;
        for (int i = x.length - 1; i >= tailFrom; i--) {
            if (!(x[i] > 0)) return Double.NaN;
            product *= x[i];
            int shift = Math.getExponent(product);
            product *= powerOfTwo(-shift);
            exponent += shift;
            if (i == tailFrom) break;
            weightedProduct *= product;
            if (weightedProduct >= 2) {
                weightedProduct *= 0.5;
                weightedExponent++;
            }
            weightedExponent += exponent;
        }
        double sum = FastMath.log(product) + exponent * LN_2;
        double weighted = FastMath.log(weightedProduct) + weightedExponent * LN_2;
        return new LineSums(x.length - tailFrom, 0, sum, 0, weighted).slope();
    }

    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((exponent + 1023L) << 52);
    }
}
