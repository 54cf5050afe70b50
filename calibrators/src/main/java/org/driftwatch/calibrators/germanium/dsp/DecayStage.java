package org.driftwatch.calibrators.germanium.dsp;

import org.apache.commons.math3.util.FastMath;

/** Takes the decay out and measures the tails, also that of the waveform with the decay taken out twofold. */
final class DecayStage {
    private static final double LN_2 = FastMath.log(2);

    private final int tailFrom;
    private final double c;
    private final TwofoldTail twofold;

    DecayStage(ChainLengths lengths) {
        tailFrom = lengths.tailFrom();
        c = lengths.poleZero().perSample();
        twofold = new TwofoldTail(lengths.doublePoleZero(), lengths.samples(), tailFrom);
    }

    void run(Workspace space, double[] out) {
        correct(space);
        LineSums single = sums(space.flattened, space.margin + tailFrom, space.samples - tailFrom);
        DspOutput.PZ_MEAN.put(out, single.mean());
        DspOutput.PZ_STD.put(out, single.std());
        DspOutput.PZ_SLOPE.put(out, single.slope());
        DspOutput.PZ_INTERCEPT.put(out, single.intercept());
        twofold.run(space.subtracted);
        DspOutput.DPZ_MEAN.put(out, twofold.mean());
        DspOutput.DPZ_SLOPE.put(out, twofold.slope());
        DspOutput.TAIL_SLOPE.put(out, logarithmicSlope(space.subtracted));
    }

    /** The correction and its running sum in one pass: two recursions that hide each other's latency. */
    private void correct(Workspace space) {
        double[] x = space.subtracted;
        double[] y = space.flattened;
        double[] s = space.sum;
        int at = space.margin;
        double single = x[0];
        double sum = x[0];
        y[at] = single;
        s[at] = sum;
        for (int i = 1; i < x.length; i++) {
            single += x[i] - c * x[i - 1];
            sum += single;
            y[at + i] = single;
            s[at + i] = sum;
        }
        int end = at + x.length;
        for (int i = end; i < s.length; i++) s[i] = sum;
    }

    private static LineSums sums(double[] y, int from, int n) {
        double shift = y[from];
        double sum = 0;
        double squares = 0;
        double weighted = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            double first = y[from + i] - shift;
            double second = y[from + i + 1] - shift;
            double third = y[from + i + 2] - shift;
            double fourth = y[from + i + 3] - shift;
            double four = first + second + (third + fourth);
            sum += four;
            squares += first * first + second * second + (third * third + fourth * fourth);
            weighted += i * four + (second + 2 * third + 3 * fourth);
        }
        for (; i < n; i++) {
            double difference = y[from + i] - shift;
            sum += difference;
            squares += difference * difference;
            weighted += i * difference;
        }
        return new LineSums(n, shift, sum, squares, weighted);
    }

    /**
     * Slope of ln x over the tail, NaN when a sample is at or below 0. With {@code R_k = x_k·…·x_{n−1}} it is
     * {@code Σ i·ln xᵢ = ln Π_{k≥1} R_k}: products, four samples at a time with their exponents counted apart, and a handful of logarithms
     * instead of one per sample.
     */
    private double logarithmicSlope(double[] x) {
        double product = 1;
        double weighted = 1;
        long exponent = 0;
        long weightedExponent = 0;
        int i = x.length - 1;
        for (; i > tailFrom + 4; i -= 4) {
            double one = x[i];
            double two = x[i - 1];
            double three = x[i - 2];
            double four = x[i - 3];
            if (!(one > 0 && two > 0 && three > 0 && four > 0)) return Double.NaN;
            double pair = one * two;
            double triple = pair * three;
            double all = pair * (three * four);
            double square = product * product;
            weighted *= square * square * (one * pair * (triple * all));
            weightedExponent += 4 * exponent;
            product *= all;
            int shift = Math.getExponent(product);
            product *= powerOfTwo(-shift);
            exponent += shift;
            int weightedShift = Math.getExponent(weighted);
            weighted *= powerOfTwo(-weightedShift);
            weightedExponent += weightedShift;
        }
        double sum = FastMath.log(product) + exponent * LN_2;
        double sumWeighted = FastMath.log(weighted) + weightedExponent * LN_2;
        for (; i >= tailFrom; i--) {
            if (!(x[i] > 0)) return Double.NaN;
            sum += FastMath.log(x[i]);
            if (i > tailFrom) sumWeighted += sum;
        }
        return new LineSums(x.length - tailFrom, 0, sum, 0, sumWeighted).slope();
    }

    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((exponent + 1023L) << 52);
    }
}
