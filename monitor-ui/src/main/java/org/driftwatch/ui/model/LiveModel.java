package org.driftwatch.ui.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.Provenance;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunView;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.ui.array.ArrayBoard;
import org.driftwatch.ui.array.ArrayLimits;
import org.driftwatch.ui.array.ArrayPicture;
import org.driftwatch.ui.production.BoardLimits;
import org.driftwatch.ui.production.ProductionBoard;
import org.driftwatch.ui.production.ProductionPicture;

/**
 * The live picture of all runs. Every record raises its version; a reader that knows version v asks for what changed
 * since v, so that a reader who missed some updates gets the newest state and nothing is ever queued for it.
 *
 * <p>Bounded: the newest snapshot per histogram, and per channel the versions and points of {@link ModelLimits}.
 * Thread-safe.
 */
public final class LiveModel implements LiveRecords {
    private final ModelLimits limits;
    private final LongSupplier wallMs;
    private final LinkedHashMap<String, RunEntry> runs = new LinkedHashMap<>();
    private final SortedMap<String, Long> deadLetters = new TreeMap<>();
    private final ArrayBoard arrays = new ArrayBoard(ArrayLimits.defaults());
    private final ProductionBoard productions = new ProductionBoard(BoardLimits.defaults());
    private long deadLettersChanged;
    private long version = 1;
    private long refreshed;

    public LiveModel(ModelLimits limits) {
        this(limits, System::currentTimeMillis);
    }

    /** @param wallMs wall clock [ms since 1970], for ages */
    public LiveModel(ModelLimits limits, LongSupplier wallMs) {
        this.limits = limits;
        this.wallMs = wallMs;
    }

    @Override
    public synchronized void run(RunView view, long atMs) {
        if (productions.run(view, atMs) || arrays.run(view, atMs)) return;
        heard(view.description().run(), atMs).view(view);
    }

    @Override
    public synchronized void parameter(Parameter parameter, long atMs) {
        if (productions.parameter(parameter, atMs) || arrays.parameter(parameter, atMs)) return;
        // a decision of a person is no sign of life of a run
        long aliveMs = parameter.provenance().containsKey(Provenance.COMMAND) ? 0 : atMs;
        heard(parameter.run(), aliveMs).channel(parameter.scope()).parameter(parameter, version, limits.versions());
    }

    @Override
    public synchronized void drift(DriftPoint point, long atMs) {
        if (arrays.drift(point, atMs)) return;
        heard(point.run(), atMs).channel(point.scope()).drift(point, version, limits.driftPoints());
    }

    @Override
    public synchronized void histogram(HistogramSnapshot snapshot, byte[] frame, long atMs) {
        heard(snapshot.run(), atMs).histogram(snapshot, frame, atMs, version);
    }

    @Override
    public synchronized void progress(SubjectProgress progress, long atMs) {
        heard(progress.run(), atMs).channel(progress.channel()).progress(progress, version);
    }

    @Override
    public synchronized void array(ArraySnapshot snapshot, long atMs) {
        arrays.snapshot(snapshot, atMs);
    }

    @Override
    public synchronized void production(ProductionStatus status, long atMs) {
        productions.status(status, atMs);
    }

    @Override
    public synchronized void productionLimits(ProductionLimits bounds, long atMs) {
        productions.limits(bounds, atMs);
    }

    @Override
    public synchronized void deadLetter(DeadLetter letter, long atMs) {
        countDeadLetter(letter.reason());
    }

    @Override
    public synchronized void unreadable(String topic, String reason, long atMs) {
        countDeadLetter("page: " + topic + " " + reason);
    }

    @Override
    public synchronized void done(String topic, Mark.PartitionDone mark, long atMs) {
        if (productions.done(mark, atMs) || arrays.done(mark, atMs)) return;
        heard(mark.run(), atMs).done(mark);
    }

    /** Judges what depends on the wall clock. */
    public synchronized void refresh() {
        version++;
        long now = wallMs.getAsLong();
        runs.values().forEach(run -> run.refresh(now, limits, version));
        refreshed = version;
    }

    /** What changed since a version, 0 = all, for a reader of a run and channel (either may be null). */
    public synchronized Update since(long known, Selection selection, long knownDetail) {
        settle();
        RunEntry run = selection == null ? null : runs.get(selection.run());
        return new Update(
                version,
                new ArrayList<>(runs.keySet()),
                runs.values().stream()
                        .filter(each -> each.changed() > known)
                        .map(RunEntry::card)
                        .toList(),
                run == null ? List.of() : run.summaries(knownDetail == 0 ? 0 : known),
                detail(selection, knownDetail),
                deadLettersChanged > known ? new TreeMap<>(deadLetters) : null);
    }

    /** All runs that are known. */
    public synchronized List<RunCard> runs() {
        settle();
        return runs.values().stream().map(RunEntry::card).toList();
    }

    /** Overview of a run, null when it is not known. */
    public synchronized List<ChannelSummary> channels(String run) {
        settle();
        RunEntry entry = runs.get(run);
        return entry == null ? null : entry.summaries(0);
    }

    /** Everything about one channel, null when it is not known. */
    public synchronized ChannelDetail channel(Selection selection) {
        ChannelEntry entry = entry(selection);
        return entry == null ? null : entry.detail(selection.run(), 0);
    }

    /** The versions kept of a subject and scope of a run, in short; empty when there are none. */
    public synchronized List<VersionLine> versions(String run, String scope, String subject) {
        ChannelEntry entry = entry(new Selection(run, scope));
        List<VersionLine> ofArray = arrays.versions(run, scope, subject).stream()
                .map(VersionLine::of)
                .toList();
        return entry == null ? ofArray : entry.versions(subject);
    }

    /** Whether all of a run is through: nothing more will come. False for one that is not known. */
    public synchronized boolean isComplete(String run) {
        settle();
        RunEntry entry = runs.get(run);
        return entry != null && entry.card().complete();
    }

    /** Newest snapshot of a view, null when there is none. */
    public synchronized SpectrumFrame spectrum(Selection selection, HistogramView view) {
        ChannelEntry entry = entry(selection);
        return entry == null ? null : entry.spectrum(view);
    }

    /** All parameters kept, of further subjects the newest version only; run and scope narrow the choice, null = all. */
    public synchronized List<Parameter> parameters(String run, String scope) {
        List<Parameter> found = new ArrayList<>();
        runs.forEach((id, entry) -> {
            if (run == null || run.equals(id)) found.addAll(entry.parameters(scope));
        });
        found.addAll(arrays.parameters(run, scope));
        found.addAll(productions.parameters(run, scope));
        return found;
    }

    /** Everything about an array, by name (null: the newest), with the history of one of its telescopes (null: of none). */
    public synchronized ArrayPicture array(String name, String telescope) {
        return arrays.picture(name, telescope, now());
    }

    /** All grid points of productions, and everything about one, by its key (null: none). */
    public synchronized ProductionPicture production(String point) {
        return productions.picture(point);
    }

    /** Rises with every record about a production. */
    public synchronized long productionVersion() {
        return productions.version();
    }

    /** Count by reason over all runs. */
    public synchronized SortedMap<String, Long> deadLetters() {
        return new TreeMap<>(deadLetters);
    }

    /** Rises with every record about an array, and when a coefficient begins that a person has scheduled. */
    public synchronized long arrayVersion() {
        return arrays.version(now());
    }

    private Instant now() {
        return Instant.ofEpochMilli(wallMs.getAsLong());
    }

    private ChannelEntry entry(Selection selection) {
        RunEntry run = runs.get(selection.run());
        return run == null ? null : run.find(selection.channel());
    }

    private ChannelDetail detail(Selection selection, long known) {
        ChannelEntry entry = selection == null ? null : entry(selection);
        if (entry == null) return null;
        ChannelDetail detail = entry.detail(selection.run(), known);
        return detail.empty() ? null : detail;
    }

    private void settle() {
        if (refreshed != version) refresh();
    }

    private RunEntry heard(String run, long atMs) {
        version++;
        RunEntry entry = runs.computeIfAbsent(run, RunEntry::new);
        if (runs.size() > limits.runs()) runs.remove(runs.keySet().iterator().next());
        entry.heard(atMs);
        return entry;
    }

    private void countDeadLetter(String reason) {
        version++;
        deadLetters.merge(reason, 1L, Long::sum);
        deadLettersChanged = version;
    }
}
