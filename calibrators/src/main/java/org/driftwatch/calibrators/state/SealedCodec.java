package org.driftwatch.calibrators.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** One of the records a sealed interface permits: its number in order of declaration, then the record. */
final class SealedCodec implements ValueCodec {
    private final Class<?>[] kinds;
    private final ValueCodec[] codecs;

    SealedCodec(Class<?> type) {
        kinds = type.getPermittedSubclasses();
        codecs = Arrays.stream(kinds).map(ValueCodec::of).toArray(ValueCodec[]::new);
    }

    @Override
    public void write(Object value, DataOutput out) throws IOException {
        int kind = Arrays.asList(kinds).indexOf(value.getClass());
        out.writeByte(kind);
        codecs[kind].write(value, out);
    }

    @Override
    public Object read(DataInput in) throws IOException {
        return codecs[in.readByte()].read(in);
    }
}
