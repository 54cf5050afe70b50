package org.driftwatch.replay.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.driftwatch.topics.codec.BinaryFrame;
import org.driftwatch.topics.codec.UndecodableException;

/**
 * Where the records of a file come from: its head, a {@link BinaryFrame} of magic {@code DWRF}, version 1, without payload.
 *
 * <pre> uint32 partition, uint32 number of partitions, uint16 + UTF-8 run, uint16 + UTF-8 topic </pre>
 */
public record RecordPlace(String run, String topic, int partition, int of) {
    static final String MAGIC = "DWRF";
    private static final int VERSION = 1;
    private static final int VERSION_AT = 4;
    private static final int FIXED = BinaryFrame.FIELDS + 2 * Integer.BYTES + 2 * Short.BYTES;

    byte[] bytes() {
        byte[] runName = run.getBytes(UTF_8);
        byte[] topicName = topic.getBytes(UTF_8);
        ByteBuffer out = BinaryFrame.start(MAGIC, VERSION, FIXED + runName.length + topicName.length, 0);
        out.putInt(partition).putInt(of);
        BinaryFrame.putText(out, runName);
        BinaryFrame.putText(out, topicName);
        return BinaryFrame.finish(out);
    }

    /** @throws UndecodableException when it is no such head */
    static RecordPlace read(byte[] bytes) {
        ByteBuffer in = BinaryFrame.open(MAGIC, bytes);
        int version = Short.toUnsignedInt(in.getShort(VERSION_AT));
        if (version != VERSION)
            throw new UndecodableException("bad-version", "version must be " + VERSION + ", is " + version);
        int partition = in.getInt();
        int of = in.getInt();
        String run = BinaryFrame.getText(in);
        return new RecordPlace(run, BinaryFrame.getText(in), partition, of);
    }

    /** E.g. {@code ge.waveforms-3.dwr}. */
    String fileName() {
        return topic + "-" + partition + ".dwr";
    }
}
