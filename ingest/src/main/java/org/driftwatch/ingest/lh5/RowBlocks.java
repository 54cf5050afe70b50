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

/** A dataset cut along its first axis into blocks of rows that are cheap to read and bounded in bytes. */
interface RowBlocks {
    /** First row of the block that holds this row. */
    long firstRow(long row);

    /** Row behind the last of the block that holds this row. */
    long endRow(long row);

    /** The block that holds this row, rows one behind the other, position 0. */
    ByteBuffer read(long row) throws IOException;

    /** How this dataset is stored, cut into blocks of about so many bytes. */
    static RowBlocks of(Dataset dataset, StoredBytes stored, DatasetShape shape, int blockBytes) throws IOException {
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
}
