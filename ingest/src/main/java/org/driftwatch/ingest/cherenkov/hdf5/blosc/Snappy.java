package org.driftwatch.ingest.cherenkov.hdf5.blosc;

/**
 * A raw Snappy stream: plain length as varint, then elements; the two low bits of the first byte tell literals from copies
 * with distances of 11, 16 or 32 bits.
 */
final class Snappy {
    private static final int LONG_LITERAL = 60;

    private Snappy() {}

    static int inflate(Span packed, Span plain) {
        Copy copy = new Copy(packed, plain);
        while (copy.next() > 0x7F) continue; // the plain length is known
        while (copy.more()) element(copy, copy.next());
        return copy.written();
    }

    private static void element(Copy copy, int tag) {
        int high = tag >>> 2;
        switch (tag & 3) {
            case 0 -> copy.literals(1 + (high < LONG_LITERAL ? high : copy.next(high - LONG_LITERAL + 1)));
            case 1 -> copy.match((tag >>> 5) << 8 | copy.next(), 4 + (high & 7));
            case 2 -> copy.match(copy.next(2), 1 + high);
            default -> copy.match(copy.next(4), 1 + high);
        }
    }
}
