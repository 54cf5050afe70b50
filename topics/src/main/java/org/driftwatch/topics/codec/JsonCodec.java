package org.driftwatch.topics.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON of one record type. */
public final class JsonCodec<T> implements Codec<T> {
    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    public JsonCodec(Class<T> type) {
        this.type = type;
        reader = Json.MAPPER.readerFor(type);
        writer = Json.MAPPER.writerFor(type);
    }

    @Override
    public byte[] encode(T value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public T decode(byte[] bytes) {
        try {
            return reader.readValue(bytes);
        } catch (IOException e) {
            throw new UndecodableException(
                    "bad-json", e.getMessage().lines().findFirst().orElse(type.getSimpleName()));
        }
    }
}
