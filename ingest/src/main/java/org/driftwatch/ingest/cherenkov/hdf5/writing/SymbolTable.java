package org.driftwatch.ingest.cherenkov.hdf5.writing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The members of a group: a heap of names, nodes of symbols in the order of their bytes, a B-tree of one level above.
 *
 * @param tree address of the B-tree
 * @param heap address of the heap
 */
record SymbolTable(long tree, long heap) {
    /** Symbol nodes below one B-tree node, at most. */
    static final int NODES = 32;

    private static final long UNDEFINED = -1;
    private static final int NO_FREE_BLOCK = 1;
    private static final int SYMBOL_BYTES = 40;

    /** Symbols in one node so that a group of so many members needs one B-tree node. */
    static int symbolsPerNode(int members) {
        int needed = (members + NODES - 1) / NODES;
        return Math.max(8, needed + needed % 2);
    }

    /** @param members addresses of object headers by name */
    static SymbolTable write(AppendedFile file, Map<String, Long> members, int perNode) throws IOException {
        SortedMap<String, Long> sorted = new TreeMap<>(Comparator.naturalOrder());
        sorted.putAll(members);
        LittleEndian names = new LittleEndian().u64(0); // the empty name stands at 0
        List<Symbol> symbols = new ArrayList<>();
        sorted.forEach((name, address) -> {
            symbols.add(new Symbol(names.size(), address));
            names.text(name).u8(0).align(8);
        });
        return new SymbolTable(tree(file, symbols, perNode), heap(file, names.toBytes()));
    }

    private record Symbol(long name, long address) {}

    private static long heap(AppendedFile file, byte[] names) throws IOException {
        long data = file.append(names);
        return file.append(new LittleEndian()
                .text("HEAP")
                .u32(0)
                .u64(names.length)
                .u64(NO_FREE_BLOCK)
                .u64(data)
                .toBytes());
    }

    private static long tree(AppendedFile file, List<Symbol> symbols, int perNode) throws IOException {
        int nodes = (symbols.size() + perNode - 1) / perNode;
        LittleEndian out = new LittleEndian()
                .text("TREE")
                .u8(0, 0)
                .u16(nodes)
                .u64(UNDEFINED)
                .u64(UNDEFINED)
                .u64(0); // the key before the first node: less than any name
        for (int from = 0; from < symbols.size(); from += perNode) {
            List<Symbol> some = symbols.subList(from, Math.min(symbols.size(), from + perNode));
            out.u64(node(file, some, perNode)).u64(some.get(some.size() - 1).name());
        }
        return file.append(out.upTo(24 + NODES * 8 + (NODES + 1) * 8).toBytes());
    }

    private static long node(AppendedFile file, List<Symbol> symbols, int perNode) throws IOException {
        LittleEndian out = new LittleEndian().text("SNOD").u8(1, 0).u16(symbols.size());
        for (Symbol symbol : symbols)
            out.u64(symbol.name()).u64(symbol.address()).u32(0).u32(0).u64(0).u64(0);
        return file.append(out.upTo(8 + perNode * SYMBOL_BYTES).toBytes());
    }
}
