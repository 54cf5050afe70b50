package org.driftwatch.calibrators.germanium.subject;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.cuts.Cut;
import org.driftwatch.calibrators.germanium.cuts.CutResult;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.hit.HitProgram;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.hit.HitOperation;

/** The columns that cuts read, and which of those in expressions had a value in any event so far: one that is always NaN is none. */
final class CutColumns {
    private static final StateKey SEEN = new StateKey((byte) 'C', -1, 1);

    private final CutSettings settings;
    private final ChannelStore store;
    private final List<String> used;
    private final BitSet seen;

    CutColumns(CutSettings settings, ChannelStore store) {
        this.settings = settings;
        this.store = store;
        used = used(settings);
        byte[] columns = store.get(SEEN);
        seen = columns == null ? new BitSet() : BitSet.valueOf(columns);
    }

    /** Of all cuts, those by classifiers last. */
    static List<String> names(CutSettings settings) {
        List<String> names = new ArrayList<>();
        settings.cuts().forEach(cut -> names.add(cut.name()));
        settings.classifiers().forEach(rule -> names.add(rule.name()));
        return List.copyOf(names);
    }

    /** Columns that cuts read. */
    static List<String> read(CutSettings settings) {
        Set<String> columns = new LinkedHashSet<>(Quantities.columns(settings.parameters()));
        columns.addAll(used(settings));
        String channels = settings.pulser().multiplicityColumn();
        if (!channels.isEmpty()) columns.add(channels);
        return List.copyOf(columns);
    }

    /** What the expressions of cuts use beside their own parameters and the other cuts. */
    private static List<String> used(CutSettings settings) {
        Set<String> used = new LinkedHashSet<>();
        settings.cuts().forEach(cut -> {
            if (!(cut instanceof Cut.Expression given)) return;
            List<String> columns = new ArrayList<>(Quantities.columns(List.of(given.expression())));
            columns.removeAll(given.parameters().keySet());
            used.addAll(columns);
        });
        used.removeAll(names(settings));
        settings.classifiers().forEach(rule -> used.remove(rule.name() + "_classifier"));
        return List.copyOf(used);
    }

    void see(Features features) {
        for (int i = seen.nextClearBit(0); i < used.size(); i = seen.nextClearBit(i + 1)) {
            double derived = features.value(used.get(i));
            double value = Double.isNaN(derived) ? features.dsp().value(used.get(i)) : derived;
            if (Double.isNaN(value)) continue;
            seen.set(i);
            store.put(SEEN, seen.toByteArray());
        }
    }

    /** Cuts by expressions on columns that no event had, with the column. */
    SortedMap<String, String> impossible(CutResult result) {
        SortedMap<String, HitOperation> given = new TreeMap<>(result.cuts());
        settings.cuts().stream()
                .filter(cut -> !(cut instanceof Cut.Expression))
                .forEach(cut -> given.remove(cut.name()));
        List<String> there = new ArrayList<>(result.operations().keySet());
        there.removeAll(given.keySet());
        for (int i = 0; i < used.size(); i++) if (seen.get(i)) there.add(used.get(i));
        SortedMap<String, String> reasons = new TreeMap<>();
        given.forEach((name, operation) -> reasons.put(name, "no column " + first(name, operation, there)));
        reasons.keySet().removeAll(HitProgram.possible(given, there).keySet());
        return reasons;
    }

    /** What an operation lacks; itself when it is there, or lacks only other cuts. */
    private static String first(String name, HitOperation operation, List<String> there) {
        var missing = HitProgram.missing(Map.of(name, operation), there).keySet();
        return missing.isEmpty() ? name : missing.iterator().next();
    }
}
