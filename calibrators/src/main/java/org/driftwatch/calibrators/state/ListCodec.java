package org.driftwatch.calibrators.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list: its length, then its elements. */
record ListCodec(ValueCodec element) implements ValueCodec {
    @Override
    public void write(Object value, DataOutput out) throws IOException {
        List<?> list = (List<?>) value;
        out.writeInt(list.size());
        for (Object each : list) element.write(each, out);
    }

    @Override
    public Object read(DataInput in) throws IOException {
        int size = in.readInt();
        List<Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) list.add(element.read(in));
        return Collections.unmodifiableList(list);
    }
}
