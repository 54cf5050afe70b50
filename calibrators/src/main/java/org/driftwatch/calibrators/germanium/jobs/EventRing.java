package org.driftwatch.calibrators.germanium.jobs;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * The newest events of one kind, at most so many, whatever order they come in; of equal ones the first. A copy of its slots in the
 * store: 32 bytes per event here, as many there. An event in order costs one slot, one that comes late those behind it. One thread.
 */
final class EventRing {
    private static final byte KIND = 'j';
    private static final int LONGS = 4;

    private final int most;
    private final int number;
    private final ChannelStore store;
    private long[] slots = new long[LONGS * 16];
    private int head;
    private int size;

    /**
     * Goes on from what the store holds.
     *
     * @param number of this ring within the channel
     * @param most events, the same whenever the store is opened
     */
    EventRing(int number, int most, ChannelStore store) {
        this.number = number;
        this.most = most;
        this.store = store;
        for (byte[] slot = load(); slot != null; slot = load()) {
            ByteBuffer bytes = ByteBuffer.wrap(slot);
            set(size++, new EventReference(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getDouble()));
        }
        for (int i = 1; size == most && i < size; i++) {
            if (EventReference.ORDER.compare(at(i), at(i - 1)) < 0) {
                head = i;
                return;
            }
        }
    }

    private byte[] load() {
        return size == most ? null : store.get(key(size));
    }

    int size() {
        return size;
    }

    boolean full() {
        return size == most;
    }

    /** Takes an event unless it is here already or older than all of a full ring. */
    void add(EventReference event) {
        int place = size;
        while (place > 0 && EventReference.ORDER.compare(at(place - 1), event) > 0) place--;
        boolean known = place > 0 && EventReference.ORDER.compare(at(place - 1), event) == 0;
        if (known || full() && place == 0) return;
        if (full()) {
            head = (head + 1) % most;
            size--;
            place--;
        }
        for (int i = size++; i > place; i--) put(i, at(i - 1));
        put(place, event);
    }

    /** Where the waveforms are, in order of (time, event number). */
    List<Long> places() {
        return events().stream().map(EventReference::place).toList();
    }

    /** All, in order of (time, event number). */
    List<EventReference> events() {
        List<EventReference> events = new ArrayList<>(size);
        for (int i = 0; i < size; i++) events.add(at(i));
        return events;
    }

    /** Removes all from the store. */
    void clear() {
        for (int i = 0; i < size; i++) store.delete(key(i));
        size = 0;
        head = 0;
    }

    private EventReference at(int i) {
        int at = LONGS * ((head + i) % most);
        return new EventReference(slots[at], slots[at + 1], slots[at + 2], Double.longBitsToDouble(slots[at + 3]));
    }

    private void put(int i, EventReference event) {
        set(i, event);
        byte[] bytes = ByteBuffer.allocate(LONGS * Long.BYTES)
                .putLong(event.timeNs())
                .putLong(event.eventNumber())
                .putLong(event.place())
                .putDouble(event.adc())
                .array();
        store.put(key((head + i) % most), bytes);
    }

    private void set(int i, EventReference event) {
        int at = LONGS * ((head + i) % most);
        if (at >= slots.length) slots = Arrays.copyOf(slots, (int) Math.min((long) LONGS * most, 2L * slots.length));
        slots[at] = event.timeNs();
        slots[at + 1] = event.eventNumber();
        slots[at + 2] = event.place();
        slots[at + 3] = Double.doubleToRawLongBits(event.adc());
    }

    private StateKey key(int slot) {
        return new StateKey(KIND, number, slot);
    }
}
