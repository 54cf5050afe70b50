package org.driftwatch.topics.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.JsonCodec;

/** Puts marks between data. A mark is JSON that begins with {@code {"mark":}; our data never does. */
public record InBandCodec<T>(Codec<T> data) implements Codec<InBand<T>> {
    private static final Codec<Mark> MARKS = new JsonCodec<>(Mark.class);
    private static final byte[] PREFIX = "{\"mark\":".getBytes(UTF_8);

    @Override
    public byte[] encode(InBand<T> value) {
        return value instanceof InBand.Data<T> event ? data.encode(event.value()) : encodeMark(value);
    }

    private byte[] encodeMark(InBand<T> value) {
        return MARKS.encode(((InBand.Marked<T>) value).mark());
    }

    @Override
    public InBand<T> decode(byte[] bytes) {
        return isMark(bytes) ? new InBand.Marked<>(MARKS.decode(bytes)) : new InBand.Data<>(data.decode(bytes));
    }

    /** Cheap look at the first bytes. */
    public static boolean isMark(byte[] bytes) {
        return bytes.length > PREFIX.length && Arrays.equals(bytes, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
    }
}
