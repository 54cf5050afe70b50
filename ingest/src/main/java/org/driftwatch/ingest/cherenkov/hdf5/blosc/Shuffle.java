package org.driftwatch.ingest.cherenkov.hdf5.blosc;

/** Puts the bytes or bits of shuffled elements back in place; what is left behind the last whole element was not moved. */
final class Shuffle {
    private Shuffle() {}

    /** Byte b of element e stands at b·n + e, n the number of elements. */
    static void restoreBytes(byte[] shuffled, int length, int size, byte[] plain, int at) {
        int elements = length / size;
        for (int part = 0; part < size; part++)
            for (int e = 0, from = part * elements, to = at + part; e < elements; e++, to += size)
                plain[to] = shuffled[from + e];
        copyRest(shuffled, elements * size, length, plain, at);
    }

    /**
     * Bit k of byte b of element e stands in row 8·b + k of n/8 bytes, as bit e. Blosc leaves a block alone whose number of
     * elements is no multiple of 8.
     */
    static void restoreBits(byte[] shuffled, int length, int size, byte[] plain, int at) {
        int elements = length / size;
        boolean moved = elements % 8 == 0;
        if (moved)
            for (int part = 0; part < size; part++)
                for (int group = 0; group < elements / 8; group++)
                    restoreGroup(shuffled, new Rows(part, group, elements / 8, size), plain, at);
        copyRest(shuffled, moved ? elements * size : 0, length, plain, at);
    }

    private record Rows(int part, int group, int width, int size) {
        int row(int bit) {
            return (8 * part + bit) * width + group;
        }
    }

    private static void restoreGroup(byte[] shuffled, Rows rows, byte[] plain, int at) {
        for (int i = 0; i < 8; i++) {
            int value = 0;
            for (int bit = 0; bit < 8; bit++) value |= (shuffled[rows.row(bit)] >>> i & 1) << bit;
            plain[at + (8 * rows.group() + i) * rows.size() + rows.part()] = (byte) value;
        }
    }

    private static void copyRest(byte[] shuffled, int from, int length, byte[] plain, int at) {
        System.arraycopy(shuffled, from, plain, at + from, length - from);
    }
}
