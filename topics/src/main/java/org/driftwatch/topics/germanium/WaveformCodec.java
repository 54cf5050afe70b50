package org.driftwatch.topics.germanium;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.driftwatch.topics.codec.BinaryFrame;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.UndecodableException;

/**
 * Binary waveform, magic {@code DWWF}, version 1. Header after the frame's 12 bytes, little endian:
 *
 * <pre>
 * int64 event number, int64 time [ns], float64 period [ns], float64 t0 [ns],
 * uint32 number of samples, uint8 bytes per sample (2: uint16, 4: int32), uint8 0,
 * uint16 + UTF-8 run, uint16 + UTF-8 channel
 * </pre>
 *
 * then the samples.
 */
public final class WaveformCodec implements Codec<Waveform> {
    public static final String MAGIC = "DWWF";
    private static final int VERSION = 1;
    private static final int FIXED = BinaryFrame.FIELDS + 4 * 8 + 4 + 2 + 2 * 2;

    @Override
    public byte[] encode(Waveform waveform) {
        byte[] run = waveform.run().getBytes(UTF_8);
        byte[] channel = waveform.channel().getBytes(UTF_8);
        int width = fitsUnsignedShort(waveform.samples()) ? 2 : 4;
        int header = FIXED + run.length + channel.length;
        ByteBuffer out = BinaryFrame.start(MAGIC, VERSION, header, width * waveform.samples().length);
        out.putLong(waveform.eventNumber()).putLong(waveform.timeNs());
        out.putDouble(waveform.periodNs()).putDouble(waveform.startNs());
        out.putInt(waveform.samples().length).put((byte) width).put((byte) 0);
        BinaryFrame.putText(out, run);
        BinaryFrame.putText(out, channel);
        putSamples(out, waveform.samples(), width);
        return BinaryFrame.finish(out);
    }

    @Override
    public Waveform decode(byte[] bytes) {
        ByteBuffer in = BinaryFrame.open(MAGIC, bytes);
        long eventNumber = in.getLong();
        long timeNs = in.getLong();
        double periodNs = in.getDouble();
        double startNs = in.getDouble();
        int length = in.getInt();
        int width = in.get();
        in.get();
        String run = BinaryFrame.getText(in);
        String channel = BinaryFrame.getText(in);
        in.position(BinaryFrame.headerLength(in));
        if (length < 0 || (width != 2 && width != 4) || (long) length * width != in.remaining())
            throw new UndecodableException("truncated", length + " samples in " + in.remaining() + " bytes");
        return new Waveform(run, channel, eventNumber, timeNs, periodNs, startNs, getSamples(in, length, width));
    }

    private static boolean fitsUnsignedShort(int[] samples) {
        int all = 0;
        for (int sample : samples) all |= sample;
        return (all & 0xFFFF0000) == 0;
    }

    private static void putSamples(ByteBuffer out, int[] samples, int width) {
        if (width == 4) out.asIntBuffer().put(samples);
        else for (int sample : samples) out.putShort((short) sample);
    }

    private static int[] getSamples(ByteBuffer in, int length, int width) {
        int[] samples = new int[length];
        if (width == 4) in.asIntBuffer().get(samples);
        else for (int i = 0; i < length; i++) samples[i] = Short.toUnsignedInt(in.getShort());
        return samples;
    }
}
