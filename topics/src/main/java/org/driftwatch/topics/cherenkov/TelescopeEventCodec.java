package org.driftwatch.topics.cherenkov;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.driftwatch.topics.codec.BinaryFrame;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.UndecodableException;

/**
 * Binary DL2 of one telescope, magic {@code DWTE}, version 1, header after the frame's 12 bytes, little endian:
 *
 * <pre>
 * int64 observation block, int64 event, uint16 telescope, int64 time [ns], float64 trigger [ns after time],
 * uint16 number of values, uint16 + UTF-8 run
 * </pre>
 *
 * then the values as float64, in the order of the columns that the start of the run lists.
 */
public final class TelescopeEventCodec implements Codec<TelescopeEvent> {
    public static final String MAGIC = "DWTE";
    private static final int VERSION = 1;
    private static final int FIXED = BinaryFrame.FIELDS + 4 * 8 + 3 * 2;

    @Override
    public byte[] encode(TelescopeEvent event) {
        byte[] run = event.run().getBytes(UTF_8);
        ByteBuffer out = BinaryFrame.start(MAGIC, VERSION, FIXED + run.length, 8 * event.values().length);
        out.putLong(event.obs()).putLong(event.event()).putShort((short) event.telescope());
        out.putLong(event.timeNs()).putDouble(event.triggerNs());
        out.putShort((short) event.values().length);
        BinaryFrame.putText(out, run);
        for (double value : event.values()) out.putDouble(value);
        return BinaryFrame.finish(out);
    }

    @Override
    public TelescopeEvent decode(byte[] bytes) {
        ByteBuffer in = BinaryFrame.open(MAGIC, bytes);
        long obs = in.getLong();
        long event = in.getLong();
        int telescope = Short.toUnsignedInt(in.getShort());
        long timeNs = in.getLong();
        double triggerNs = in.getDouble();
        int count = Short.toUnsignedInt(in.getShort());
        String run = BinaryFrame.getText(in);
        in.position(BinaryFrame.headerLength(in));
        if (8 * count != in.remaining())
            throw new UndecodableException("truncated", count + " values in " + in.remaining() + " bytes");
        double[] values = new double[count];
        in.asDoubleBuffer().get(values);
        return new TelescopeEvent(run, obs, event, telescope, timeNs, triggerNs, values);
    }
}
