package org.driftwatch.ui.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Verdict;

/** The control charts of one channel: the newest points per quantity, in order of time. Guarded by the model's lock. */
final class Charts {
    private record Kept(DriftPoint point, long version) {}

    private final SortedMap<String, TreeMap<Instant, Kept>> charts = new TreeMap<>();
    private int cut;

    void add(DriftPoint point, long version, int limit) {
        TreeMap<Instant, Kept> chart = charts.computeIfAbsent(point.quantity(), any -> new TreeMap<>());
        chart.put(point.at(), new Kept(point, version));
        if (chart.size() > limit) {
            chart.pollFirstEntry();
            cut++;
        }
    }

    int cut() {
        return cut;
    }

    List<DriftPoint> since(long version) {
        List<DriftPoint> points = new ArrayList<>();
        for (TreeMap<Instant, Kept> chart : charts.values())
            for (Kept kept : chart.values()) if (kept.version > version) points.add(kept.point);
        return points;
    }

    /** The newest point of each chart. */
    List<DriftPoint> newest() {
        return charts.values().stream()
                .map(chart -> chart.lastEntry().getValue().point)
                .toList();
    }

    /** Begin of the unbroken series of drift verdicts that ends with the newest point. */
    Instant driftingSince(String quantity) {
        Collection<Kept> newestFirst = charts.get(quantity).descendingMap().values();
        Instant since = null;
        for (Iterator<Kept> each = newestFirst.iterator(); each.hasNext(); ) {
            DriftPoint point = each.next().point;
            if (point.verdict() != Verdict.drift) break;
            since = point.from();
        }
        return since;
    }

    /** The chart that speaks for the channel: the most significant drift, else the most precise position, else the largest |z|; or null. */
    DriftPoint headline() {
        List<DriftPoint> newest = newest();
        return newest.stream()
                .filter(point -> point.verdict() == Verdict.drift)
                .max(Comparator.comparingDouble(point -> Math.abs(point.z())))
                .or(() -> newest.stream()
                        .filter(point -> Double.isFinite(point.shiftKev()))
                        .min(Comparator.comparingDouble(point -> point.errorAdc() / point.valueAdc())))
                .or(() -> newest.stream()
                        .filter(point -> Double.isFinite(point.shift()))
                        .max(Comparator.comparingDouble(point -> Math.abs(point.z()))))
                .orElse(null);
    }
}
