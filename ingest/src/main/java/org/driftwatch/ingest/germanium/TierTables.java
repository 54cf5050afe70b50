package org.driftwatch.ingest.germanium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.driftwatch.ingest.lh5.Lh5File;
import org.driftwatch.ingest.lh5.Lh5Table;
import org.driftwatch.ingest.lh5.Place;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/**
 * The tables of a file that hold events, each once however many names it has, sorted by name.
 *
 * @param skipped tables left out, by name, with the reason
 */
record TierTables(Tier tier, List<TierTable> tables, SortedMap<String, String> skipped) {
    private static final String ENERGY = "germanium.energy names, in every table";
    private static final String CHAIN = "the DSP configuration reads: no processor makes it";
    private static final Comparator<TierTable> BEST_NAME_FIRST = Comparator.comparing(
                    (TierTable t) -> !t.name().matches("ch\\d+"))
            .thenComparing(t -> !t.namedByGroup())
            .thenComparing(t -> t.table().path());

    static TierTables of(Lh5File file, Lh5Options options) throws UnreadableFileException {
        List<Lh5Table> all = file.tables();
        Tier tier = tier(file, all);
        List<TierTable> found = chosen(ofTier(all, tier), options.table(), file);
        TierTables tables = tier == Tier.DSP
                ? new TierTables(tier, found, new TreeMap<>())
                : withWaveform(found, options.waveform(), file);
        if (tier == Tier.DSP && options.energy() != null) tables.requireSomewhere(options.energy(), ENERGY, file);
        for (String column : tier == Tier.RAW ? options.columns() : List.<String>of())
            tables.requireSomewhere(column, CHAIN, file);
        return tables;
    }

    private static Tier tier(Lh5File file, List<Lh5Table> all) throws UnreadableFileException {
        for (Tier tier : Tier.values()) if (!ofTier(all, tier).isEmpty()) return tier;
        Place place = new Place(file.path(), null, null);
        if (all.isEmpty()) throw place.error("not LH5: holds no table");
        throw place.error("holds neither raw nor dsp tables, only "
                + all.stream().map(Lh5Table::path).sorted().limit(5).collect(Collectors.joining(", ")));
    }

    private static List<TierTable> ofTier(List<Lh5Table> all, Tier tier) {
        return all.stream()
                .filter(table -> belongs(table, tier))
                .map(table -> new TierTable(TierTable.nameOf(table.path(), tier), tier, table))
                .toList();
    }

    private static boolean belongs(Lh5Table table, Tier tier) {
        List<String> names = Arrays.asList(table.path().split("/"));
        if (names.contains(tier.label())) return true;
        boolean waveforms = table.columns().stream().anyMatch(c -> c.startsWith("waveform"));
        return tier == Tier.RAW && waveforms && !names.contains(Tier.DSP.label());
    }

    private static List<TierTable> chosen(List<TierTable> found, String only, Lh5File file)
            throws UnreadableFileException {
        List<TierTable> wanted = only == null
                ? found
                : found.stream().filter(t -> t.goesBy(only)).toList();
        if (wanted.isEmpty())
            throw new Place(file.path(), only, null).error("no such table, the file has " + names(found));
        return once(wanted);
    }

    private static List<TierTable> once(List<TierTable> tables) {
        Map<Long, TierTable> byAddress = new HashMap<>();
        for (TierTable table : tables) byAddress.merge(table.table().address(), table, TierTables::better);
        Map<String, TierTable> byName = new TreeMap<>();
        for (TierTable table : inOrder(byAddress.values())) {
            if (byName.putIfAbsent(table.name(), table) != null)
                byName.put(table.table().path(), renamed(table));
        }
        return List.copyOf(byName.values());
    }

    /** Two tables of one group name are told apart by their paths. */
    private static TierTable renamed(TierTable table) {
        return new TierTable(table.table().path(), table.tier(), table.table());
    }

    private static TierTable better(TierTable a, TierTable b) {
        return BEST_NAME_FIRST.compare(a, b) <= 0 ? a : b;
    }

    private static List<TierTable> inOrder(Collection<TierTable> tables) {
        return tables.stream().sorted(BEST_NAME_FIRST).toList();
    }

    private static TierTables withWaveform(List<TierTable> tables, String waveform, Lh5File file)
            throws UnreadableFileException {
        List<TierTable> kept = new ArrayList<>();
        SortedMap<String, String> skipped = new TreeMap<>();
        for (TierTable table : tables) {
            if (table.table().has(waveform)) kept.add(table);
            else skipped.put(table.name(), "no column " + waveform + ", it has " + waveformsOf(table));
        }
        if (!kept.isEmpty()) return new TierTables(Tier.RAW, kept, skipped);
        TierTable first = tables.get(0);
        throw new Place(file.path(), first.table().path(), waveform)
                .error("missing column, the table has " + waveformsOf(first));
    }

    /** What is read must be in one table at least; other tables may be of other detectors. */
    private void requireSomewhere(String column, String why, Lh5File file) throws UnreadableFileException {
        if (tables.stream().anyMatch(table -> table.table().has(column))) return;
        throw new Place(file.path(), tables.get(0).table().path(), column).error("missing column, which " + why);
    }

    private static String waveformsOf(TierTable table) {
        List<String> found = table.table().columns().stream()
                .filter(c -> c.startsWith("waveform"))
                .toList();
        return found.isEmpty() ? "no waveform" : String.join(", ", found);
    }

    private static String names(List<TierTable> tables) {
        List<String> names =
                tables.stream().map(TierTable::name).distinct().sorted().toList();
        return String.join(", ", names.subList(0, Math.min(10, names.size()))) + (names.size() > 10 ? ", ..." : "");
    }
}
