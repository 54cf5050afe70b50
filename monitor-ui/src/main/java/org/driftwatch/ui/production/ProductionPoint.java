package org.driftwatch.ui.production;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;

/** All that is kept of one grid point. Guarded by the model's lock. */
final class ProductionPoint {
    private static final double SAME_DEG = 1e-3;

    private final String key;
    private final LinkedHashMap<String, ProductionRun> runs = new LinkedHashMap<>();
    private final SortedMap<String, Parameter> published = new TreeMap<>();
    private final SortedMap<String, ProductionLimits> limits = new TreeMap<>();
    private final Set<String> live = new HashSet<>();
    private ProductionStatus status;
    private GridPoint point;
    private long runsForgotten;
    private long receivedMs;

    ProductionPoint(String key) {
        this.key = key;
    }

    void heard(long atMs) {
        receivedMs = Math.max(receivedMs, atMs);
    }

    void run(ProductionRun run, int most) {
        runs.put(run.run(), run);
        if (runs.size() > most) {
            runs.remove(runs.keySet().iterator().next());
            runsForgotten++;
        }
    }

    void status(ProductionStatus newer) {
        point = newer.point();
        status = newer;
        live.add(ProductionStatus.SUBJECT);
    }

    void limits(ProductionLimits newer) {
        point = newer.point();
        limits.put(newer.layout(), newer);
        live.add(ProductionLimits.SUBJECT + newer.layout());
    }

    /** What is published says no more than the topic for display, which is written with it; it stands in where that is silent. */
    void parameter(Parameter parameter) {
        published.put(parameter.subject() + "/" + parameter.scope(), parameter);
        if (parameter.value() instanceof ProductionStatus value && !live.contains(ProductionStatus.SUBJECT)) {
            point = value.point();
            status = value;
        }
        if (parameter.value() instanceof ProductionLimits value
                && !live.contains(ProductionLimits.SUBJECT + value.layout())) {
            point = value.point();
            limits.put(value.layout(), value);
        }
    }

    Stream<Parameter> parameters() {
        return published.values().stream();
    }

    String key() {
        return key;
    }

    /** Conditions; null while only the names of its runs are known. */
    GridPoint point() {
        return point;
    }

    PointLine line() {
        List<RunLine> lines = runLines();
        List<RunLine> going = lines.stream()
                .filter(run -> run.state() != null && !run.complete())
                .toList();
        boolean running = !going.isEmpty();
        String refused = lines.isEmpty() ? "" : lines.get(lines.size() - 1).refused();
        PointJudge.Verdict verdict = new PointJudge(status, limits.values(), running, refused).verdict();
        boolean known = status != null;
        boolean target = known && status.effectiveAreaTarget() != null;
        return new PointLine(
                key,
                point,
                verdict.state(),
                verdict.reason(),
                running,
                end(going),
                known,
                known ? status.maxError() : Double.NaN,
                target ? status.effectiveAreaTarget().error() : Double.NaN,
                known ? status.events() : 0,
                known ? thrown() : 0,
                limits.size(),
                (int) limits.values().stream()
                        .filter(ProductionLimits::converged)
                        .count(),
                limits.values().stream()
                        .mapToLong(ProductionLimits::events)
                        .max()
                        .orElse(0),
                times(ProductionStatus::from, ProductionLimits::from)
                        .min(Instant::compareTo)
                        .orElse(null),
                times(ProductionStatus::until, ProductionLimits::until)
                        .max(Instant::compareTo)
                        .orElse(null),
                receivedMs);
    }

    private static Instant end(List<RunLine> going) {
        if (going.stream().anyMatch(run -> run.until() == null)) return null;
        return going.stream().map(RunLine::until).max(Instant::compareTo).orElse(null);
    }

    private double thrown() {
        double sum = 0;
        for (double each : status.simulated()) sum += each;
        return sum;
    }

    private Stream<Instant> times(
            Function<ProductionStatus, Instant> ofStatus, Function<ProductionLimits, Instant> ofLimits) {
        return Stream.concat(
                        Stream.ofNullable(status).map(ofStatus),
                        limits.values().stream().map(ofLimits))
                .filter(Objects::nonNull);
    }

    private List<RunLine> runLines() {
        return runs.values().stream().map(run -> run.line(key)).toList();
    }

    PointDetail detail(List<PointLine> related) {
        return new PointDetail(
                line(),
                status,
                new ArrayList<>(limits.values()),
                published.values().stream().map(PublishedResult::of).toList(),
                runLines(),
                runsForgotten,
                related);
    }

    /** Whether another point has this pointing; azimuth is a circle. */
    boolean sharesPointing(ProductionPoint other) {
        if (other == this || point == null || other.point == null) return false;
        double azimuthDeg = Math.abs(point.azimuthDeg() - other.point.azimuthDeg()) % 360;
        return Math.abs(point.zenithDeg() - other.point.zenithDeg()) < SAME_DEG
                && Math.min(azimuthDeg, 360 - azimuthDeg) < SAME_DEG;
    }

    /** By conditions; points of which only the name is known come last. */
    static Comparator<ProductionPoint> order() {
        return Comparator.comparing(
                        (ProductionPoint each) -> each.point,
                        Comparator.nullsLast(Comparator.comparingDouble(GridPoint::zenithDeg)
                                .thenComparingDouble(GridPoint::azimuthDeg)
                                .thenComparingDouble(GridPoint::nsb)
                                .thenComparingDouble(GridPoint::offsetDeg)
                                .thenComparing(GridPoint::layout)))
                .thenComparing(ProductionPoint::key);
    }
}
