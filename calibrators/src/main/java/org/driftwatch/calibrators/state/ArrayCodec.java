package org.driftwatch.calibrators.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Array;

/** An array: its length, then its elements. */
record ArrayCodec(Class<?> elementType, ValueCodec element) implements ValueCodec {
    @Override
    public void write(Object value, DataOutput out) throws IOException {
        int length = Array.getLength(value);
        out.writeInt(length);
        for (int i = 0; i < length; i++) element.write(Array.get(value, i), out);
    }

    @Override
    public Object read(DataInput in) throws IOException {
        int length = in.readInt();
        Object array = Array.newInstance(elementType, length);
        for (int i = 0; i < length; i++) Array.set(array, i, element.read(in));
        return array;
    }
}
