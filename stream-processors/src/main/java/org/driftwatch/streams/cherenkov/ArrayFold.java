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
import org.driftwatch.streams.run.Outlets;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.streams.run.RunFold;
import org.driftwatch.streams.run.ScopedStore;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/** Second stage of an array: gives each array event to the calculation of its array and publishes what that answers. */
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
        return publish(arrays.ask(channel, calculation -> calculation.add(event)), origin);
    }

    @Override
    public int advance(RunChannel channel, long ns, Origin origin) {
        return publish(arrays.ask(channel, calculation -> calculation.advance(ns)), origin);
    }

    @Override
    public Finished finish(RunChannel channel, Origin origin) {
        try {
            ArrayCalculation.Answer last = arrays.ask(channel, ArrayCalculation::finish);
            return new Finished(SOLUTION + publish(last, origin), last.uncalibrated());
        } finally {
            arrays.forget(channel);
        }
    }

    private int publish(ArrayCalculation.Answer answer, Origin origin) {
        outlets.publish(answer.parameters(), origin);
        outlets.publish(answer.drift());
        metrics.published(answer);
        return 1 + answer.parameters().size() + answer.pairs() / PAIRS_PER_UNIT;
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
        described.clear();
    }
}
