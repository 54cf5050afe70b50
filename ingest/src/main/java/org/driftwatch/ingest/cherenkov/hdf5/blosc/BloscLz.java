package org.driftwatch.ingest.cherenkov.hdf5.blosc;

/**
 * BloscLZ, a kin of FastLZ: a control byte below 32 begins that many + 1 literals; else its high 3 bits are the length of a
 * match (7 = more bytes follow) and its low 5 bits the high part of the distance; distance 8191 means 16 more bits follow.
 */
final class BloscLz {
    private static final int MATCH = 32;
    private static final int MORE = 7;
    private static final int FAR = 31 << 8;
    private static final int FARTHEST_NEAR = 8191;

    private BloscLz() {}

    static int inflate(Span packed, Span plain) {
        Copy copy = new Copy(packed, plain);
        if (!copy.more()) return 0;
        int control = copy.next() & 31;
        while (true) {
            if (control >= MATCH) match(copy, control);
            else copy.literals(control + 1);
            if (!copy.more()) return copy.written();
            control = copy.next();
        }
    }

    private static void match(Copy copy, int control) {
        int length = (control >>> 5) + 2;
        if (control >>> 5 == MORE) for (int more = 0xFF; more == 0xFF; length += more) more = copy.next();
        int high = (control & 31) << 8;
        int low = copy.next();
        int distance = high + low + 1;
        if (low == 0xFF && high == FAR) distance = (copy.next() << 8 | copy.next()) + FARTHEST_NEAR + 1;
        copy.match(distance, length);
    }
}
