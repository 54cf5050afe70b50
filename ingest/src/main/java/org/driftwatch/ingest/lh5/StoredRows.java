package org.driftwatch.ingest.lh5;

import io.jhdf.ObjectHeader;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Rows of a dataset of numbers, one block of them in memory at a time. Not thread-safe. */
final class StoredRows {
    private final Place place;
    private final NumberType type;
    private final DatasetShape shape;
    private final RowBlocks blocks;
    private ByteBuffer block;
    private long first;
    private long end;

    private StoredRows(Place place, NumberType type, DatasetShape shape, RowBlocks blocks) {
        this.place = place;
        this.type = type;
        this.shape = shape;
        this.blocks = blocks;
    }

    static StoredRows open(Dataset dataset, Place place, StoredBytes stored, int blockBytes)
            throws UnreadableFileException {
        try {
            NumberType type = NumberType.of(dataset.getDataType());
            if (type == null) throw place.error("wrong datatype: stored as no number");
            int axes = dataset.getDimensions().length;
            if (axes < 1 || axes > 2) throw place.error("wrong datatype: " + axes + " dimensions, expected 1 or 2");
            DatasetShape shape = DatasetShape.of(dataset.getDimensionsAsLong(), type.bytes());
            return new StoredRows(place, type, shape, blocks(dataset, stored, shape, blockBytes));
        } catch (RuntimeException | IOException e) {
            throw e instanceof UnreadableFileException known ? known : place.error(Lh5File.DAMAGED, e);
        }
    }

    private static RowBlocks blocks(Dataset dataset, StoredBytes stored, DatasetShape shape, int blockBytes)
            throws IOException {
        ObjectHeader header =
                ObjectHeader.readObjectHeader(dataset.getHdfFile().getHdfBackingStorage(), dataset.getAddress());
        DataLayoutMessage layout = header.getMessageOfType(DataLayoutMessage.class);
        if (layout instanceof ContiguousDataLayoutMessage contiguous)
            return new ContiguousBlocks(stored, contiguous.getAddress(), shape, blockBytes);
        if (!(dataset instanceof ChunkedDataset chunked)) return new WholeBlock(compact(layout), shape);
        int[] chunk = chunked.getChunkDimensions();
        ChunkSource chunks = layout instanceof ChunkedDataLayoutMessage tree
                ? new TreeChunks(new ChunkTree(stored, tree.getBTreeAddress(), chunk.length), filters(header))
                : new IndexedChunks(chunked);
        return new ChunkedBlocks(chunks, shape, chunk[0], chunk.length < 2 ? 1 : chunk[1], blockBytes);
    }

    private static List<FilterPipelineMessage.FilterInfo> filters(ObjectHeader header) {
        return header.hasMessageOfType(FilterPipelineMessage.class)
                ? header.getMessageOfType(FilterPipelineMessage.class).getFilters()
                : List.of();
    }

    private static ByteBuffer compact(DataLayoutMessage layout) {
        return ((DataLayoutMessage.CompactDataLayoutMessage) layout).getDataBuffer();
    }

    Place place() {
        return place;
    }

    NumberType type() {
        return type;
    }

    DatasetShape shape() {
        return shape;
    }

    long rows() {
        return shape.rows();
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
        int[] numbers = new int[shape.columns()];
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
        for (long row = from; row < to; row = end) {
            ByteBuffer held = holding(row);
            held.get(offset(row), bytes, (int) (row - from), (int) (Math.min(to, end) - row));
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
        return (int) (row - first) * shape.rowBytes();
    }

    private ByteBuffer holding(long row) throws UnreadableFileException {
        if (block == null || row < first || row >= end) load(row);
        return block;
    }

    private void load(long row) throws UnreadableFileException {
        if (row < 0 || row >= rows()) throw place.error(row, "beyond the last of " + rows() + " rows");
        block = null;
        try {
            block = blocks.read(row).order(type.order());
            first = blocks.firstRow(row);
            end = blocks.endRow(row);
            if (block.limit() < (end - first) * shape.rowBytes()) throw new IOException("block is short");
        } catch (IOException | RuntimeException e) {
            block = null;
            throw place.error("cannot read rows from " + row, e);
        }
    }
}
