package org.driftwatch.topics.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON of one record type. */
public record JsonCodec<T>(Class<T> type) implements Codec<T> {
    @Override
    public byte[] encode(T value) {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public T decode(byte[] bytes) {
        try {
            return Json.MAPPER.readValue(bytes, type);
        } catch (IOException e) {
            throw new UndecodableException(
                    "bad-json", e.getMessage().lines().findFirst().orElse(type.getSimpleName()));
        }
    }
}
