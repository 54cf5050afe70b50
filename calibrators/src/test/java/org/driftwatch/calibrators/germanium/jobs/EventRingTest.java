package org.driftwatch.calibrators.germanium.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.junit.jupiter.api.Test;

class EventRingTest {
    private static final int SLOT_BYTES = 32;

    private static List<EventReference> events(int count, Random random) {
        List<EventReference> events = new ArrayList<>();
        for (int i = 0; i < count; i++)
            events.add(new EventReference(random.nextInt(40), random.nextInt(3), i, 0.5 * i));
        return events;
    }

    /** Places of the newest distinct ones; of equal ones the first. */
    private static List<Long> newest(List<EventReference> events, int most) {
        TreeSet<EventReference> distinct = new TreeSet<>(EventReference.ORDER);
        distinct.addAll(events);
        List<Long> places = distinct.stream().map(EventReference::place).toList();
        return places.subList(Math.max(0, places.size() - most), places.size());
    }

    private static EventRing ring(int most, InMemoryChannelStore store) {
        return new EventRing(1, most, store);
    }

    @Property(seed = "20261125", tries = 300)
    void holdsTheNewestWhateverTheOrderAndHoweverOftenItIsOpenedAnew(
            @ForAll @IntRange(min = 0, max = 200) int count,
            @ForAll @IntRange(min = 1, max = 70) int most,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<EventReference> events = events(count, random);
        InMemoryChannelStore store = new InMemoryChannelStore();
        EventRing ring = ring(most, store);
        for (EventReference event : events) {
            if (random.nextInt(20) == 0) ring = ring(most, store);
            ring.add(event);
        }
        assertThat(ring.places()).isEqualTo(newest(events, most));
        assertThat(ring(most, store).places()).isEqualTo(ring.places());
        assertThat(store.bytes()).isEqualTo((long) SLOT_BYTES * ring.size());
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        List<EventReference> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) events.add(new EventReference(i / 2, i, 10_000 - i, i));
        EventRing inOrder = ring(100, new InMemoryChannelStore());
        events.forEach(inOrder::add);
        Collections.shuffle(events, new Random(7));
        EventRing shuffled = ring(100, new InMemoryChannelStore());
        events.forEach(shuffled::add);
        assertThat(shuffled.places()).isEqualTo(inOrder.places()).hasSize(100);
    }

    @Test
    void isEmptyAfterItWasCleared() {
        InMemoryChannelStore store = new InMemoryChannelStore();
        EventRing ring = ring(5, store);
        events(30, new Random(1)).forEach(ring::add);
        ring.clear();
        assertThat(store.values()).isEmpty();
        ring.add(new EventReference(1, 1, 42, 7));
        assertThat(ring.places()).containsExactly(42L);
    }
}
