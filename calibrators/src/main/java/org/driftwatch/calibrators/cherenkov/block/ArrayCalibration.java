package org.driftwatch.calibrators.cherenkov.block;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import org.driftwatch.calibrators.cherenkov.subject.ArrayPairs;
import org.driftwatch.calibrators.cherenkov.subject.Coefficients;
import org.driftwatch.calibrators.cherenkov.subject.EnergyMethod;
import org.driftwatch.calibrators.cherenkov.subject.PairCollector;
import org.driftwatch.calibrators.cherenkov.subject.SizeMethod;
import org.driftwatch.calibrators.cherenkov.subject.TimeCalibration;
import org.driftwatch.calibrators.cherenkov.subject.TimingMethod;
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
    private final PairCollector energy;
    private final PairCollector watched;
    private final PairCollector size;
    private final PairCollector timing;
    private BlockProgress progress;

    /**
     * Goes on from what the store holds for this block.
     *
     * @param telescopes in layout order
     * @param memory of the array over all its blocks, which come one after the other
     * @throws IllegalArgumentException when the settings say nothing for a telescope
     */
    public ArrayCalibration(
            ArraySettings settings, BlockName name, List<Telescope> telescopes, ChannelStore store, ChannelStore memory) {
        this.settings = settings;
        this.run = name.run();
        this.array = name.array();
        this.store = store;
        this.memory = memory;
        pairs = new ArrayPairs(telescopes, settings.pairs());
        methods = Methods.of(settings, pairs);
        EnergyMethod filtered = EnergyMethod.of(settings.pairs().filters());
        EnergyMethod wide = filtered.widenedTo(DRIFT_ASYMMETRY);
        energy = new PairCollector(filtered, pairs, store, 'e');
        watched = wide.equals(filtered) ? energy : new PairCollector(wide, pairs, store, 'w');
        size = new PairCollector(new SizeMethod(settings.size(), telescopes), pairs, store, 's');
        timing = new PairCollector(new TimingMethod(settings.timing()), pairs, store, 't');
        progress = BlockProgress.of(store);
    }

    /** The array, and the block of it. */
    public record BlockName(String run, String array) {}

    /** The next event. */
    public void add(ArrayEvent event) {
        if (progress.finished()) return;
        long place = progress.events();
        energy.add(event, place);
        if (watched != energy) watched.add(event, place);
        size.add(event, place);
        timing.add(event, place);
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
        List<PairSample> energies = energy.samples(progress.events());
        SortedMap<String, Coefficients> byEnergy = methods.energy().of(energies);
        SortedMap<String, Coefficients> bySize = methods.size().of(size.samples(progress.events()));
        TimeCalibration.Clocks clocks = methods.timing().of(timing.samples(progress.events()));
        Publication out = new Publication(run, EventTime.instant(progress.firstNs()), numbers());
        byEnergy.forEach((type, of) -> out.throughput(ArrayCoefficient.INTER_CALIBRATION, type, of));
        bySize.forEach((type, of) -> out.throughput(ArrayCoefficient.SIZE, type, of, ArrayCalibration::fitted));
        SortedMap<String, Coefficients> types =
                methods.types().equals(methods.energy()) ? byEnergy : methods.types().of(energies);
        methods.cross().ratios(energies, types).forEach(out::ratio);
        out.throughput(
                ArrayCoefficient.CROSS_CALIBRATION, Publication.ALL, methods.cross().global(energies), ArrayCalibration::shared);
        out.timing(clocks);
        return new ArrayAnswer(out.parameters(), drift(bySize, clocks.offsetsNs()));
    }

    private List<DriftPoint> drift(SortedMap<String, Coefficients> bySize, Coefficients offsetsNs) {
        DriftPoints points = new DriftPoints(
                run,
                EventTime.instant(progress.firstNs()),
                EventTime.instant(progress.lastNs()),
                settings.drift(),
                memory);
        List<DriftPoint> drift = new ArrayList<>();
        drift.addAll(points.throughput(methods.watched().global(watched.samples(progress.events()))));
        for (Coefficients each : bySize.values()) drift.addAll(points.size(each));
        drift.addAll(points.time(offsetsNs));
        return drift;
    }

    private Publication.Numbers numbers() {
        return settings.mode() == Mode.COMPAT ? new PeerNumbers() : ArrayCalibration::shared;
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
        SortedMap<String, Coefficients> byEnergy = methods.energy().of(energy.samples(progress.events()));
        Coefficients offsets =
                methods.timing().of(timing.samples(progress.events())).offsetsNs();
        return new SnapshotView(run, array).of(progress, byEnergy, offsets);
    }

    /** Removes the pairs from the store, after {@link #finish}; small state stays, so that nothing is done twice. */
    public void forgetPairs() {
        energy.clear();
        if (watched != energy) watched.clear();
        size.clear();
        timing.clear();
    }
}
