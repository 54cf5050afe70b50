package org.driftwatch.ingest.lh5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The version 1 B-tree that finds the chunks of a dataset, walked from its root for each chunk instead of being loaded: a
 * file with a million chunks needs as much memory as one with ten.
 *
 * <pre>
 * node:  "TREE", uint8 type 1, uint8 level, uint16 entries, address left, address right,
 *        key[0], child[0], key[1], ... child[entries-1], key[entries]
 * key:   uint32 stored bytes, uint32 filters left out (bit per filter), uint64 offset[rank + 1]
 * </pre>
 *
 * @param rank dimensions of the dataset
 */
record ChunkTree(StoredBytes stored, long root, int rank) {
    private static final int SIGNATURE = 0x45455254; // "TREE", little endian
    private static final int CHUNK_NODE = 1;
    private static final int DEEPEST = 64;

    /** @param skippedFilters bit i set: filter i of the pipeline was not applied to this chunk */
    record Entry(long address, long storedBytes, int skippedFilters) {}

    /** The chunk that begins at this offset, null when it was never written. */
    Entry find(long[] offset) throws IOException {
        if (root == StoredBytes.UNDEFINED) return null;
        long address = root;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Node node = read(address);
            int child = node.childOf(offset);
            if (child < 0) return null;
            if (node.level() == 0) return node.entry(child, offset);
            address = node.child(child);
        }
        throw new IOException("chunk index deeper than " + DEEPEST + " levels");
    }

    private Node read(long address) throws IOException {
        int header = 8 + 2 * stored.offsetBytes();
        ByteBuffer head = stored.read(address, header).order(ByteOrder.LITTLE_ENDIAN);
        if (head.getInt(0) != SIGNATURE || head.get(4) != CHUNK_NODE)
            throw new IOException("no chunk index at address " + address);
        int entries = Short.toUnsignedInt(head.getShort(6));
        int keyBytes = 8 + 8 * (rank + 1);
        int length = entries * (keyBytes + stored.offsetBytes()) + keyBytes;
        ByteBuffer body = stored.read(address + header, length).order(ByteOrder.LITTLE_ENDIAN);
        return new Node(body, head.get(5), entries, keyBytes, stored.offsetBytes());
    }

    private record Node(ByteBuffer body, int level, int entries, int keyBytes, int offsetBytes) {
        private int key(int i) {
            return i * (keyBytes + offsetBytes);
        }

        private int compare(int i, long[] offset) {
            for (int axis = 0; axis < keyBytes / 8 - 2; axis++) {
                int order = Long.compareUnsigned(body.getLong(key(i) + 8 + 8 * axis), offset[axis]);
                if (order != 0) return order;
            }
            return 0;
        }

        /** Index of the last key not beyond the offset, -1 when there is none. */
        int childOf(long[] offset) {
            int low = 0;
            int high = entries;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (compare(middle, offset) <= 0) low = middle + 1;
                else high = middle;
            }
            return low - 1;
        }

        long child(int i) {
            int at = key(i) + keyBytes;
            return offsetBytes == 8 ? body.getLong(at) : Integer.toUnsignedLong(body.getInt(at));
        }

        Entry entry(int i, long[] offset) {
            if (compare(i, offset) != 0) return null;
            return new Entry(child(i), Integer.toUnsignedLong(body.getInt(key(i))), body.getInt(key(i) + 4));
        }
    }
}
