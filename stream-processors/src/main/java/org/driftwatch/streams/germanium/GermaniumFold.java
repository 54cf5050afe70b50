package org.driftwatch.streams.germanium;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.driftwatch.calibrators.germanium.Folded;
import org.driftwatch.calibrators.germanium.jobs.EventReference;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.streams.run.Outlets;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.streams.run.RunFold;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each event to the calculation of its channel and publishes what that answers. Histograms that changed go out
 * once a second of wall time, for display; they are in no result.
 */
final class GermaniumFold implements RunFold<DspEvent> {
    /** Work of one calibration, in simple events. */
    static final int FIT = 500;

    private static final Logger LOG = LoggerFactory.getLogger(GermaniumFold.class);
    private static final Duration DISPLAY = Duration.ofSeconds(1);
    /** No run has this name. */
    private static final String ALL_RUNS = "";

    private static final int MOST_CHANNELS_SHOWN_AT_ONCE = 64;

    private final String stage;
    private final ChannelFold.Factory factory;
    private final boolean jobs;
    private final GermaniumMetrics metrics;
    private final Map<RunChannel, Opened> channels = new HashMap<>();
    private final Set<ScopedStore> touched = new LinkedHashSet<>();
    private final Set<RunChannel> unseen = new LinkedHashSet<>();
    private KeyValueStore<Bytes, byte[]> store;
    private Outlets outlets;
    private Cancellable display;

    /** @param jobs whether the requests of channels go out, and behind them the end of the run */
    GermaniumFold(String stage, ChannelFold.Factory factory, boolean jobs, GermaniumMetrics metrics) {
        this.stage = stage;
        this.factory = factory;
        this.jobs = jobs;
        this.metrics = metrics;
    }

    /** Name of the store of histogram chunks and fit results of a stage. */
    static String channelsStore(String stage) {
        return stage + "-channels";
    }

    @Override
    public void open(ProcessorContext<byte[], byte[]> context) {
        close();
        store = context.getStateStore(channelsStore(stage));
        outlets = new Outlets(context, stage);
        display = context.schedule(DISPLAY, PunctuationType.WALL_CLOCK_TIME, now -> show());
    }

    @Override
    public int fold(DspEvent event, Origin origin) {
        RunChannel channel = new RunChannel(event.run(), event.channel());
        unseen.add(channel);
        long place = jobs ? origin.offset() : EventReference.NOWHERE;
        return publish(ask(channel, calculation -> calculation.fold(event, place)), origin);
    }

    @Override
    public int advance(RunChannel channel, long ns, Origin origin) {
        // after a restart nobody knows what had been shown
        if (!channels.containsKey(channel)) unseen.add(channel);
        return publish(ask(channel, calculation -> calculation.advance(ns)), origin);
    }

    @Override
    public Finished finish(RunChannel channel, Origin origin) {
        try {
            Folded last = ask(channel, ChannelFold::finish);
            int cost = publish(last, origin);
            show(channel);
            return new Finished(cost, last.fits().uncalibrated());
        } finally {
            forget(channel);
        }
    }

    @Override
    public void done(Mark.PartitionDone done) {
        if (jobs) outlets.send(Topics.GE_JOBS, done.run(), new InBand.Marked<>(done));
    }

    private void forget(RunChannel channel) {
        unseen.remove(channel);
        Opened known = channels.remove(channel);
        ScopedStore all = known == null ? new ScopedStore(store, channel) : known.store();
        all.clear();
        touched.remove(all);
    }

    @Override
    public void flush() {
        touched.forEach(ScopedStore::flush);
        touched.clear();
    }

    /** After a failure the copy in heap may be half changed: the next call starts from the store again. */
    private <A> A ask(RunChannel channel, Function<ChannelFold, A> question) {
        try {
            Opened opened = channels.computeIfAbsent(channel, this::open);
            touched.add(opened.store());
            touched.add(opened.memory());
            return question.apply(opened.calculation());
        } catch (RuntimeException failure) {
            Opened broken = channels.remove(channel);
            if (broken != null) broken.flush();
            throw failure;
        }
    }

    /** A calculation, and the parts of the store that belong to its run and to its channel over all runs. */
    private record Opened(ChannelFold calculation, ScopedStore store, ScopedStore memory) {
        void flush() {
            store.flush();
            memory.flush();
        }
    }

    private Opened open(RunChannel channel) {
        ScopedStore own = new ScopedStore(store, channel);
        ScopedStore memory = new ScopedStore(store, new RunChannel(ALL_RUNS, channel.channel()));
        return new Opened(factory.open(channel, own, memory), own, memory);
    }

    private int publish(Folded folded, Origin origin) {
        if (folded.features() != null)
            outlets.send(Topics.GE_FEATURES, folded.features().channel(), folded.features());
        for (DriftPoint point : folded.drift()) publish(point);
        for (Parameter parameter : folded.parameters()) publish(withOrigin(parameter, origin));
        for (JobRequest request : folded.requests()) ask(request, origin);
        metrics.fits(folded.fits());
        return 1 + FIT * (folded.fits().published() + folded.fits().refused());
    }

    private void publish(Parameter parameter) {
        String key = parameter.subject() + "/" + parameter.scope() + "/" + parameter.validFrom();
        outlets.send(Topics.PARAMETERS, key, new InBand.Data<>(parameter));
    }

    private void publish(DriftPoint point) {
        outlets.send(Topics.DRIFT, point.scope() + "/" + point.quantity(), new InBand.Data<>(point));
        metrics.drift(point);
    }

    private void ask(JobRequest request, Origin origin) {
        outlets.send(Topics.GE_JOBS, request.channel(), new InBand.Data<>(request.at(stage, origin.partition())));
    }

    private static Parameter withOrigin(Parameter parameter, Origin origin) {
        SortedMap<String, String> provenance = new TreeMap<>(parameter.provenance());
        provenance.put("input", origin.id());
        return parameter.withProvenance(provenance);
    }

    private void show() {
        Iterator<RunChannel> waiting = unseen.iterator();
        for (int i = 0; i < MOST_CHANNELS_SHOWN_AT_ONCE && waiting.hasNext(); i++) {
            RunChannel channel = waiting.next();
            waiting.remove();
            tryToShow(channel);
        }
    }

    private void tryToShow(RunChannel channel) {
        try {
            show(channel);
        } catch (KafkaException failure) {
            throw failure;
        } catch (RuntimeException failure) {
            LOG.warn("histograms of {} in run {} cannot be shown", channel.channel(), channel.run(), failure);
        }
    }

    private void show(RunChannel channel) {
        for (HistogramSnapshot histogram : ask(channel, ChannelFold::snapshots))
            outlets.send(Topics.HISTOGRAMS, histogram.id(), histogram);
        SubjectProgress progress = ask(channel, ChannelFold::progress);
        if (progress != null) outlets.send(Topics.GE_PROGRESS, channel.run() + "/" + channel.channel(), progress);
    }

    @Override
    public void close() {
        if (display != null) display.cancel();
        channels.clear();
        touched.clear();
        unseen.clear();
    }
}
