package org.driftwatch.topics.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Keys: plain UTF-8. */
public final class StringCodec implements Codec<String> {
    public static final StringCodec UTF8 = new StringCodec();

    @Override
    public byte[] encode(String value) {
        return value.getBytes(UTF_8);
    }

    @Override
    public String decode(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
