package org.driftwatch.topics.germanium;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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
 * and, only where there are columns beside the waveform, {@code uint16} how many, for each {@code uint16 + UTF-8} name and
 * {@code float64} value; a reader that does not know them passes over them by the header length. Then the samples.
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
        byte[][] names = names(waveform.columns());
        int header = FIXED + run.length + channel.length + size(names);
        ByteBuffer out = BinaryFrame.start(MAGIC, VERSION, header, width * waveform.samples().length);
        out.putLong(waveform.eventNumber()).putLong(waveform.timeNs());
        out.putDouble(waveform.periodNs()).putDouble(waveform.startNs());
        out.putInt(waveform.samples().length).put((byte) width).put((byte) 0);
        BinaryFrame.putText(out, run);
        BinaryFrame.putText(out, channel);
        putColumns(out, names, waveform.columns().values());
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
        RawColumns columns = getColumns(in);
        in.position(BinaryFrame.headerLength(in));
        if (length < 0 || (width != 2 && width != 4) || (long) length * width != in.remaining())
            throw new UndecodableException("truncated", length + " samples in " + in.remaining() + " bytes");
        int[] samples = getSamples(in, length, width);
        return new Waveform(run, channel, eventNumber, timeNs, periodNs, startNs, samples, columns);
    }

    private static byte[][] names(RawColumns columns) {
        return columns.names().stream().map(name -> name.getBytes(UTF_8)).toArray(byte[][]::new);
    }

    private static int size(byte[][] names) {
        int size = names.length == 0 ? 0 : 2;
        for (byte[] name : names) size += 2 + name.length + Double.BYTES;
        return size;
    }

    private static void putColumns(ByteBuffer out, byte[][] names, double[] values) {
        if (names.length == 0) return;
        out.putShort((short) names.length);
        for (int i = 0; i < names.length; i++) {
            BinaryFrame.putText(out, names[i]);
            out.putDouble(values[i]);
        }
    }

    private static RawColumns getColumns(ByteBuffer in) {
        if (in.position() >= BinaryFrame.headerLength(in)) return RawColumns.NONE;
        double[] values = new double[Short.toUnsignedInt(in.getShort())];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            names.add(BinaryFrame.getText(in));
            values[i] = in.getDouble();
        }
        return new RawColumns(names, values);
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
