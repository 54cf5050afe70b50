package org.driftwatch.ingest.cherenkov.hdf5.writing;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A group that is to be written, with the groups and tables in it. */
final class NewGroup {
    private static final long UNDEFINED = -1;
    private final Map<String, NewGroup> groups = new LinkedHashMap<>();
    private final Map<String, NewTable> tables = new LinkedHashMap<>();

    static NewGroup of(List<NewTable> tables) {
        NewGroup root = new NewGroup();
        for (NewTable table : tables) root.add(table);
        return root;
    }

    private void add(NewTable table) {
        String[] names = table.path().substring(1).split("/");
        NewGroup group = this;
        for (int i = 0; i < names.length - 1; i++) {
            if (group.tables.containsKey(names[i])) throw twice(table);
            group = group.groups.computeIfAbsent(names[i], name -> new NewGroup());
        }
        String name = names[names.length - 1];
        if (group.groups.containsKey(name) || group.tables.put(name, table) != null) throw twice(table);
    }

    private static IllegalArgumentException twice(NewTable table) {
        return new IllegalArgumentException(table.path() + ": there is another of this name");
    }

    int mostMembers() {
        int most = groups.size() + tables.size();
        for (NewGroup group : groups.values()) most = Math.max(most, group.mostMembers());
        return most;
    }

    /** Writes what it holds, then itself; returns the address of its header. */
    long write(AppendedFile out, int perNode, Map<String, Object> attributes) throws IOException {
        Map<String, Long> members = new LinkedHashMap<>();
        for (Map.Entry<String, NewTable> table : tables.entrySet())
            members.put(table.getKey(), write(out, table.getValue()));
        for (Map.Entry<String, NewGroup> group : groups.entrySet())
            members.put(group.getKey(), group.getValue().write(out, perNode, Attributes.ofGroup()));
        SymbolTable symbols = SymbolTable.write(out, members, perNode);
        return out.append(ObjectHeader.ofGroup(symbols, attributes).toBytes());
    }

    private static long write(AppendedFile out, NewTable table) throws IOException {
        byte[] records = table.records();
        long address = records.length == 0 ? UNDEFINED : out.append(records);
        return out.append(ObjectHeader.ofTable(table, address).toBytes());
    }
}
