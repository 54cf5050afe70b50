package org.driftwatch.ui.array;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterVersions;
import org.driftwatch.topics.parameter.Provenance;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunView;

/**
 * What is known of arrays of telescopes. Blocks of one array are told by the name in the description of their runs; what arrives
 * before that waits without a name. Bounded by {@link ArrayLimits}. Guarded by the model's lock.
 */
public final class ArrayBoard {
    private static final String TELESCOPE = "tel_";
    private static final String TOPICS = "tel.";

    private final ArrayLimits limits;
    private final LinkedHashMap<String, Block> blocks = new LinkedHashMap<>();
    private final TreeSet<Instant> scheduled = new TreeSet<>();
    private long version = 1;

    public ArrayBoard(ArrayLimits limits) {
        this.limits = limits;
    }

    /**
     * Rises with every record, and when a coefficient begins that a person has scheduled.
     *
     * @param now wall clock
     */
    public long version(Instant now) {
        SortedSet<Instant> begun = scheduled.headSet(now, true);
        version += begun.size();
        begun.clear();
        return version;
    }

    /** Takes what speaks of an array; false when it does not. */
    public boolean run(RunView view, long atMs) {
        return take(view.description().array() != null, view.description().run(), atMs, block -> block.view(view));
    }

    /** Takes a coefficient; false for another parameter. */
    public boolean parameter(Parameter parameter, long atMs) {
        if (ParameterVersions.isScheduled(parameter, Instant.ofEpochMilli(atMs))
                && parameter.value() instanceof ArrayCoefficient) scheduled.add(parameter.validFrom());
        return take(
                parameter.value() instanceof ArrayCoefficient,
                parameter.run(),
                // a decision of a person is no sign of life of a block
                parameter.provenance().containsKey(Provenance.COMMAND) ? 0 : atMs,
                block -> block.parameter(parameter));
    }

    /** All versions of a subject and scope in a block. */
    public List<Parameter> versions(String run, String scope, String subject) {
        Block block = blocks.get(run);
        return block == null ? List.of() : block.versions(subject, scope).all();
    }

    /** Takes the drift of a telescope; false for that of another channel. */
    public boolean drift(DriftPoint point, long atMs) {
        boolean ours = point.scope().startsWith(TELESCOPE) || blocks.containsKey(point.run());
        return take(ours, point.run(), atMs, block -> block.drift(point));
    }

    /** Takes the end of a partition of telescope data; false for other data. */
    public boolean done(Mark.PartitionDone mark, long atMs) {
        boolean ours = mark.source().startsWith(TOPICS) || blocks.containsKey(mark.run());
        return take(ours, mark.run(), atMs, block -> block.done(mark));
    }

    /** Takes how far a block is. */
    public void snapshot(ArraySnapshot snapshot, long atMs) {
        take(true, snapshot.run(), atMs, block -> block.snapshot(snapshot));
    }

    private boolean take(boolean ours, String run, long atMs, Consumer<Block> record) {
        if (!ours) return false;
        Block block = blocks.computeIfAbsent(run, Block::new);
        if (blocks.size() > limits.blocks())
            blocks.remove(blocks.keySet().iterator().next());
        block.heard(atMs);
        record.accept(block);
        version++;
        return true;
    }

    /** Names of the arrays, the one heard of last at the end. */
    public List<String> arrays() {
        LinkedHashMap<String, Boolean> names = new LinkedHashMap<>();
        for (Block block : ordered())
            if (block.array() != null) {
                names.remove(block.array().name());
                names.put(block.array().name(), true);
            }
        return List.copyOf(names.keySet());
    }

    /** All coefficients kept; run and scope narrow the choice, null = all. */
    public List<Parameter> parameters(String run, String scope) {
        return blocks.values().stream()
                .filter(block -> run == null || run.equals(block.run()))
                .flatMap(block -> block.parameters().stream())
                .filter(parameter -> scope == null || scope.equals(parameter.scope()))
                .toList();
    }

    /**
     * Everything about an array.
     *
     * @param wanted its name; null or one that is not known: the one with the newest block
     * @param telescope scope of the telescope whose history is wanted, null without
     * @param now wall clock: what a person has scheduled for later is not in force yet
     */
    public ArrayPicture picture(String wanted, String telescope, Instant now) {
        List<String> names = arrays();
        if (names.isEmpty()) return ArrayPicture.NOTHING;
        String name = wanted != null && names.contains(wanted) ? wanted : names.get(names.size() - 1);
        List<Block> ours = ordered().stream()
                .filter(block -> block.array() != null && block.array().name().equals(name))
                .toList();
        Block judged = ours.stream().filter(Block::judged).reduce((a, b) -> b).orElse(null);
        List<Telescope> layout = ours.get(ours.size() - 1).array().telescopes();
        String shown = layout.stream().anyMatch(each -> each.scope().equals(telescope)) ? telescope : null;
        return new ArrayPicture(
                names.stream().sorted().toList(),
                name,
                ours.stream().map(Block::line).toList(),
                judged == null ? null : judged.run(),
                lines(layout, ours, judged, now),
                judged == null ? List.of() : types(judged, layout),
                shown,
                shown == null ? List.of() : history(ours, shown),
                shown == null ? List.of() : versions(ours, shown));
    }

    private List<Block> ordered() {
        return blocks.values().stream()
                .sorted(Comparator.comparing(Block::from))
                .toList();
    }

    /** One pass over the blocks, oldest first, so that the newest coefficient in force of each subject stays. */
    private List<TelescopeLine> lines(List<Telescope> layout, List<Block> ours, Block judged, Instant now) {
        Map<String, TreeMap<String, Published>> coefficients = new HashMap<>();
        Map<String, TreeMap<String, DriftPoint>> drift = new HashMap<>();
        for (Block block : ours) {
            for (Parameter each : block.inForce(now))
                coefficients
                        .computeIfAbsent(each.scope(), any -> new TreeMap<>())
                        .merge(each.subject(), Published.of(each), (old, newer) -> newer.determined() ? newer : old);
            for (DriftPoint each : block.points())
                drift.computeIfAbsent(each.scope(), any -> new TreeMap<>()).put(each.quantity(), each);
        }
        TelescopeJudge judge = new TelescopeJudge(limits);
        List<TelescopeLine> lines = new ArrayList<>();
        for (Telescope telescope : layout) {
            String scope = telescope.scope();
            List<Published> values = List.copyOf(
                    coefficients.getOrDefault(scope, new TreeMap<>()).values());
            List<DriftPoint> points =
                    List.copyOf(drift.getOrDefault(scope, new TreeMap<>()).values());
            ArraySnapshot.TelescopeView running = ours.get(ours.size() - 1).now(telescope.id());
            TelescopeJudge.Verdict verdict =
                    judged == null ? TelescopeJudge.before(running) : judge.judge(scope, judged, values, points);
            lines.add(new TelescopeLine(scope, telescope, verdict.state(), verdict.reason(), values, points, running));
        }
        return lines;
    }

    private static List<Published> types(Block judged, List<Telescope> layout) {
        List<String> scopes = layout.stream().map(Telescope::scope).toList();
        return judged.parameters().stream()
                .filter(each -> !scopes.contains(each.scope()))
                .map(Published::of)
                .toList();
    }

    private static List<Published> versions(List<Block> ours, String scope) {
        return ours.stream()
                .flatMap(block -> block.versions(scope))
                .map(Published::of)
                .toList();
    }

    private static List<DriftPoint> history(List<Block> ours, String scope) {
        return ours.stream()
                .flatMap(block -> block.points().stream())
                .filter(point -> point.scope().equals(scope) && Objects.nonNull(point.at()))
                .sorted(Comparator.comparing(DriftPoint::at).thenComparing(DriftPoint::quantity))
                .toList();
    }
}
