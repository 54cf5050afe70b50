package org.driftwatch.calibrators.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bytes of one component of a record. */
interface ValueCodec {
    Map<Class<?>, ValueCodec> LEAVES = Map.of(
            double.class,
                    codec((v, out) -> out.writeLong(Double.doubleToRawLongBits((Double) v)), ValueCodec::readDouble),
            long.class, codec((v, out) -> out.writeLong((Long) v), DataInput::readLong),
            int.class, codec((v, out) -> out.writeInt((Integer) v), DataInput::readInt),
            boolean.class, codec((v, out) -> out.writeBoolean((Boolean) v), DataInput::readBoolean),
            Double.class,
                    orNull(codec(
                            (v, out) -> out.writeLong(Double.doubleToRawLongBits((Double) v)), ValueCodec::readDouble)),
            Long.class, orNull(codec((v, out) -> out.writeLong((Long) v), DataInput::readLong)),
            Integer.class, orNull(codec((v, out) -> out.writeInt((Integer) v), DataInput::readInt)),
            String.class, orNull(codec((v, out) -> out.writeUTF((String) v), DataInput::readUTF)));

    void write(Object value, DataOutput out) throws IOException;

    Object read(DataInput in) throws IOException;

    /** The codec of a declared type. */
    static ValueCodec of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class)
            return orNull(new ListCodec(of(list.getActualTypeArguments()[0])));
        if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class)
            return optional(orNull(of(optional.getActualTypeArguments()[0])));
        if (!(type instanceof Class<?> plain)) throw new IllegalArgumentException("no state codec for " + type);
        ValueCodec leaf = LEAVES.get(plain);
        if (leaf != null) return leaf;
        if (plain.isArray()) return orNull(new ArrayCodec(plain.getComponentType(), of(plain.getComponentType())));
        if (plain.isEnum()) return orNull(choice(plain.getEnumConstants()));
        if (plain.isRecord()) return orNull(new RecordLayout(plain));
        if (plain.isSealed()) return orNull(new SealedCodec(plain));
        throw new IllegalArgumentException("no state codec for " + plain.getName());
    }

    /** Writes a value. */
    @FunctionalInterface
    interface Writing {
        void write(Object value, DataOutput out) throws IOException;
    }

    /** Reads a value. */
    @FunctionalInterface
    interface Reading {
        Object read(DataInput in) throws IOException;
    }

    static ValueCodec codec(Writing writing, Reading reading) {
        return new ValueCodec() {
            @Override
            public void write(Object value, DataOutput out) throws IOException {
                writing.write(value, out);
            }

            @Override
            public Object read(DataInput in) throws IOException {
                return reading.read(in);
            }
        };
    }

    static ValueCodec orNull(ValueCodec some) {
        return codec(
                (value, out) -> {
                    out.writeBoolean(value != null);
                    if (value != null) some.write(value, out);
                },
                in -> in.readBoolean() ? some.read(in) : null);
    }

    private static ValueCodec optional(ValueCodec some) {
        return codec(
                (value, out) -> some.write(((Optional<?>) value).orElse(null), out),
                in -> Optional.ofNullable(some.read(in)));
    }

    private static ValueCodec choice(Object[] constants) {
        return codec(
                (value, out) -> out.writeByte(Arrays.asList(constants).indexOf(value)), in -> constants[in.readByte()]);
    }

    private static Object readDouble(DataInput in) throws IOException {
        return Double.longBitsToDouble(in.readLong());
    }
}
