package org.driftwatch.streams.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.Event;
import org.junit.jupiter.api.Test;

class EventKeyTest {
    private static final List<String> CHANNELS = List.of("ch1", "ch10", "ch2", "geds", "");
    private static final long[] EXTREMES = {Long.MIN_VALUE, -1, 0, 1, 255, 256, Long.MAX_VALUE};

    @Test
    void bytesSortAsEventsDo() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            Event a = event(random);
            Event b = event(random);
            assertThat(Integer.signum(EventKey.of(a).compareTo(EventKey.of(b))))
                    .as("%s against %s", a, b)
                    .isEqualTo(Integer.signum(Event.ORDER.compare(a, b)));
        }
    }

    @Test
    void theKeyOfAnInstantLiesBetweenEarlierAndOtherEvents() {
        Random random = new Random(12);
        for (int i = 0; i < 20_000; i++) {
            Event event = event(random);
            long instant = number(random);
            assertThat(EventKey.of(event).compareTo(EventKey.before("run", instant)) < 0)
                    .isEqualTo(event.timeNs() < instant);
        }
    }

    private static Event event(Random random) {
        String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        return new DspEvent("run", channel, number(random), number(random), List.of(), new double[0]);
    }

    private static long number(Random random) {
        return random.nextBoolean() ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextLong();
    }
}
