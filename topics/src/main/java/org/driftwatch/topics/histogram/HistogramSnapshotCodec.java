package org.driftwatch.topics.histogram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.driftwatch.topics.codec.BinaryFrame;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.UndecodableException;

/**
 * Binary histogram, magic {@code DWHS}, version 1. Header after the frame's 12 bytes, little endian:
 *
 * <pre>
 * float64 low edge, float64 bin width, int64 from [ns], int64 until [ns], int64 events, int64 overflow,
 * uint32 bins, uint8 bytes per bin (1, 2, 4: unsigned counts; 8: float64), uint8 view (0 total, 1 sliding, 2 decayed),
 * uint16 + UTF-8 run, channel, quantity
 * </pre>
 *
 * then the bins, in the narrowest type that holds them exactly.
 */
public final class HistogramSnapshotCodec implements Codec<HistogramSnapshot> {
    public static final String MAGIC = "DWHS";
    private static final int VERSION = 1;
    private static final int FIXED = BinaryFrame.FIELDS + 6 * 8 + 4 + 2 + 3 * 2;

    @Override
    public byte[] encode(HistogramSnapshot histogram) {
        byte[] run = histogram.run().getBytes(UTF_8);
        byte[] channel = histogram.channel().getBytes(UTF_8);
        byte[] quantity = histogram.quantity().getBytes(UTF_8);
        int width = width(histogram.contents());
        int header = FIXED + run.length + channel.length + quantity.length;
        ByteBuffer out = BinaryFrame.start(MAGIC, VERSION, header, width * histogram.contents().length);
        out.putDouble(histogram.lowEdge()).putDouble(histogram.binWidth());
        out.putLong(histogram.fromNs()).putLong(histogram.untilNs());
        out.putLong(histogram.events()).putLong(histogram.overflow());
        out.putInt(histogram.contents().length).put((byte) width);
        out.put((byte) histogram.view().ordinal());
        BinaryFrame.putText(out, run);
        BinaryFrame.putText(out, channel);
        BinaryFrame.putText(out, quantity);
        for (double content : histogram.contents()) put(out, content, width);
        return BinaryFrame.finish(out);
    }

    @Override
    public HistogramSnapshot decode(byte[] bytes) {
        ByteBuffer in = BinaryFrame.open(MAGIC, bytes);
        double lowEdge = in.getDouble();
        double binWidth = in.getDouble();
        long fromNs = in.getLong();
        long untilNs = in.getLong();
        long events = in.getLong();
        long overflow = in.getLong();
        int bins = in.getInt();
        int width = in.get();
        HistogramView view = HistogramView.values()[in.get()];
        String run = BinaryFrame.getText(in);
        String channel = BinaryFrame.getText(in);
        String quantity = BinaryFrame.getText(in);
        in.position(BinaryFrame.headerLength(in));
        if (bins < 0 || (long) bins * width != in.remaining())
            throw new UndecodableException("truncated", bins + " bins in " + in.remaining() + " bytes");
        double[] contents = new double[bins];
        for (int i = 0; i < bins; i++) contents[i] = get(in, width);
        return new HistogramSnapshot(
                run, channel, quantity, view, lowEdge, binWidth, fromNs, untilNs, events, overflow, contents);
    }

    private static int width(double[] contents) {
        double largest = 0;
        for (double content : contents) {
            if (content != Math.rint(content) || content < 0) return 8;
            largest = Math.max(largest, content);
        }
        if (largest < 1 << 8) return 1;
        if (largest < 1 << 16) return 2;
        return largest < 1L << 32 ? 4 : 8;
    }

    private static void put(ByteBuffer out, double content, int width) {
        switch (width) {
            case 1 -> out.put((byte) content);
            case 2 -> out.putShort((short) (int) content);
            case 4 -> out.putInt((int) (long) content);
            default -> out.putDouble(content);
        }
    }

    private static double get(ByteBuffer in, int width) {
        return switch (width) {
            case 1 -> Byte.toUnsignedInt(in.get());
            case 2 -> Short.toUnsignedInt(in.getShort());
            case 4 -> Integer.toUnsignedLong(in.getInt());
            default -> in.getDouble();
        };
    }
}
