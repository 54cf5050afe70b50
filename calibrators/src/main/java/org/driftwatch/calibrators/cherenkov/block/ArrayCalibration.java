package org.driftwatch.calibrators.cherenkov.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import org.driftwatch.calibrators.cherenkov.subject.ArrayPairs;
import org.driftwatch.calibrators.cherenkov.subject.Coefficients;
import org.driftwatch.calibrators.cherenkov.subject.DistanceSlope;
import org.driftwatch.calibrators.cherenkov.subject.EnergyMethod;
import org.driftwatch.calibrators.cherenkov.subject.PairCollector;
import org.driftwatch.calibrators.cherenkov.subject.PeerCoefficients;
import org.driftwatch.calibrators.cherenkov.subject.PeerRatioMethod;
import org.driftwatch.calibrators.cherenkov.subject.PeerRatios;
import org.driftwatch.calibrators.cherenkov.subject.Pooling;
import org.driftwatch.calibrators.cherenkov.subject.References;
import org.driftwatch.calibrators.cherenkov.subject.Sharpening;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.run.EventTime;

/**
 * One observation block of one array: events → pairs → coefficients → drift. The same object serves the stream and the batch. Events
 * come in the order of {@link org.driftwatch.topics.run.Event#ORDER}, each once. All state is in the store, put in the call that
 * changes it: an object made anew from the store goes on to the bit. One thread.
 */
public final class ArrayCalibration {
    /** Distance asymmetry up to which energies tell of drift: twice as many telescopes and six times as many events as below 0.05. */
    private static final double DRIFT_ASYMMETRY = 0.3;

    private final ArraySettings settings;
    private final String run;
    private final String array;
    private final ArrayPairs pairs;
    private final Methods methods;
    private final ChannelStore store;
    private final ChannelStore memory;
    private final Collected block;
    private final PairCollector watched;
    /** Of compat only. */
    private final Optional<PairCollector> peerRatios;

    private final EarlierBlocks earlier;
    private BlockProgress progress;

    /**
     * Goes on from what the store holds for this block.
     *
     * @param telescopes in layout order
     * @param memory of the array over all its blocks, which come one after the other
     * @throws IllegalArgumentException when the settings say nothing for a telescope
     */
    public ArrayCalibration(
            ArraySettings settings,
            BlockName name,
            List<Telescope> telescopes,
            ChannelStore store,
            ChannelStore memory) {
        this.settings = settings;
        this.run = name.run();
        this.array = name.array();
        this.store = store;
        this.memory = memory;
        pairs = new ArrayPairs(telescopes, settings.pairs());
        methods = Methods.of(settings, pairs);
        EnergyMethod filtered = Collected.energies(settings);
        EnergyMethod wide = filtered.widenedTo(DRIFT_ASYMMETRY);
        block = Collected.of(settings, telescopes, pairs, store);
        watched = wide.equals(filtered) ? block.energy() : new PairCollector(wide, pairs, store, 'w');
        peerRatios = settings.mode() == Mode.COMPAT
                ? Optional.of(new PairCollector(new PeerRatioMethod(), pairs, store, 'x'))
                : Optional.empty();
        earlier = new EarlierBlocks(settings, telescopes, pairs, memory);
        progress = BlockProgress.of(store);
    }

    /** The array, and the block of it. */
    public record BlockName(String run, String array) {}

    /** The next event. */
    public void add(ArrayEvent event) {
        if (progress.finished()) return;
        long place = progress.events();
        block.add(event, place);
        if (watched != block.energy()) watched.add(event, place);
        peerRatios.ifPresent(each -> each.add(event, place));
        earlier.add(event, place);
        progress = progress.plus(event.timeNs());
        progress.put(store);
    }

    /** Array events so far. */
    public long events() {
        return progress.events();
    }

    public boolean finished() {
        return progress.finished();
    }

    /** The block has ended: solves, judges and remembers; a second call does nothing, and so does the end of a block without events. */
    public ArrayAnswer finish() {
        if (progress.finished()) return ArrayAnswer.NOTHING;
        boolean empty = progress.events() == 0;
        ArrayAnswer answer = empty ? ArrayAnswer.NOTHING : answer();
        progress = progress.ended();
        progress.put(store);
        return answer;
    }

    private ArrayAnswer answer() {
        Collected.Samples samples = earlier.samples(block, progress.events());
        EarlierBlocks.Poolings before = earlier.at(progress.lastNs());
        Publication out = new Publication(run, EventTime.instant(progress.firstNs()), errors());
        List<PairSample> wide = watched.samples(progress.events());
        DistanceSlope slope = methods.watched().slope(wide);
        throughput(out, samples.energy(), before, settings.mode() == Mode.COMPAT ? DistanceSlope.NONE : slope);
        methods.size()
                .of(samples.size(), before.size())
                .forEach((type, of) -> out.throughput(ArrayCoefficient.SIZE, type, of, ArrayCalibration::fitted));
        out.timing(methods.timing().of(samples.timing(), before.timing()));
        earlier.remember(before, progress.events());
        return new ArrayAnswer(out.parameters(), drift(wide, slope));
    }

    private void throughput(
            Publication out, List<PairSample> samples, EarlierBlocks.Poolings before, DistanceSlope slope) {
        Pooling level = slope.before(before.energy(), samples);
        SortedMap<String, Coefficients> alone = methods.energy().of(samples, level);
        Coefficients wholeArray = methods.cross().global(samples, level);
        byEnergy(alone, wholeArray).forEach((type, of) -> out.throughput(ArrayCoefficient.INTER_CALIBRATION, type, of));
        SortedMap<String, Coefficients> types = methods.types().equals(methods.energy())
                ? alone
                : methods.types().of(samples);
        methods.cross().ratios(samples, types, slope, before.ratios()).forEach(out::ratio);
        out.array(wholeArray, slope, ArrayCalibration::shared);
        peerRatios.ifPresent(
                each -> new PeerRatios(pairs, methods.energy().references().normalisations())
                        .of(each.samples(progress.events()), samples, byEnergy(alone, wholeArray))
                        .forEach(out::peerRatio));
    }

    /** Compat: each type from its own pairs alone, by the peer's search. */
    private SortedMap<String, Coefficients> byEnergy(SortedMap<String, Coefficients> alone, Coefficients wholeArray) {
        boolean compat = settings.mode() == Mode.COMPAT;
        References references = methods.energy().references();
        PeerCoefficients peer = new PeerCoefficients(references.normalisations(), references.ids());
        SortedMap<String, Coefficients> published = new TreeMap<>(alone);
        published.replaceAll((type, own) -> compat ? peer.of(own) : new Sharpening(wholeArray).of(own));
        return published;
    }

    /** By what this block has alone. */
    private List<DriftPoint> drift(List<PairSample> wide, DistanceSlope slope) {
        DriftPoints points = new DriftPoints(
                run,
                EventTime.instant(progress.firstNs()),
                EventTime.instant(progress.lastNs()),
                settings.drift(),
                memory);
        long events = progress.events();
        List<DriftPoint> drift = new ArrayList<>();
        drift.addAll(points.throughput(methods.watched().global(wide, slope.before(Pooling.NONE, wide))));
        for (Coefficients each :
                methods.size().steadied().of(block.size().samples(events)).values()) drift.addAll(points.size(each));
        drift.addAll(
                points.time(methods.timing().of(block.timing().samples(events)).offsetsNs()));
        return drift;
    }

    private Publication.Errors errors() {
        return settings.mode() == Mode.COMPAT ? ArrayCalibration::fitted : ArrayCalibration::shared;
    }

    /** That of the fit: pairs share few events, so close cuts leave little to be shared. */
    private static double fitted(Coefficients of, int place) {
        return of.solution().nodes().get(place).error();
    }

    private static double shared(Coefficients of, int place) {
        return of.error(place);
    }

    /** What the block says so far, for display; empty before the first event. */
    public ArraySnapshot snapshot() {
        Collected.Samples samples = earlier.samples(block, progress.events());
        EarlierBlocks.Poolings before = earlier.at(progress.lastNs());
        DistanceSlope slope = settings.mode() == Mode.COMPAT
                ? DistanceSlope.NONE
                : methods.watched().slope(watched.samples(progress.events()));
        Pooling level = slope.before(before.energy(), samples.energy());
        SortedMap<String, Coefficients> byEnergy = byEnergy(
                methods.energy().of(samples.energy(), level), methods.cross().global(samples.energy(), level));
        Coefficients offsets =
                methods.timing().of(samples.timing(), before.timing()).offsetsNs();
        return new SnapshotView(run, array).of(progress, byEnergy, offsets);
    }
}
