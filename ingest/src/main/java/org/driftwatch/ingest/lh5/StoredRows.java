package org.driftwatch.ingest.lh5;

import io.jhdf.api.Dataset;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Rows of a dataset of numbers, one block of them in memory at a time. Not thread-safe. */
final class StoredRows {
    private final Place place;
    private final NumberType type;
    private final HeldRows held;

    private StoredRows(Place place, NumberType type, HeldRows held) {
        this.place = place;
        this.type = type;
        this.held = held;
    }

    static StoredRows open(Dataset dataset, Place place, StoredBytes stored, int blockBytes)
            throws UnreadableFileException {
        try {
            NumberType type = NumberType.of(dataset.getDataType());
            if (type == null) throw place.error("wrong datatype: stored as no number");
            int axes = dataset.getDimensions().length;
            if (axes < 1 || axes > 2) throw place.error("wrong datatype: " + axes + " dimensions, expected 1 or 2");
            DatasetShape shape = DatasetShape.of(dataset.getDimensionsAsLong(), type.bytes());
            RowBlocks blocks = RowBlocks.of(dataset, stored, shape, blockBytes);
            return new StoredRows(place, type, new HeldRows(place, shape, blocks));
        } catch (RuntimeException | IOException e) {
            throw e instanceof UnreadableFileException known ? known : place.error(Lh5File.DAMAGED, e);
        }
    }

    Place place() {
        return place;
    }

    NumberType type() {
        return type;
    }

    DatasetShape shape() {
        return held.shape();
    }

    long rows() {
        return held.shape().rows();
    }

    double real(long row) throws UnreadableFileException {
        return type.real(holding(row), offset(row));
    }

    long integer(long row) throws UnreadableFileException {
        try {
            return type.integer(holding(row), offset(row));
        } catch (ArithmeticException e) {
            throw place.error(row, e.getMessage());
        }
    }

    /** The numbers of one row as int32. */
    int[] row(long row) throws UnreadableFileException {
        ByteBuffer bytes = holding(row);
        int at = offset(row);
        int[] numbers = new int[held.shape().columns()];
        if (type.bytes() == 2) shorts(bytes, at, numbers);
        else for (int i = 0; i < numbers.length; i++) numbers[i] = int32(bytes, at + i * type.bytes(), row);
        return numbers;
    }

    /** Numbers [from, to) of a single column as int32. */
    int[] span(long from, long to) throws UnreadableFileException {
        int[] numbers = new int[length(from, to)];
        for (int i = 0; i < numbers.length; i++) numbers[i] = int32(holding(from + i), offset(from + i), from + i);
        return numbers;
    }

    /** Rows [from, to) of a column of bytes. */
    byte[] bytes(long from, long to) throws UnreadableFileException {
        byte[] bytes = new byte[length(from, to)];
        for (long row = from; row < to; row = held.end()) {
            ByteBuffer block = holding(row);
            block.get(offset(row), bytes, (int) (row - from), (int) (Math.min(to, held.end()) - row));
        }
        return bytes;
    }

    private int length(long from, long to) throws UnreadableFileException {
        if (from < 0 || to < from || to > rows() || to - from > Integer.MAX_VALUE - 8)
            throw place.error("elements " + from + " to " + to + " of " + rows());
        return (int) (to - from);
    }

    private void shorts(ByteBuffer bytes, int at, int[] numbers) {
        int mask = type.kind() == NumberType.Kind.UNSIGNED ? 0xFFFF : -1;
        for (int i = 0; i < numbers.length; i++) numbers[i] = bytes.getShort(at + 2 * i) & mask;
    }

    private int int32(ByteBuffer bytes, int at, long row) throws UnreadableFileException {
        long value = integerAt(bytes, at, row);
        if (value != (int) value) throw place.error(row, "sample " + value + " exceeds 32 bits");
        return (int) value;
    }

    private long integerAt(ByteBuffer bytes, int at, long row) throws UnreadableFileException {
        try {
            return type.integer(bytes, at);
        } catch (ArithmeticException e) {
            throw place.error(row, e.getMessage());
        }
    }

    private int offset(long row) {
        return held.offset(row);
    }

    private ByteBuffer holding(long row) throws UnreadableFileException {
        return held.holding(row).order(type.order());
    }
}
