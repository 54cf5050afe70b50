package org.driftwatch.ingest.cherenkov.hdf5;

import static org.driftwatch.ingest.cherenkov.hdf5.FieldType.Kind.FLOATING;
import static org.driftwatch.ingest.cherenkov.hdf5.FieldType.Kind.LOGICAL;
import static org.driftwatch.ingest.cherenkov.hdf5.FieldType.Kind.OTHER;
import static org.driftwatch.ingest.cherenkov.hdf5.FieldType.Kind.SIGNED;
import static org.driftwatch.ingest.cherenkov.hdf5.FieldType.Kind.TEXT;
import static org.driftwatch.ingest.cherenkov.hdf5.FieldType.Kind.UNSIGNED;

import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;

/**
 * How a column is stored.
 *
 * @param bytes width of one element
 * @param elements numbers in a row; 1 for a plain column
 */
record FieldType(Kind kind, int bytes, int elements, ByteOrder order) {
    enum Kind {
        SIGNED,
        UNSIGNED,
        FLOATING,
        LOGICAL,
        TEXT,
        OTHER
    }

    static FieldType of(CompoundDataMember member) {
        int elements = 1;
        int[] axes = member.getDimensionSize(); // only the oldest version of the format has them here
        if (axes != null) for (int axis : axes) elements *= Math.max(1, axis);
        return of(member.getDataType(), elements);
    }

    private static FieldType of(DataType type, int elements) {
        if (type instanceof ArrayDataType array) {
            int all = elements;
            for (int axis : array.getArrayTypeDimensions()) all *= axis;
            return of(array.getBaseType(), all);
        }
        if (type instanceof FixedPoint fixed)
            return number(fixed.isSigned() ? SIGNED : UNSIGNED, type, elements, fixed.getByteOrder());
        if (type instanceof FloatingPoint floating) return number(FLOATING, type, elements, floating.getByteOrder());
        if (type instanceof BitField && type.getSize() == 1) return plain(LOGICAL, type, elements);
        if (type instanceof EnumDataType named) return ofEnum(named, elements);
        return plain(type instanceof StringData ? TEXT : OTHER, type, elements);
    }

    /** h5py stores truth values as an enumeration of FALSE and TRUE. */
    private static FieldType ofEnum(EnumDataType named, int elements) {
        FieldType base = of(named.getBaseType(), elements);
        Map<Integer, String> names = named.getEnumMapping();
        boolean truth = base.bytes == 1 && Set.copyOf(names.values()).equals(Set.of("FALSE", "TRUE"));
        return truth ? plain(LOGICAL, named.getBaseType(), elements) : base;
    }

    private static FieldType number(Kind kind, DataType type, int elements, ByteOrder order) {
        int bytes = type.getSize();
        boolean known = Integer.bitCount(bytes) == 1 && bytes <= 8 && (kind != FLOATING || bytes > 1);
        return new FieldType(known ? kind : OTHER, bytes, elements, order);
    }

    private static FieldType plain(Kind kind, DataType type, int elements) {
        return new FieldType(kind, type.getSize(), elements, ByteOrder.LITTLE_ENDIAN);
    }

    boolean fits(int at, int recordBytes) {
        return at >= 0 && bytes > 0 && elements > 0 && at + (long) bytes * elements <= recordBytes;
    }

    boolean isInteger() {
        return kind == SIGNED || kind == UNSIGNED || kind == LOGICAL;
    }

    boolean isNumber() {
        return isInteger() || kind == FLOATING;
    }

    @Override
    public String toString() {
        String word = switch (kind) {
            case SIGNED -> "int" + 8 * bytes;
            case UNSIGNED -> "uint" + 8 * bytes;
            case FLOATING -> "float" + 8 * bytes;
            case LOGICAL -> "bool";
            case TEXT -> "string";
            case OTHER -> "an unknown type";
        };
        return elements == 1 ? word : word + "[" + elements + "]";
    }
}
