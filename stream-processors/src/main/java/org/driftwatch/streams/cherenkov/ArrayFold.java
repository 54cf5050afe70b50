package org.driftwatch.streams.cherenkov;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.streams.run.Calculations;
import org.driftwatch.streams.run.Display;
import org.driftwatch.streams.run.Outlets;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.streams.run.RunFold;
import org.driftwatch.streams.run.ScopedStore;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/**
 * Second stage of an array: gives each array event to the calculation of its array and publishes what that answers. How an array
 * stands goes out once a second of wall time, for display; that is in no result.
 */
final class ArrayFold implements RunFold<ArrayEvent> {
    /** Work of one solution of an array, in simple events. */
    static final int SOLUTION = 2_000;

    private static final int PAIRS_PER_UNIT = 20;
    /** The description of a run is kept where no array is: none has this name. */
    private static final String DESCRIPTION = "\u0001";

    private static final StateKey KEY = StateKey.of('d');
    private static final Codec<RunDescription> CODEC = new JsonCodec<>(RunDescription.class);

    private final String stage;
    private final ArrayCalculation.Factory factory;
    private final ArrayMetrics metrics;
    private final Map<String, ArrayDescription> described = new TreeMap<>();
    private KeyValueStore<Bytes, byte[]> store;
    private Calculations<ArrayCalculation> arrays;
    private Outlets outlets;
    private Display display;

    ArrayFold(String stage, ArrayCalculation.Factory factory, ArrayMetrics metrics) {
        this.stage = stage;
        this.factory = factory;
        this.metrics = metrics;
    }

    /** Name of the store of pair sums, of the memories of arrays and of the descriptions of runs. */
    static String arraysStore(String stage) {
        return stage + "-arrays";
    }

    @Override
    public void open(ProcessorContext<byte[], byte[]> context) {
        close();
        store = context.getStateStore(arraysStore(stage));
        arrays = new Calculations<>(store, this::open);
        outlets = new Outlets(context, stage);
        display = new Display(context, this::show);
    }

    private ArrayCalculation open(RunChannel channel, ChannelStore own, ChannelStore memory) {
        return factory.open(channel, described.computeIfAbsent(channel.run(), this::description), own, memory);
    }

    private ArrayDescription description(String run) {
        byte[] bytes = descriptionStore(run).get(KEY);
        if (bytes == null) throw new IllegalStateException("run " + run + " has not been described");
        return CODEC.decode(bytes).array();
    }

    private ScopedStore descriptionStore(String run) {
        return new ScopedStore(store, new RunChannel(run, DESCRIPTION));
    }

    @Override
    public void started(RunDescription run, Origin origin) {
        ScopedStore at = descriptionStore(run.run());
        if (at.get(KEY) == null) at.put(KEY, CODEC.encode(run));
    }

    @Override
    public int fold(ArrayEvent event, Origin origin) {
        RunChannel channel = new RunChannel(event.run(), event.array());
        display.changed(channel);
        return publish(arrays.ask(channel, calculation -> calculation.add(event)), origin);
    }

    @Override
    public int advance(RunChannel channel, long ns, Origin origin) {
        // after a restart nobody knows what had been shown
        if (!arrays.isOpen(channel)) display.changed(channel);
        return publish(arrays.ask(channel, calculation -> calculation.advance(ns)), origin);
    }

    @Override
    public Finished finish(RunChannel channel, Origin origin) {
        try {
            ArrayCalculation.Answer last = arrays.ask(channel, ArrayCalculation::finish);
            int cost = SOLUTION + publish(last, origin);
            show(channel);
            return new Finished(cost, last.uncalibrated());
        } finally {
            display.forget(channel);
            arrays.forget(channel);
        }
    }

    private int publish(ArrayCalculation.Answer answer, Origin origin) {
        outlets.publish(answer.parameters(), origin);
        outlets.publish(answer.drift());
        metrics.published(answer);
        return 1 + answer.parameters().size() + answer.pairs() / PAIRS_PER_UNIT;
    }

    private void show(RunChannel channel) {
        arrays.ask(channel, ArrayCalculation::snapshot)
                .ifPresent(snapshot -> outlets.send(Topics.ARRAYS, channel.channel(), snapshot));
    }

    @Override
    public void done(Mark.PartitionDone done) {
        described.remove(done.run());
        descriptionStore(done.run()).clear();
    }

    @Override
    public void flush() {
        arrays.flush();
    }

    @Override
    public void close() {
        if (display != null) display.close();
        described.clear();
    }
}
