package org.driftwatch.ingest.cherenkov.hdf5.blosc;

/**
 * An LZ4 block: token (4 bits literals, 4 bits match length − 4, 15 = more bytes follow), literals, uint16 distance. The last
 * sequence has no match.
 */
final class Lz4 {
    private static final int MORE = 15;
    private static final int SHORTEST_MATCH = 4;

    private Lz4() {}

    static int inflate(Span packed, Span plain) {
        Copy copy = new Copy(packed, plain);
        while (copy.more()) {
            int token = copy.next();
            copy.literals(length(copy, token >>> 4));
            if (!copy.more()) break;
            int distance = copy.next(2);
            copy.match(distance, length(copy, token & MORE) + SHORTEST_MATCH);
        }
        return copy.written();
    }

    private static int length(Copy copy, int start) {
        int length = start;
        if (start == MORE) for (int more = 0xFF; more == 0xFF; length += more) more = copy.next();
        return length;
    }
}
