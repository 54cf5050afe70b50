package org.driftwatch.streams.cherenkov;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.driftwatch.streams.cherenkov.WaitingEvents.Waiting;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.streams.run.Outlets;
import org.driftwatch.streams.run.Rejects;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.streams.run.RunFold;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.TelescopeEventCodec;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;

/**
 * First stage of an array: its telescope events come in order of time, so that those of one array event stand side by side; they are
 * joined as soon as time has moved on. Tells the second stage, behind the data, how far it is.
 */
final class JoinFold implements RunFold<TelescopeEvent> {
    private final String stage;
    private final ShowerJoin.Factory joins;
    private final ArrayMetrics metrics;
    private final Set<String> touched = new HashSet<>();
    private final SortedMap<String, SortedMap<String, Long>> rejected = new TreeMap<>();
    private SortedMap<String, JoiningRun> runs = new TreeMap<>();
    private JoinStore store;
    private Outlets outlets;
    private Rejects rejects;
    private int partition;

    JoinFold(String stage, ShowerJoin.Factory joins, ArrayMetrics metrics) {
        this.stage = stage;
        this.joins = joins;
        this.metrics = metrics;
    }

    /** Name of the store of runs and waiting events of a stage. */
    static String joinStore(String stage) {
        return stage + "-join";
    }

    @Override
    public void open(ProcessorContext<byte[], byte[]> context) {
        close();
        store = new JoinStore(context.getStateStore(joinStore(stage)));
        outlets = new Outlets(context, stage);
        rejects = new Rejects(outlets, metrics.telescopes());
        partition = context.taskId().partition();
        runs = store.load(joins);
    }

    @Override
    public void started(Mark.RunStarted start, Origin origin) {
        JoiningRun known = runs.get(start.run());
        JoiningRun run = known != null ? known : new JoiningRun(start, new WaitingEvents(), Long.MIN_VALUE, joins);
        if (known == null) store.putStart(run);
        runs.put(start.run(), run);
        send(start.run(), new ArrayMarks(start, partition).start());
    }

    @Override
    public int fold(TelescopeEvent event, Origin origin) {
        JoiningRun run = runs.get(event.run());
        run.require(event);
        WaitingEvents waiting = run.waiting();
        if (!waiting.isEmpty() && waiting.timeNs() != event.timeNs()) join(run);
        waiting.add(event, origin);
        touched.add(event.run());
        return 1;
    }

    /** Nothing depends on the single telescope: see {@link #settled}. */
    @Override
    public int advance(RunChannel telescope, long ns, Origin origin) {
        return 0;
    }

    /** Only marks that cross a whole second travel on: no more are needed to bound what the second stage holds. */
    @Override
    public void settled(String id, long ns, Origin origin) {
        JoiningRun run = runs.get(id);
        if (!run.waiting().isEmpty() && run.waiting().timeNs() < ns) join(run);
        run.newlyPassed().forEach(metrics::passed);
        if (ns <= run.reachedNs()) return;
        boolean crosses = second(run.reachedNs()) < second(ns);
        run.reached(ns);
        store.putReached(run);
        if (crosses) send(id, marks(run).reached(ns));
    }

    private static long second(long ns) {
        return Math.floorDiv(ns, EventTime.SECOND);
    }

    @Override
    public Finished finish(RunChannel telescope, Origin origin) {
        return new Finished(1, "");
    }

    @Override
    public SortedMap<String, Long> takeRejected(String run) {
        SortedMap<String, Long> taken = rejected.remove(run);
        return taken == null ? new TreeMap<>() : taken;
    }

    @Override
    public void done(Mark.PartitionDone done) {
        JoiningRun run = runs.remove(done.run());
        join(run);
        run.newlyPassed().forEach(metrics::passed);
        send(done.run(), marks(run).ended(run.reachedNs()));
        send(done.run(), marks(run).drain());
        touched.remove(done.run());
        rejected.remove(done.run());
        store.delete(done.run());
    }

    @Override
    public void flush() {
        for (String id : touched) store.putWaiting(runs.get(id));
        touched.clear();
    }

    private void join(JoiningRun run) {
        run.join(this::send, this::reject);
        touched.add(run.started().run());
    }

    private void send(ArrayEvent event) {
        outlets.send(Topics.TEL_EVENTS, event.array(), new InBand.Data<>(event));
    }

    private void reject(List<Waiting> group, RuntimeException failure) {
        for (Waiting each : group) {
            String reason = rejects.send(each.origin(), failure, new TelescopeEventCodec().encode(each.event()));
            rejected.computeIfAbsent(each.event().run(), run -> new TreeMap<>()).merge(reason, 1L, Long::sum);
        }
    }

    private ArrayMarks marks(JoiningRun run) {
        return new ArrayMarks(run.started(), partition);
    }

    private void send(String run, Mark mark) {
        outlets.send(Topics.TEL_EVENTS, run, new InBand.Marked<>(mark));
    }

    @Override
    public void close() {
        runs.clear();
        touched.clear();
        rejected.clear();
    }
}
