package org.driftwatch.calibrators.simulation.statistics;

/**
 * Mean and spread as the peer gets them: its energies are the file's 4-byte floats, and numpy keeps that precision through
 * differences, pairwise sums and roots. About 1e-7 from the exact value, and only for comparison.
 */
final class SinglePrecision {
    private static final int BLOCK = 128;

    private SinglePrecision() {}

    static float mean(float[] values) {
        return sum(values, 0, values.length) / values.length;
    }

    static float spread(float[] values) {
        float mean = mean(values);
        float[] squares = new float[values.length];
        for (int i = 0; i < squares.length; i++) {
            float difference = values[i] - mean;
            squares[i] = difference * difference;
        }
        return (float) Math.sqrt(sum(squares, 0, squares.length) / squares.length);
    }

    /** numpy's pairwise sum: plain below 8, eight partial sums up to 128, halves (a multiple of 8) above. */
    private static float sum(float[] values, int from, int count) {
        if (count < 8) return plain(values, from, count);
        if (count <= BLOCK) return byEight(values, from, count);
        int half = count / 2;
        half -= half % 8;
        return sum(values, from, half) + sum(values, from + half, count - half);
    }

    private static float plain(float[] values, int from, int count) {
        float sum = 0;
        for (int i = from; i < from + count; i++) sum += values[i];
        return sum;
    }

    private static float byEight(float[] values, int from, int count) {
        float[] part = new float[8];
        System.arraycopy(values, from, part, 0, 8);
        int even = count - count % 8;
        for (int i = 8; i < even; i++) part[i % 8] += values[from + i];
        float sum = part[0] + part[1] + (part[2] + part[3]) + (part[4] + part[5] + (part[6] + part[7]));
        for (int i = even; i < count; i++) sum += values[from + i];
        return sum;
    }
}
