package org.driftwatch.topics.germanium;

import java.nio.ByteBuffer;
import org.driftwatch.topics.codec.Codec;

/** Binary DSP outputs, magic {@code DWDS}: the layout of {@link PackedDoubles} without extra fields. */
public final class DspEventCodec implements Codec<DspEvent> {
    public static final String MAGIC = "DWDS";
    private static final PackedDoubles LAYOUT = new PackedDoubles(MAGIC, 0);

    @Override
    public byte[] encode(DspEvent event) {
        return LAYOUT.encode(event, extra -> {});
    }

    @Override
    public DspEvent decode(byte[] bytes) {
        return LAYOUT.decode(bytes, (ByteBuffer extra) -> {});
    }
}
