package org.driftwatch.calibrators.germanium.dsp;

import java.util.Random;

/** Seeded integer waveforms of the kinds that a chain must get through; real pulses are but one of them. */
public final class SyntheticPulse {
    public enum Kind {
        BASELINE,
        PULSE,
        AT_THE_START,
        AT_THE_END,
        SATURATED,
        NEGATIVE,
        PILE_UP,
        ON_A_TAIL,
        SPIKES,
        PRESUMMED
    }

    private static final double DECAY = 28_125; // samples
    private final Random random;
    private final double[] x;

    private SyntheticPulse(long seed, int samples) {
        random = new Random(seed);
        x = new double[samples];
    }

    public static int[] of(Kind kind, long seed, int samples) {
        SyntheticPulse pulse = new SyntheticPulse(seed, samples);
        pulse.level(kind);
        pulse.shape(kind);
        return pulse.digitised(kind == Kind.PRESUMMED ? 1 << 20 : 65_535);
    }

    private void level(Kind kind) {
        double level = kind == Kind.PRESUMMED ? 120_000 : 8_000 + 8_000 * random.nextDouble();
        double noise = 1 + 30 * random.nextDouble();
        for (int i = 0; i < x.length; i++) x[i] = level + noise * random.nextGaussian();
    }

    private void shape(Kind kind) {
        int n = x.length;
        double height = 100 + 20_000 * random.nextDouble();
        int middle = n / 2 + random.nextInt(Math.max(1, n / 6));
        switch (kind) {
            case BASELINE -> {}
            case PULSE, PRESUMMED -> add(middle, height, 10 + random.nextInt(80));
            case AT_THE_START -> add(random.nextInt(6), height, 20);
            case AT_THE_END -> add(n - 1 - random.nextInt(250), height, 20);
            case SATURATED -> add(middle, 80_000, 40);
            case NEGATIVE -> add(middle, -Math.min(height, 7_000), 40);
            case PILE_UP -> {
                add(n / 5, height / 3, 30);
                add(middle, height, 30);
                add(middle + n / 10, height / 2, 30);
            }
            case ON_A_TAIL -> {
                add(-n, 4 * height, 20);
                add(middle, height, 30);
            }
            case SPIKES -> {
                for (int k = 0; k < 40; k++) spike(random.nextInt(n), height * random.nextDouble());
            }
        }
    }

    private void add(int onset, double height, int rise) {
        for (int i = Math.max(0, onset); i < x.length; i++) {
            x[i] += height * Math.min(1, (i - onset) / (double) rise) * StrictMath.exp(-(i - onset) / DECAY);
        }
    }

    private void spike(int onset, double height) {
        for (int i = onset; i < Math.min(x.length, onset + 60); i++)
            x[i] += height * StrictMath.exp(-(i - onset) / 12.0);
    }

    private int[] digitised(int top) {
        int[] samples = new int[x.length];
        for (int i = 0; i < x.length; i++) samples[i] = (int) Math.max(0, Math.min(top, Math.rint(x[i])));
        return samples;
    }
}
