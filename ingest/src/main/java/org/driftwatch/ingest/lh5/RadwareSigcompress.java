package org.driftwatch.ingest.lh5;

/**
 * Blocks of samples in bit fields of their own width, in big-endian 16-bit words.
 *
 * <pre>
 * word 0: number of samples; then blocks of: word n (samples), word b (bits), and
 *   b &lt; 32:  word m;               n fields of b bits;        sample = field + m
 *   b >= 32: word first, word m;   n-1 fields of b-32 bits;   sample = previous + field + m
 * </pre>
 *
 * m and first are signed; fields are packed most significant bit first and each block starts on a fresh word. Arithmetic
 * wraps at 16 bits (signed); at last the shift of the encoder is taken off.
 */
record RadwareSigcompress(int shift) implements SampleCodec {
    static final String NAME = "radware_sigcompress";
    private static final int DIFFERENCES = 32;
    private static final int WORD = 16;

    @Override
    public int[] decode(byte[] bytes, int from, int to, int size) {
        Words words = new Words(bytes, from, to);
        int announced = words.next() & 0xFFFF;
        if (announced != (size & 0xFFFF))
            throw new IllegalArgumentException("header announces " + announced + " samples, expected " + size);
        int[] samples = new int[size];
        int done = 0;
        while (done < size) done = block(words, samples, done);
        return samples;
    }

    private int block(Words words, int[] samples, int done) {
        int count = words.next() & 0xFFFF;
        int bits = words.next() & 0xFFFF;
        if (count == 0 || count > samples.length - done)
            throw new IllegalArgumentException(
                    "block of " + count + " samples after " + done + " of " + samples.length);
        boolean differences = bits >= DIFFERENCES;
        int width = differences ? bits - DIFFERENCES : bits;
        if (width > WORD) throw new IllegalArgumentException("field of " + width + " bits");
        short value = differences ? (short) words.next() : 0;
        int minimum = (short) words.next();
        int at = done;
        if (differences) samples[at++] = value - shift;
        while (at < done + count) {
            int sum = words.bits(width) + minimum;
            value = (short) (differences ? value + sum : sum);
            samples[at++] = value - shift;
        }
        words.skipPartWord();
        return at;
    }

    /** Reads whole words and bit fields. */
    private static final class Words {
        private final byte[] bytes;
        private final int to;
        private int at;
        private long pool;
        private int pooled;

        Words(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.at = from;
            this.to = to;
        }

        int next() {
            if (at + 2 > to) throw new IllegalArgumentException("bytes end within a block");
            int word = (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
            at += 2;
            return word;
        }

        int bits(int width) {
            while (pooled < width) {
                pool = pool << WORD | next();
                pooled += WORD;
            }
            pooled -= width;
            return (int) (pool >>> pooled) & ((1 << width) - 1);
        }

        void skipPartWord() {
            pool = 0;
            pooled = 0;
        }
    }
}
