package org.driftwatch.ingest.lh5;

import io.jhdf.api.Dataset;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Rows of a dataset of records of fixed width (HDF5 compound), as bytes, one block of them in memory at a time. Works on any
 * HDF5 file, not only LH5. Not thread-safe.
 */
public final class RecordRows {
    private final HeldRows held;

    private RecordRows(HeldRows held) {
        this.held = held;
    }

    /** @param blockBytes largest block, unless a compressed chunk is larger */
    public static RecordRows open(Dataset dataset, Place place, int blockBytes) throws UnreadableFileException {
        try {
            int axes = dataset.getDimensions().length;
            if (axes != 1) throw place.error("wrong datatype: " + axes + " dimensions, expected 1");
            int recordBytes = dataset.getDataType().getSize();
            DatasetShape shape = DatasetShape.of(dataset.getDimensionsAsLong(), recordBytes);
            StoredBytes stored = StoredBytes.of(dataset.getHdfFile());
            return new RecordRows(new HeldRows(place, shape, RowBlocks.of(dataset, stored, shape, blockBytes)));
        } catch (RuntimeException | IOException e) {
            throw e instanceof UnreadableFileException known ? known : place.error(Lh5File.DAMAGED, e);
        }
    }

    /** Number of rows. */
    public long rows() {
        return held.shape().rows();
    }

    /** Keeps so many bytes of blocks, for rows asked for out of order. */
    public void keep(long bytes) {
        held.keep(bytes);
    }

    /** Bytes of the block that holds this row; the row begins at {@link #offset}. */
    public ByteBuffer holding(long row) throws UnreadableFileException {
        return held.holding(row);
    }

    /** Where the row begins in the bytes that {@link #holding} gave for it. */
    public int offset(long row) {
        return held.offset(row);
    }
}
