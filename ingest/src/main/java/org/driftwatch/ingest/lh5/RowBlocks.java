package org.driftwatch.ingest.lh5;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A dataset cut along its first axis into blocks of rows that are cheap to read and bounded in bytes. */
interface RowBlocks {
    /** First row of the block that holds this row. */
    long firstRow(long row);

    /** Row behind the last of the block that holds this row. */
    long endRow(long row);

    /** The block that holds this row, rows one behind the other, position 0. */
    ByteBuffer read(long row) throws IOException;
}
