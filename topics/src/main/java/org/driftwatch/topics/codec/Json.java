package org.driftwatch.topics.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;

/**
 * The one JSON mapper: snake_case names, sorted map keys, shortest doubles, NaN and infinities as null (and null read
 * back into a {@code double} as NaN), {@link Instant} as ISO-8601 in UTC, unknown fields ignored.
 */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule("driftwatch")
                    .addSerializer(Instant.class, new InstantWriter())
                    .addDeserializer(Instant.class, new InstantReader())
                    .addSerializer(Double.class, new DoubleWriter())
                    .addSerializer(double.class, new DoubleWriter())
                    .addSerializer(double[].class, new DoublesWriter())
                    .addDeserializer(Double.class, new DoubleReader(Double.class))
                    .addDeserializer(double.class, new DoubleReader(double.class))
                    .addDeserializer(double[].class, new DoublesReader()))
            .build();

    private Json() {}

    private static void write(double value, JsonGenerator out) throws IOException {
        if (Double.isFinite(value)) out.writeNumber(value);
        else out.writeNull();
    }

    private static final class DoubleWriter extends StdSerializer<Double> {
        DoubleWriter() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider context) throws IOException {
            write(value, out);
        }
    }

    private static final class DoublesWriter extends StdSerializer<double[]> {
        DoublesWriter() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] values, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeStartArray();
            for (double value : values) write(value, out);
            out.writeEndArray();
        }
    }

    private static final class DoubleReader extends StdDeserializer<Double> {
        DoubleReader(Class<?> type) {
            super(type);
        }

        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }

        @Override
        public Double getAbsentValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    private static final class DoublesReader extends StdDeserializer<double[]> {
        DoublesReader() {
            super(double[].class);
        }

        @Override
        public double[] deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Double[] boxed = in.readValueAs(Double[].class);
            double[] values = new double[boxed.length];
            for (int i = 0; i < values.length; i++) values[i] = boxed[i] == null ? Double.NaN : boxed[i];
            return values;
        }
    }

    private static final class InstantWriter extends StdSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeString(IsoInstant.format(value));
        }
    }

    private static final class InstantReader extends StdDeserializer<Instant> {
        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return IsoInstant.parse(in.getText());
        }
    }
}
