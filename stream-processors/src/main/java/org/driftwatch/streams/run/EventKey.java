package org.driftwatch.streams.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import org.driftwatch.topics.run.Event;

/**
 * Keys whose byte order is the order in which events are folded: run, 0, time, channel, 0, event number; integers are
 * big endian with the sign bit turned, so that negative times come first.
 */
final class EventKey {
    private EventKey() {}

    static Bytes of(Event event) {
        byte[] run = event.run().getBytes(UTF_8);
        byte[] channel = event.channel().getBytes(UTF_8);
        ByteBuffer key = ByteBuffer.allocate(run.length + channel.length + 18);
        key.put(run).put((byte) 0).putLong(ordered(event.timeNs()));
        key.put(channel).put((byte) 0).putLong(ordered(event.eventNumber()));
        return Bytes.wrap(key.array());
    }

    /** Before all events of this run and time, and behind all earlier ones; no event has this key itself. */
    static Bytes before(String run, long timeNs) {
        byte[] name = run.getBytes(UTF_8);
        ByteBuffer key = ByteBuffer.allocate(name.length + 9);
        return Bytes.wrap(key.put(name).put((byte) 0).putLong(ordered(timeNs)).array());
    }

    private static long ordered(long value) {
        return value ^ Long.MIN_VALUE;
    }
}
