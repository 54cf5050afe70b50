package org.driftwatch.calibrators.germanium.cuts;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumCuts.ModeStdev;
import org.driftwatch.topics.hit.HitOperation;

/**
 * The cuts of one channel.
 *
 * @param shapes mode and width by parameter, of those that have them
 * @param cuts by name
 * @param classifiers per rule the classifier and its cut
 * @param missing parameters that the input does not have
 * @param refused what could not be made, with the reason
 * @param kind what mode and width were read from
 */
public record CutResult(
        SortedMap<String, ModeWidth> shapes,
        SortedMap<String, HitOperation> cuts,
        SortedMap<String, SortedMap<String, HitOperation>> classifiers,
        List<String> missing,
        SortedMap<String, String> refused,
        ColumnDistribution.Kind kind) {
    public CutResult {
        shapes = Collections.unmodifiableSortedMap(new TreeMap<>(shapes));
        cuts = Collections.unmodifiableSortedMap(new TreeMap<>(cuts));
        classifiers = Collections.unmodifiableSortedMap(new TreeMap<>(classifiers));
        missing = List.copyOf(missing);
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    /** All operations of a hit configuration. */
    public SortedMap<String, HitOperation> operations() {
        SortedMap<String, HitOperation> all = new TreeMap<>(cuts);
        classifiers.values().forEach(all::putAll);
        return Collections.unmodifiableSortedMap(all);
    }

    /** Without the cuts and classifiers that are named in {@code reasons}, which say why. */
    public CutResult without(SortedMap<String, String> reasons) {
        if (reasons.isEmpty()) return this;
        SortedMap<String, HitOperation> fewer = new TreeMap<>(cuts);
        SortedMap<String, SortedMap<String, HitOperation>> rules = new TreeMap<>(classifiers);
        SortedMap<String, String> more = new TreeMap<>(refused);
        fewer.keySet().removeAll(reasons.keySet());
        rules.keySet().removeAll(reasons.keySet());
        more.putAll(reasons);
        return new CutResult(shapes, fewer, rules, missing, more, kind);
    }

    /** No passes counted yet, for all cuts there are. */
    public PassCounts noPasses(CutSettings settings) {
        List<String> names = new java.util.ArrayList<>(cuts.keySet());
        names.addAll(classifiers.keySet());
        return PassCounts.none(names, settings.mask());
    }

    /** The published form. */
    public GermaniumCuts published(PassCounts passes, long counts) {
        SortedMap<String, ModeStdev> modes = new TreeMap<>();
        shapes.forEach((name, shape) -> modes.put(
                name,
                new ModeStdev(
                        shape.mode(),
                        shape.std(),
                        shape.finite(),
                        shape.source().name().toLowerCase(Locale.ROOT))));
        return new GermaniumCuts(
                operations(),
                Collections.unmodifiableSortedMap(modes),
                cuts,
                classifiers,
                kind.name().toLowerCase(Locale.ROOT),
                passes.mask(),
                passes.rates(),
                missing,
                refused,
                null,
                counts);
    }
}
