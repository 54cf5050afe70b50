package org.driftwatch.calibrators.histogram;

import java.util.Arrays;

/**
 * Exact, compact bytes of counts: version byte 1, then each count as LEB128 varint (7 bits, low end first), a zero followed by
 * the number of further zeros; zeros at the end are left out.
 */
public final class CountCodec {
    private static final byte VERSION = 1;
    private static final int LONGEST = 5;

    private CountCodec() {}

    /** Bytes of these counts, none of which may be negative. */
    public static byte[] encode(int[] counts) {
        int end = counts.length;
        while (end > 0 && counts[end - 1] == 0) end--;
        byte[] out = new byte[1 + LONGEST * end];
        out[0] = VERSION;
        int at = 1;
        for (int i = 0; i < end; i++) {
            at = varint(out, at, counts[i]);
            if (counts[i] == 0) {
                int first = i;
                while (counts[i + 1] == 0) i++;
                at = varint(out, at, i - first);
            }
        }
        return Arrays.copyOf(out, at);
    }

    /** The counts, {@code length} of them. */
    public static int[] decode(byte[] bytes, int length) {
        if (bytes.length == 0 || bytes[0] != VERSION) throw new IllegalArgumentException("not counts of version 1");
        int[] counts = new int[length];
        int i = 0;
        for (int at = 1; at < bytes.length; ) {
            int value = value(bytes, at);
            at += size(bytes, at);
            if (value == 0) {
                i += value(bytes, at);
                at += size(bytes, at);
            } else {
                counts[i] = value;
            }
            i++;
        }
        return counts;
    }

    private static int varint(byte[] out, int at, int value) {
        if (value < 0) throw new IllegalArgumentException("a count must be >= 0, was " + value);
        int rest = value;
        while (rest >= 0x80) {
            out[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[at++] = (byte) rest;
        return at;
    }

    private static int value(byte[] in, int at) {
        int value = 0;
        for (int shift = 0; ; shift += 7, at++) {
            value |= (in[at] & 0x7f) << shift;
            if (in[at] >= 0) return value;
        }
    }

    private static int size(byte[] in, int at) {
        int end = at;
        while (in[end] < 0) end++;
        return end - at + 1;
    }
}
