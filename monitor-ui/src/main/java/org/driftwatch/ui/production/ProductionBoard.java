package org.driftwatch.ui.production;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunView;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;

/**
 * What is known of Monte Carlo productions, by grid point. Where one stands counts all its runs, those that go on too. Bounded by {@link BoardLimits}. Guarded by the model's lock.
 */
public final class ProductionBoard {
    private final BoardLimits limits;
    private final LinkedHashMap<String, ProductionPoint> points = new LinkedHashMap<>();
    private final LinkedHashMap<String, ProductionRun> runs = new LinkedHashMap<>();
    private long version = 1;

    public ProductionBoard(BoardLimits limits) {
        this.limits = limits;
    }

    /** Rises with every record. */
    public long version() {
        return version;
    }

    /** Takes a run of a production; false for another run. */
    public boolean run(RunView view, long atMs) {
        if (!ours(view.topic())) return false;
        ProductionRun run = run(view.description().run());
        run.view(view, atMs);
        take(view.description().channels(), atMs, point -> point.run(run, limits.runs()));
        return true;
    }

    /** Takes the end of a partition of a production, with data or without; false for other data. */
    public boolean done(Mark.PartitionDone mark, long atMs) {
        if (!ours(mark.source())) return false;
        ProductionRun run = run(mark.run());
        run.done(mark, atMs);
        take(mark.channels(), atMs, point -> point.run(run, limits.runs()));
        return true;
    }

    private ProductionRun run(String name) {
        ProductionRun found = runs.computeIfAbsent(name, ProductionRun::new);
        if (runs.size() > limits.points() * limits.runs())
            runs.remove(runs.keySet().iterator().next());
        return found;
    }

    /** Takes a result of a production; false for another parameter. */
    public boolean parameter(Parameter parameter, long atMs) {
        String key = null;
        if (parameter.value() instanceof ProductionStatus status)
            key = status.point().key();
        if (parameter.value() instanceof ProductionLimits bounds)
            key = bounds.point().key();
        if (key == null) return false;
        take(List.of(key), atMs, point -> point.parameter(parameter));
        return true;
    }

    /** Takes how far the statistics of a grid point are. */
    public void status(ProductionStatus status, long atMs) {
        take(List.of(status.point().key()), atMs, point -> point.status(status));
    }

    /** Takes how far the limits of a grid point and layout are. */
    public void limits(ProductionLimits bounds, long atMs) {
        take(List.of(bounds.point().key()), atMs, point -> point.limits(bounds));
    }

    private void take(Collection<String> keys, long atMs, Consumer<ProductionPoint> record) {
        for (String key : keys) {
            ProductionPoint point = points.computeIfAbsent(key, ProductionPoint::new);
            if (points.size() > limits.points())
                points.remove(points.keySet().iterator().next());
            point.heard(atMs);
            record.accept(point);
        }
        version++;
    }

    private static boolean ours(String topic) {
        return Topics.SIM_EVENTS.name().equals(topic);
    }

    /** Newest results published; run and scope narrow the choice, null = all. */
    public List<Parameter> parameters(String run, String scope) {
        return points.values().stream()
                .flatMap(ProductionPoint::parameters)
                .filter(parameter -> run == null || run.equals(parameter.run()))
                .filter(parameter -> scope == null || scope.equals(parameter.scope()))
                .toList();
    }

    /**
     * All grid points, and everything about one.
     *
     * @param wanted its key; null or unknown: none
     */
    public ProductionPicture picture(String wanted) {
        ProductionPoint found = wanted == null ? null : points.get(wanted);
        return new ProductionPicture(ordered(points.values()), found == null ? null : found.detail(related(found)));
    }

    private List<PointLine> related(ProductionPoint to) {
        return ordered(points.values().stream().filter(to::sharesPointing).toList());
    }

    private static List<PointLine> ordered(Collection<ProductionPoint> points) {
        return points.stream()
                .sorted(ProductionPoint.order())
                .map(ProductionPoint::line)
                .toList();
    }
}
