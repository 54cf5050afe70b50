package org.driftwatch.calibrators.germanium.cuts;

import java.util.BitSet;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.driftwatch.calibrators.germanium.sample.CellChunk;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Numbers of the chunks that a column has, in pages of 256, so that a new chunk writes 32 bytes and not the whole
 * list. All state
 * is in the store. One thread.
 */
final class ChunkDirectory {
    private static final int PAGE_BITS = 8;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGES = 1;
    private static final int FIRST_PAGE = 2;

    private final ChannelStore store;
    private final byte kind;
    private final long major;
    private final TreeMap<Long, BitSet> pages = new TreeMap<>();

    /** The directory named (kind, major) in the store; minor numbers from 1 on are its own. */
    ChunkDirectory(ChannelStore store, byte kind, long major) {
        this.store = store;
        this.kind = kind;
        this.major = major;
        byte[] list = store.get(key(PAGES));
        if (list == null) return;
        CellChunk numbers = CellChunk.decode(list);
        for (int i = 0; i < numbers.size(); i++) {
            long page = numbers.cell(i);
            pages.put(page, BitSet.valueOf(store.get(key(page + FIRST_PAGE))));
        }
    }

    /** Enters a chunk, whose number is not negative; true if it was not there. */
    boolean add(long chunk) {
        long number = chunk >> PAGE_BITS;
        BitSet page = pages.get(number);
        int bit = (int) (chunk & PAGE - 1);
        if (page != null && page.get(bit)) return false;
        if (page == null) {
            page = new BitSet(PAGE);
            pages.put(number, page);
            CellChunk numbers = new CellChunk();
            pages.keySet().forEach(each -> numbers.add(each, 1));
            store.put(key(PAGES), numbers.encode());
        }
        page.set(bit);
        store.put(key(number + FIRST_PAGE), page.toByteArray());
        return true;
    }

    /** All chunks, ascending. */
    void forEach(LongConsumer each) {
        pages.forEach((number, page) -> page.stream().forEach(bit -> each.accept(number << PAGE_BITS | bit)));
    }

    /** Removes all from the store. */
    void clear() {
        pages.keySet().forEach(page -> store.delete(key(page + FIRST_PAGE)));
        pages.clear();
        store.delete(key(PAGES));
    }

    private StateKey key(long minor) {
        return new StateKey(kind, major, (int) minor);
    }
}
