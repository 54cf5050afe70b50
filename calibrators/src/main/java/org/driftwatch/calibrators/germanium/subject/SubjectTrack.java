package org.driftwatch.calibrators.germanium.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.driftwatch.calibrators.drift.DriftSettings;
import org.driftwatch.calibrators.drift.QuantityDrift;
import org.driftwatch.calibrators.drift.Watched;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.hit.HitOperation;

/** One subject through a run: counts until it is due, its version, the operations in force, the drift of its quantities. */
final class SubjectTrack {
    static final int MOST_QUANTITIES = 32;
    private static final RecordCodec<InForce> IN_FORCE = new RecordCodec<>(InForce.class, 1);

    private final Subject subject;
    private final Schedule schedule;
    private final ChannelStore store;
    private final StateKey clockKey;
    private final StateKey inForceKey;
    private final StateKey reasonKey;
    private final QuantityDrift[] drifts = new QuantityDrift[MOST_QUANTITIES];
    private long counted;
    private long next;
    private InForce inForce = InForce.NOTHING;
    private int watching;
    private String reason = "";

    /** Operations in force, as records the codec of states knows. */
    private record InForce(int version, List<Named> operations) {
        static final InForce NOTHING = new InForce(0, List.of());
    }

    private record Named(String name, String expression, List<String> names, List<Double> values) {
        static Named of(String name, HitOperation operation) {
            return new Named(
                    name,
                    operation.expression(),
                    List.copyOf(operation.parameters().keySet()),
                    List.copyOf(operation.parameters().values()));
        }

        HitOperation operation() {
            SortedMap<String, Double> parameters = new TreeMap<>();
            for (int i = 0; i < names.size(); i++) parameters.put(names.get(i), values.get(i));
            return HitOperation.of(expression, parameters);
        }
    }

    /** Goes on from what the store holds for subject number {@code index}. */
    SubjectTrack(Subject subject, int index, Schedule schedule, DriftSettings drift, ChannelStore store) {
        this.subject = subject;
        this.schedule = schedule;
        this.store = store;
        clockKey = new StateKey((byte) 'S', 0, index);
        inForceKey = new StateKey((byte) 'S', 1, index);
        reasonKey = new StateKey((byte) 'S', 3, index);
        next = schedule.first();
        byte[] clock = store.get(clockKey);
        if (clock != null) {
            counted = ByteBuffer.wrap(clock).getLong();
            next = ByteBuffer.wrap(clock).getLong(8);
        }
        byte[] told = store.get(reasonKey);
        if (told != null) reason = new String(told, UTF_8);
        byte[] bytes = store.get(inForceKey);
        if (bytes != null) inForce = IN_FORCE.decode(bytes);
        for (int i = 0; i < MOST_QUANTITIES; i++) {
            drifts[i] = new QuantityDrift(drift, store, index * MOST_QUANTITIES + i);
            if (drifts[i].watching()) watching = i + 1;
        }
    }

    String name() {
        return subject.name();
    }

    int version() {
        return inForce.version();
    }

    boolean takesPulses() {
        return subject.takesPulses();
    }

    void add(Features features) {
        if (subject.add(features)) putClock(counted + 1, next);
    }

    boolean due() {
        return counted >= next;
    }

    /** Asks; {@code name} makes the name of a version, {@code ns} is the data time. */
    Answer ask(Question question, Function<Integer, String> name, long ns) {
        putClock(counted, schedule.after(counted));
        Answer answer = answered(question);
        if (answer.given()) take(answer, name, ns);
        if (!reason.equals(answer.reason())) putReason(answer.reason());
        return answer;
    }

    /** An answer always: a search in the mathematics that does not converge must not end the stream. */
    private Answer answered(Question question) {
        try {
            return subject.answer(question);
        } catch (MathIllegalStateException | IllegalArgumentException | ArithmeticException broken) {
            return Answer.none("calculation broke off: " + broken.getMessage());
        }
    }

    private void take(Answer answer, Function<Integer, String> name, long ns) {
        List<Named> operations = new ArrayList<>();
        answer.operations().forEach((key, operation) -> operations.add(Named.of(key, operation)));
        inForce = new InForce(inForce.version() + 1, List.copyOf(operations));
        store.put(inForceKey, IN_FORCE.encode(inForce));
        for (Watched what : answer.watched()) watch(what, name.apply(inForce.version()), ns);
    }

    private void watch(Watched what, String name, long ns) {
        for (int i = 0; i < watching; i++) if (drifts[i].watched().quantity().equals(what.quantity())) return;
        if (watching < MOST_QUANTITIES) drifts[watching++].watch(what, name, ns);
    }

    /** Operations in force by name. */
    SortedMap<String, HitOperation> operations() {
        SortedMap<String, HitOperation> operations = new TreeMap<>();
        for (Named each : inForce.operations()) operations.put(each.name(), each.operation());
        return operations;
    }

    SortedMap<String, Predicate<DspEvent>> flags() {
        return subject.flags();
    }

    int quantities() {
        return watching;
    }

    QuantityDrift quantity(int i) {
        return drifts[i];
    }

    void clear() {
        subject.clear();
    }

    private void putClock(long nowCounted, long nowNext) {
        counted = nowCounted;
        next = nowNext;
        store.putLater(clockKey, this::clock);
    }

    private void putReason(String now) {
        reason = now;
        store.put(reasonKey, now.getBytes(UTF_8));
    }

    /** How far it is, for display. */
    SubjectProgress.Step progress() {
        return new SubjectProgress.Step(name(), counted, next, version(), reason);
    }

    private byte[] clock() {
        return ByteBuffer.allocate(16).putLong(counted).putLong(next).array();
    }
}
