package org.driftwatch.streams.cherenkov;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.TelescopeEventCodec;

/** Telescope events of one data time that wait for others of the same array event, and where they came from. */
final class WaitingEvents {
    private static final TelescopeEventCodec CODEC = new TelescopeEventCodec();
    private final List<Waiting> waiting = new ArrayList<>();

    record Waiting(TelescopeEvent event, Origin origin) {}

    /** Two array events may have the same data time: they are told apart by their numbers. */
    private record Number(long obs, long event) implements Comparable<Number> {
        @Override
        public int compareTo(Number other) {
            int byBlock = Long.compare(obs, other.obs);
            return byBlock != 0 ? byBlock : Long.compare(event, other.event);
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Data time of all that waits, which is not nothing [ns since 1970]. */
    long timeNs() {
        return waiting.get(0).event().timeNs();
    }

    void add(TelescopeEvent event, Origin origin) {
        waiting.add(new Waiting(event, origin));
    }

    /** Hands out all, by array event in order of their numbers. */
    Collection<List<Waiting>> take() {
        SortedMap<Number, List<Waiting>> groups = new TreeMap<>();
        for (Waiting each : waiting)
            groups.computeIfAbsent(
                            new Number(each.event().obs(), each.event().event()), number -> new ArrayList<>())
                    .add(each);
        waiting.clear();
        return groups.values();
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(waiting.size());
            for (Waiting each : waiting) write(each, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Waiting each, DataOutputStream out) throws IOException {
        Origin origin = each.origin();
        out.writeUTF(origin.topic());
        out.writeInt(origin.partition());
        out.writeLong(origin.offset());
        out.writeLong(origin.timestampMs());
        byte[] event = CODEC.encode(each.event());
        out.writeInt(event.length);
        out.write(event);
    }

    static WaitingEvents of(byte[] bytes) {
        WaitingEvents all = new WaitingEvents();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                Origin origin = new Origin(in.readUTF(), in.readInt(), in.readLong(), in.readLong());
                all.add(CODEC.decode(in.readNBytes(in.readInt())), origin);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("waiting telescope events are cut short", e);
        }
        return all;
    }
}
