package org.driftwatch.replay.random;

/**
 * A seeded stream of random numbers, the same on every Java version and machine, from which further independent
 * streams can be taken by a label. Not thread-safe.
 *
 * <p>Source: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014); normal deviates by the ziggurat with 128 layers (Marsaglia
 * and Tsang 2000, in the form of Doornik 2005).
 */
public final class RandomStream {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final long seed;
    private long state;

    public RandomStream(long seed) {
        this.seed = seed;
        this.state = mix(seed);
    }

    /** An independent stream that depends on this stream's seed and the label only, not on what was drawn so far. */
    public RandomStream split(long label) {
        return new RandomStream(mix(seed ^ mix(label + GOLDEN)));
    }

    /** The next 64 random bits. */
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    public double uniform() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Uniform in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Exponential deviate of mean 1. */
    public double exponential() {
        return -StrictMath.log(1 - uniform());
    }

    /** Normal deviate of mean 0 and standard deviation 1. */
    public double gaussian() {
        while (true) {
            long bits = nextLong();
            int layer = (int) bits & (Ziggurat.LAYERS - 1);
            double u = 2 * ((bits >>> 11) * UNIT) - 1;
            if (Math.abs(u) < Ziggurat.RATIO[layer]) return u * Ziggurat.EDGE[layer];
            double x = layer == 0 ? tail(u < 0) : wedge(u * Ziggurat.EDGE[layer], layer);
            if (x == x) return x;
        }
    }

    private double tail(boolean negative) {
        double x;
        double y;
        do {
            x = exponential() / Ziggurat.TAIL;
            y = exponential();
        } while (2 * y < x * x);
        return negative ? -(Ziggurat.TAIL + x) : Ziggurat.TAIL + x;
    }

    /** The candidate if it lies under the curve, else NaN. */
    private double wedge(double x, int layer) {
        double outer = StrictMath.exp(-0.5 * (square(Ziggurat.EDGE[layer]) - x * x));
        double inner = StrictMath.exp(-0.5 * (square(Ziggurat.EDGE[layer + 1]) - x * x));
        return inner + uniform() * (outer - inner) < 1 ? x : Double.NaN;
    }

    private static double square(double x) {
        return x * x;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Layers of equal area under exp(-x²/2). */
    private static final class Ziggurat {
        static final int LAYERS = 128;
        static final double TAIL = 3.442619855899;
        static final double[] EDGE = new double[LAYERS + 1];
        static final double[] RATIO = new double[LAYERS];

        static {
            double area = 9.91256303526217e-3;
            double height = StrictMath.exp(-0.5 * TAIL * TAIL);
            EDGE[0] = area / height;
            EDGE[1] = TAIL;
            for (int i = 2; i < LAYERS; i++) {
                EDGE[i] = Math.sqrt(-2 * StrictMath.log(area / EDGE[i - 1] + height));
                height = StrictMath.exp(-0.5 * EDGE[i] * EDGE[i]);
            }
            for (int i = 0; i < LAYERS; i++) RATIO[i] = EDGE[i + 1] / EDGE[i];
        }

        private Ziggurat() {}
    }
}
