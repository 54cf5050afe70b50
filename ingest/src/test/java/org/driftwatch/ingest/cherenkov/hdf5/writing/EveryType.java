package org.driftwatch.ingest.cherenkov.hdf5.writing;

import java.util.List;

/** A table with a column of every type. */
final class EveryType {
    private EveryType() {}

    static NewTable table() {
        return new NewTable(
                        "/a/b/every",
                        List.of(
                                NewColumn.of("i2", ColumnType.INT16),
                                NewColumn.of("i4", ColumnType.INT32),
                                NewColumn.of("i8", ColumnType.INT64),
                                NewColumn.of("u1", ColumnType.UINT8),
                                NewColumn.of("u2", ColumnType.UINT16),
                                new NewColumn("time", ColumnType.UINT32, 2, ""),
                                NewColumn.of("f4", ColumnType.FLOAT32),
                                NewColumn.real("f8", "TeV"),
                                NewColumn.of("ok", ColumnType.LOGICAL),
                                new NewColumn("who", ColumnType.LOGICAL, 3, ""),
                                NewColumn.text("name", 5)))
                .row(
                        32767,
                        Integer.MAX_VALUE,
                        Long.MAX_VALUE,
                        255,
                        65535,
                        new long[] {4_294_967_295L, 6},
                        0.5,
                        1.5,
                        true,
                        new boolean[] {false, false, true},
                        "über")
                .row(
                        -32768,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        0,
                        0,
                        new long[] {0, 7},
                        -0.5,
                        Double.NaN,
                        false,
                        new boolean[] {true, false, false},
                        "x")
                .attribute("note", "text")
                .attribute("x", 0.25);
    }
}
