package org.driftwatch.ingest.lh5;

/**
 * Differences of neighbouring samples as zigzag codes in LEB128 varints.
 *
 * <pre>
 * varint: 7 bits per byte, little end first, high bit set = another byte follows
 * d = (x >>> 1) ^ -(x &amp; 1),   sample[i] = sample[i-1] + d[i],  sample[-1] = 0,  all modulo 2^32
 * </pre>
 */
final class Uleb128ZigzagDiff implements SampleCodec {
    static final String NAME = "uleb128_zigzag_diff";
    private static final int LAST_SHIFT = 28;

    @Override
    public int[] decode(byte[] bytes, int from, int to, int size) {
        int[] samples = new int[size];
        int at = from;
        int value = 0;
        for (int i = 0; i < size; i++) {
            int code = 0;
            int shift = 0;
            int next;
            do {
                if (at >= to) throw new IllegalArgumentException("bytes end after " + i + " of " + size + " samples");
                if (shift > LAST_SHIFT)
                    throw new IllegalArgumentException("varint of sample " + i + " exceeds 32 bits");
                next = bytes[at++];
                code |= (next & 0x7F) << shift;
                shift += 7;
            } while (next < 0);
            value += (code >>> 1) ^ -(code & 1);
            samples[i] = value;
        }
        if (at != to) throw new IllegalArgumentException((to - at) + " bytes left after " + size + " samples");
        return samples;
    }
}
