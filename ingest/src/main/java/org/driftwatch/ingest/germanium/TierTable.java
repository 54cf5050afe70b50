package org.driftwatch.ingest.germanium;

import org.driftwatch.ingest.lh5.Lh5Table;

/**
 * A table of one tier under the name it goes by.
 *
 * @param name group name, e.g. {@code ch1104000}, or {@code geds} for a table with many channels
 */
record TierTable(String name, Tier tier, Lh5Table table) {
    /** Names of the channel's group: {@code ch1104000/raw} and {@code raw/ch1104000} are {@code ch1104000}. */
    static String nameOf(String path, Tier tier) {
        String[] parts = path.split("/");
        int last = parts.length - 1;
        if (last > 0 && parts[last].equals(tier.label())) return parts[last - 1];
        return parts[last];
    }

    /** True for {@code <name>/raw}: the form in which one table may hold many channels. */
    boolean namedByGroup() {
        String path = table.path();
        return path.endsWith("/" + tier.label());
    }

    boolean goesBy(String wanted) {
        return wanted.equals(name) || wanted.equals(table.path()) || wanted.equals("/" + table.path());
    }
}
