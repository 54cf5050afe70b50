package org.driftwatch.calibrators.germanium.sample;

import java.util.Arrays;

/** Occupied cells and their counts, sorted by cell. Bytes: version 1, then pairs of varints (distance to the cell before, count). */
public final class CellChunk {
    private static final byte VERSION = 1;
    private static final int LONGEST = 10;

    long[] cells;
    int[] counts;
    int size;

    /** Without cells. */
    public CellChunk() {
        cells = new long[16];
        counts = new int[16];
    }

    /** Adds events to a cell, which is not negative; true if it was empty. */
    public boolean add(long cell, int events) {
        int at = Arrays.binarySearch(cells, 0, size, cell);
        if (at >= 0) {
            counts[at] = Math.addExact(counts[at], events);
            return false;
        }
        insert(-at - 1, cell, events);
        return true;
    }

    private void insert(int at, long cell, int events) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(cells, at, cells, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        cells[at] = cell;
        counts[at] = events;
        size++;
    }

    /** Number of cells. */
    public int size() {
        return size;
    }

    /** The i-th cell, in ascending order. */
    public long cell(int i) {
        return cells[i];
    }

    /** Events in the i-th cell. */
    public int count(int i) {
        return counts[i];
    }

    /** Exact bytes. */
    public byte[] encode() {
        byte[] out = new byte[1 + 2 * LONGEST * size];
        out[0] = VERSION;
        int at = 1;
        long before = 0;
        for (int i = 0; i < size; i++) {
            at = varint(out, at, cells[i] - before);
            at = varint(out, at, counts[i]);
            before = cells[i];
        }
        return Arrays.copyOf(out, at);
    }

    /** The chunk of these bytes. */
    public static CellChunk decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION) throw new IllegalArgumentException("not cells of version 1");
        CellChunk chunk = new CellChunk();
        long cell = 0;
        for (int at = 1; at < bytes.length; ) {
            cell += value(bytes, at);
            at += length(bytes, at);
            chunk.insert(chunk.size, cell, (int) value(bytes, at));
            at += length(bytes, at);
        }
        return chunk;
    }

    private static int varint(byte[] out, int at, long value) {
        long rest = value;
        while (rest >= 0x80) {
            out[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[at++] = (byte) rest;
        return at;
    }

    private static long value(byte[] in, int at) {
        long value = 0;
        for (int shift = 0; ; shift += 7, at++) {
            value |= (long) (in[at] & 0x7f) << shift;
            if (in[at] >= 0) return value;
        }
    }

    private static int length(byte[] in, int at) {
        int end = at;
        while (in[end] < 0) end++;
        return end - at + 1;
    }
}
