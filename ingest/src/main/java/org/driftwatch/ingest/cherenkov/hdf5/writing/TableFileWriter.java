package org.driftwatch.ingest.cherenkov.hdf5.writing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Writes tables with the groups that hold them into a new HDF5 file of format version 0. */
public final class TableFileWriter {
    private static final int SUPERBLOCK = 96;
    private static final long UNDEFINED = -1;
    private static final int[] SIGNATURE = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    private TableFileWriter() {}

    /** Writes the file whole or not at all; one that was there is replaced. */
    public static void write(Path file, List<NewTable> tables) throws IOException {
        write(file, tables, Map.of());
    }

    /** @param attributes of the root group: text, Long or Double */
    public static void write(Path file, List<NewTable> tables, Map<String, Object> attributes) throws IOException {
        attributes.forEach(Attributes.Checked::value);
        NewGroup root = NewGroup.of(tables);
        Path target = file.toAbsolutePath();
        Path partial = target.resolveSibling(target.getFileName() + ".part");
        try {
            fill(partial, root, attributes);
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void fill(Path file, NewGroup root, Map<String, Object> attributes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            AppendedFile out = new AppendedFile(channel, SUPERBLOCK);
            int perNode = SymbolTable.symbolsPerNode(root.mostMembers());
            long header = root.write(out, perNode, Attributes.ofRoot(attributes));
            out.write(superblock(header, out.end(), perNode), 0);
            if (channel.size() < out.end()) out.write(new byte[1], out.end() - 1);
        }
    }

    private static byte[] superblock(long root, long end, int perNode) {
        return new LittleEndian()
                .u8(SIGNATURE)
                .u8(0, 0, 0, 0, 0) // versions
                .u8(Long.BYTES, Long.BYTES, 0)
                .u16(perNode / 2)
                .u16(SymbolTable.NODES / 2)
                .u32(0)
                .u64(0)
                .u64(UNDEFINED)
                .u64(end)
                .u64(UNDEFINED)
                .u64(0) // the root group: its name, header, and nothing cached
                .u64(root)
                .u32(0)
                .u32(0)
                .u64(0)
                .u64(0)
                .toBytes();
    }
}
