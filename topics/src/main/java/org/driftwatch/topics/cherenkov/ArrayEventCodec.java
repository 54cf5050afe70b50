package org.driftwatch.topics.cherenkov;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.codec.BinaryFrame;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.UndecodableException;

/**
 * Binary array event, magic {@code DWAE}, version 1, header after the frame's 12 bytes, little endian:
 *
 * <pre>
 * int64 observation block, int64 event, int64 time [ns], uint16 number of telescopes, uint16 + UTF-8 run, uint16 + UTF-8 array
 * </pre>
 *
 * then per telescope uint16 id and seven float64 in the order of {@link Shower}.
 */
public final class ArrayEventCodec implements Codec<ArrayEvent> {
    public static final String MAGIC = "DWAE";
    private static final int VERSION = 1;
    private static final int FIXED = BinaryFrame.FIELDS + 3 * 8 + 3 * 2;
    private static final int SHOWER = 2 + 7 * 8;

    @Override
    public byte[] encode(ArrayEvent event) {
        byte[] run = event.run().getBytes(UTF_8);
        byte[] array = event.array().getBytes(UTF_8);
        int showers = event.showers().size();
        ByteBuffer out = BinaryFrame.start(MAGIC, VERSION, FIXED + run.length + array.length, SHOWER * showers);
        out.putLong(event.obs()).putLong(event.event()).putLong(event.timeNs()).putShort((short) showers);
        BinaryFrame.putText(out, run);
        BinaryFrame.putText(out, array);
        for (Shower shower : event.showers()) put(out, shower);
        return BinaryFrame.finish(out);
    }

    private static void put(ByteBuffer out, Shower shower) {
        out.putShort((short) shower.telescope());
        out.putDouble(shower.energyTeV()).putDouble(shower.energyErrorTeV()).putDouble(shower.gammaness());
        out.putDouble(shower.impactM()).putDouble(shower.sizePe()).putDouble(shower.leakage());
        out.putDouble(shower.delayNs());
    }

    @Override
    public ArrayEvent decode(byte[] bytes) {
        ByteBuffer in = BinaryFrame.open(MAGIC, bytes);
        long obs = in.getLong();
        long event = in.getLong();
        long timeNs = in.getLong();
        int count = Short.toUnsignedInt(in.getShort());
        String run = BinaryFrame.getText(in);
        String array = BinaryFrame.getText(in);
        in.position(BinaryFrame.headerLength(in));
        if (SHOWER * count != in.remaining())
            throw new UndecodableException("truncated", count + " telescopes in " + in.remaining() + " bytes");
        List<Shower> showers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) showers.add(shower(in));
        return new ArrayEvent(run, array, obs, event, timeNs, showers);
    }

    private static Shower shower(ByteBuffer in) {
        return new Shower(
                Short.toUnsignedInt(in.getShort()),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble());
    }
}
