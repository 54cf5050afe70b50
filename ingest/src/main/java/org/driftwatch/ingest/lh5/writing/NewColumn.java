package org.driftwatch.ingest.lh5.writing;

import java.util.SortedMap;

/** A column of a table that is to be written. Arrays are handed over, not copied. */
public sealed interface NewColumn {
    int rows();

    /** {@code array<1>{real}} of float64. @param units null for none */
    record Reals(double[] values, String units) implements NewColumn {
        @Override
        public int rows() {
            return values.length;
        }
    }

    /** {@code array<1>{real}} of int64. */
    record Integers(long[] values) implements NewColumn {
        @Override
        public int rows() {
            return values.length;
        }
    }

    /** {@code array_of_equalsized_arrays<1,1>{real}} of uint16; all rows of one length. */
    record Codes(short[][] values) implements NewColumn {
        @Override
        public int rows() {
            return values.length;
        }
    }

    /** {@code table{...}} within a table. */
    record Inner(SortedMap<String, NewColumn> columns) implements NewColumn {
        @Override
        public int rows() {
            return columns.get(columns.firstKey()).rows();
        }
    }
}
