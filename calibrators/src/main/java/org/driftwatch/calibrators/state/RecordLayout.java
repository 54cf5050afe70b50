package org.driftwatch.calibrators.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Components of one record type, in order. */
final class RecordLayout implements ValueCodec {
    private final Class<?> type;
    private final Method[] accessors;
    private final ValueCodec[] codecs;
    private final Constructor<?> constructor;

    RecordLayout(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        accessors = Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        codecs = Arrays.stream(components)
                .map(component -> ValueCodec.of(component.getGenericType()))
                .toArray(ValueCodec[]::new);
        constructor = canonical(components);
        for (Method accessor : accessors) accessor.setAccessible(true);
        constructor.setAccessible(true);
    }

    private Constructor<?> canonical(RecordComponent[] components) {
        try {
            return type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("record without canonical constructor: " + type, e);
        }
    }

    @Override
    public void write(Object value, DataOutput out) throws IOException {
        for (int i = 0; i < codecs.length; i++) codecs[i].write(component(value, i), out);
    }

    private Object component(Object value, int i) {
        try {
            return accessors[i].invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + accessors[i], e);
        }
    }

    @Override
    public Object read(DataInput in) throws IOException {
        Object[] values = new Object[codecs.length];
        for (int i = 0; i < codecs.length; i++) values[i] = codecs[i].read(in);
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }
}
