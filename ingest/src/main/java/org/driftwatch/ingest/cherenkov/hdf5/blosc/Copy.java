package org.driftwatch.ingest.cherenkov.hdf5.blosc;

/** What the byte-oriented codecs share: where reading and writing stand, and the copy of earlier output. */
final class Copy {
    private final Span packed;
    private final Span plain;
    private int in;
    private int out;

    Copy(Span packed, Span plain) {
        this.packed = packed;
        this.plain = plain;
        this.in = packed.from();
        this.out = plain.from();
    }

    boolean more() {
        return in < packed.to();
    }

    int next() {
        if (in >= packed.to()) throw new IndexOutOfBoundsException();
        return packed.bytes()[in++] & 0xFF;
    }

    /** An unsigned number, little end first. */
    int next(int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) value |= next() << 8 * i;
        return value;
    }

    void literals(int length) {
        if (length < 0 || length > packed.to() - in || length > plain.to() - out) throw new IndexOutOfBoundsException();
        System.arraycopy(packed.bytes(), in, plain.bytes(), out, length);
        in += length;
        out += length;
    }

    /** Repeats what was written so far back, byte by byte: the copy may overlap itself. */
    void match(int distance, int length) {
        if (distance < 1 || distance > out - plain.from() || length < 0 || length > plain.to() - out)
            throw new IndexOutOfBoundsException();
        byte[] bytes = plain.bytes();
        for (int i = 0; i < length; i++, out++) bytes[out] = bytes[out - distance];
    }

    int written() {
        return out - plain.from();
    }
}
