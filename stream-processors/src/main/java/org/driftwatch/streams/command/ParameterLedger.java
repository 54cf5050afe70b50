package org.driftwatch.streams.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.driftwatch.calibrators.decision.Circumstances;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.command.Command.Target;
import org.driftwatch.topics.hit.TimestampKey;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterVersions;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.InBandCodec;
import org.driftwatch.topics.run.Mark.PartitionDone;

/** What is on {@code parameters} of some subjects and scopes, by run, and which runs are over. One thread. */
public final class ParameterLedger {
    /** All versions of a subject and scope in one run. */
    private final SortedMap<String, ParameterVersions> versions = new TreeMap<>();

    private final Map<String, TreeSet<Integer>> ended = new TreeMap<>();
    private final Map<String, Integer> partitions = new TreeMap<>();
    private final List<PartitionDone> marks = new ArrayList<>();

    /** Takes a record of the topic; one that cannot be read, it skips. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            InBand<Parameter> in = Topics.PARAMETERS.value().decode(record.value());
            if (in instanceof InBand.Data<Parameter> data) add(data.value());
            else if (in instanceof InBand.Marked<Parameter> marked && marked.mark() instanceof PartitionDone done)
                add(done);
        } catch (UndecodableException foreign) {
            // not ours: whoever reads the topic for results says so
        }
    }

    static boolean isMark(ConsumerRecord<byte[], byte[]> record) {
        return record.value() != null && InBandCodec.isMark(record.value());
    }

    /** Takes a version that is on its way to the topic. */
    public void add(Parameter version) {
        String key = new Target(version.subject(), version.scope(), version.run(), version.version()).key();
        versions.merge(key, new ParameterVersions(List.of(version)), (before, one) -> before.plus(version));
    }

    private void add(PartitionDone done) {
        marks.add(done);
        String source = done.run() + "\n" + done.source();
        ended.computeIfAbsent(source, any -> new TreeSet<>()).add(done.partition());
        partitions.put(source, done.of());
    }

    /** Versions of the subject, scope and run of a target; empty when there are none. */
    public ParameterVersions of(Target target) {
        return versions.getOrDefault(target.key(), new ParameterVersions(List.of()));
    }

    /** What a command is decided on. */
    public Circumstances of(Command command) {
        Target target = command.target();
        String run = command.runOfVersion();
        ParameterVersions named = of(target);
        ParameterVersions held = of(new Target(target.subject(), target.scope(), run, target.version()));
        return new Circumstances(held, named, isOver(run), begin(run));
    }

    /** Begin of a run: the time in its id, else its first event, which is known when it is over; null where neither is. */
    private Instant begin(String run) {
        return TimestampKey.ofRun(run)
                .or(() -> marks.stream()
                        .filter(each -> each.run().equals(run) && each.firstEvent() != null)
                        .map(PartitionDone::firstEvent)
                        .min(Instant::compareTo))
                .orElse(null);
    }

    /** Everything found, by subject, scope and run. */
    public List<ParameterVersions> all() {
        return List.copyOf(versions.values());
    }

    /** Ends of partitions, in order of the topic. */
    public List<PartitionDone> marks() {
        return List.copyOf(marks);
    }

    /** The stream has closed all partitions of a run; jobs may still answer. */
    public boolean isOver(String run) {
        return isOver(run, Topics.GE_WAVEFORMS.name()) || isOver(run, Topics.GE_DSP.name());
    }

    private boolean isOver(String run, String source) {
        String key = run + "\n" + source;
        return ended.containsKey(key) && ended.get(key).size() == partitions.get(key);
    }
}
