package org.driftwatch.topics.germanium;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.driftwatch.topics.codec.BinaryFrame;
import org.driftwatch.topics.codec.UndecodableException;

/**
 * The binary layout of named doubles of one event, version 1, header after the frame's 12 bytes, little endian:
 *
 * <pre>
 * int64 event number, int64 time [ns], uint32 number of values, extra fields of the record type,
 * uint16 + UTF-8 run, uint16 + UTF-8 channel, uint16 + UTF-8 names joined by commas
 * </pre>
 *
 * then the values as float64. Names repeat in each record, so that any reader understands any record.
 *
 * @param extraBytes size of the extra fields
 */
record PackedDoubles(String magic, int extraBytes) {
    private static final int VERSION = 1;
    private static final int FIXED = BinaryFrame.FIELDS + 2 * 8 + 4 + 3 * 2;
    private static final ThreadLocal<Names> LAST_NAMES = ThreadLocal.withInitial(() -> new Names("", List.of()));

    private record Names(String joined, List<String> names) {}

    byte[] encode(DspEvent event, Consumer<ByteBuffer> extra) {
        byte[] run = event.run().getBytes(UTF_8);
        byte[] channel = event.channel().getBytes(UTF_8);
        byte[] names = String.join(",", event.names()).getBytes(UTF_8);
        int header = FIXED + extraBytes + run.length + channel.length + names.length;
        ByteBuffer out = BinaryFrame.start(magic, VERSION, header, 8 * event.values().length);
        out.putLong(event.eventNumber()).putLong(event.timeNs()).putInt(event.values().length);
        extra.accept(out);
        BinaryFrame.putText(out, run);
        BinaryFrame.putText(out, channel);
        BinaryFrame.putText(out, names);
        for (double value : event.values()) out.putDouble(value);
        return BinaryFrame.finish(out);
    }

    DspEvent decode(byte[] bytes, Consumer<ByteBuffer> extra) {
        ByteBuffer in = BinaryFrame.open(magic, bytes);
        long eventNumber = in.getLong();
        long timeNs = in.getLong();
        int count = in.getInt();
        extra.accept(in);
        String run = BinaryFrame.getText(in);
        String channel = BinaryFrame.getText(in);
        List<String> names = split(BinaryFrame.getText(in));
        in.position(BinaryFrame.headerLength(in));
        if (count != names.size() || 8L * count != in.remaining())
            throw new UndecodableException(
                    "truncated", count + " values, " + names.size() + " names, " + in.remaining() + " bytes");
        double[] values = new double[count];
        in.asDoubleBuffer().get(values);
        return new DspEvent(run, channel, eventNumber, timeNs, names, values);
    }

    private static List<String> split(String joined) {
        Names last = LAST_NAMES.get();
        if (last.joined().equals(joined)) return last.names();
        List<String> names = joined.isEmpty() ? List.of() : List.copyOf(Arrays.asList(joined.split(",", -1)));
        LAST_NAMES.set(new Names(joined, names));
        return names;
    }
}
