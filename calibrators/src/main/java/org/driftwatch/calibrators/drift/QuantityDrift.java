package org.driftwatch.calibrators.drift;

import java.nio.ByteBuffer;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Drift of the mean of one quantity of one channel in disjoint windows of data time, against its mean when the watch began.
 * <pre>
 *   m = Σx/n,  σ_m² = (Σx²/n - m²)/(n - 1)
 * </pre>
 *
 * Windows consist of whole blocks; one closes with the first block at whose end it has enough counts, or after the longest time. The
 * first window with {@value #REFERENCE_WINDOWS} times the enough counts becomes the reference. Shifts are judged by {@link
 * ControlChart} in units of the quantity's {@linkplain Watched#width width}: what the settings give in keV holds in widths here, so
 * 0.1 widths matter and 2 are too much. One thread; all state is in the store.
 */
public final class QuantityDrift {
    static final int REFERENCE_WINDOWS = 5;
    private static final RecordCodec<State> CODEC = new RecordCodec<>(State.class, 2);

    private final DriftSettings settings;
    private final ControlChart chart;
    private final ChannelStore store;
    private final StateKey key;
    private final StateKey sumsKey;
    private State state;
    private Sums sums;

    private record State(Watched watched, String name, Mean reference, long fromNs, ControlChart.State chart) {}

    /** What one event moves: put at each event, so small. */
    private record Sums(long n, double sum, double squares) {
        static final Sums NONE = new Sums(0, 0, 0);

        Sums plus(double value) {
            return new Sums(n + 1, sum + value, squares + value * value);
        }

        byte[] encode() {
            return ByteBuffer.allocate(24)
                    .putLong(n)
                    .putDouble(sum)
                    .putDouble(squares)
                    .array();
        }

        static Sums decode(byte[] bytes) {
            if (bytes == null) return NONE;
            ByteBuffer in = ByteBuffer.wrap(bytes);
            return new Sums(in.getLong(), in.getDouble(), in.getDouble());
        }
    }

    /** Mean of {@code counts} events with its standard error; NaN below two. */
    public record Mean(double value, double error, long counts) {
        static Mean of(long n, double sum, double squares, double width) {
            if (n < 2) return new Mean(Double.NaN, Double.NaN, n);
            double mean = sum / n;
            double variance = Math.max(0, squares / n - mean * mean);
            // values that are all the same (flags that are all set) are still not known for certain
            return new Mean(mean, Math.max(Math.sqrt(variance / (n - 1)), width / n), n);
        }
    }

    /** A closed window [from, at) of a watched quantity. */
    public record Window(
            Watched watched,
            long fromNs,
            long atNs,
            Mean mean,
            Mean reference,
            String name,
            ControlChart.Judged judged) {
        /** Shift in the quantity's unit. */
        public double shift() {
            return mean.value() - reference.value();
        }
    }

    /** Goes on from what the store holds for quantity number {@code index}. */
    public QuantityDrift(DriftSettings settings, ChannelStore store, int index) {
        this.settings = settings;
        this.store = store;
        chart = new ControlChart(settings.chart());
        key = new StateKey((byte) 'q', 0, index);
        sumsKey = new StateKey((byte) 'q', 1, index);
        byte[] bytes = store.get(key);
        state = bytes == null ? null : CODEC.decode(bytes);
        sums = Sums.decode(store.get(sumsKey));
    }

    /** True once {@link #watch} was called. */
    public boolean watching() {
        return state != null;
    }

    /** What is watched; null before. */
    public Watched watched() {
        return state == null ? null : state.watched();
    }

    /** Begins to watch at data time {@code ns}; {@code name} says by which version of the parameters. */
    public void watch(Watched what, String name, long ns) {
        put(new State(what, name, null, ns, ControlChart.State.START));
        put(Sums.NONE);
    }

    /** Counts one event if it is one of the chosen, its value held within their range; NaN does not count. */
    public void add(double energyKeV, double value) {
        if (state == null || Double.isNaN(value)) return;
        Watched.Chosen chosen = state.watched().chosen();
        double counted = chosen.value(value);
        if (chosen.counts(energyKeV) && Double.isFinite(counted)) put(sums.plus(counted));
    }

    /** Data time at which the window closes if nothing more is counted; the end of time while none is open. */
    public long dueNs() {
        boolean open = state != null && state.reference() != null;
        return open ? state.fromNs() + settings.longest().toNanos() : Long.MAX_VALUE;
    }

    /** A block ended at {@code ns}. Gives the window that closes with it, or null. */
    public Window blockEnded(long ns) {
        if (state == null || ns <= state.fromNs()) return null;
        boolean first = state.reference() == null;
        boolean enough =
                sums.n() >= settings.enoughCounts() * state.watched().windows() * (first ? REFERENCE_WINDOWS : 1L);
        boolean last = ns >= dueNs();
        return enough || last ? close(ns) : null;
    }

    /** The run ended with the block that ends at {@code ns}: judges a rest with enough counts to say something. */
    public Window runEnded(long ns) {
        boolean open = state != null && state.reference() != null && ns > state.fromNs();
        return open && sums.n() >= settings.fewestCounts() ? close(ns) : null;
    }

    private Window close(long ns) {
        Mean mean =
                Mean.of(sums.n(), sums.sum(), sums.squares(), state.watched().width());
        if (state.reference() == null) {
            next(mean, ns, ControlChart.State.START);
            return null;
        }
        ControlChart.Judged judged = mean.counts() < settings.fewestCounts()
                ? ControlChart.Judged.lowStatistics(state.chart())
                : chart.judge(
                        state.chart(),
                        new ControlChart.Reading(mean.value(), mean.error()),
                        reference(),
                        state.watched().bad());
        Window closed = new Window(state.watched(), state.fromNs(), ns, mean, state.reference(), state.name(), judged);
        next(state.reference(), ns, judged.state());
        return closed;
    }

    /** In widths: the slope of the chart is one width per unit. */
    private Reference reference() {
        Mean mean = state.reference();
        return new Reference(mean.value(), mean.error(), 1 / state.watched().width(), state.name());
    }

    private void next(Mean reference, long ns, ControlChart.State chartState) {
        put(new State(state.watched(), state.name(), reference, ns, chartState));
        put(Sums.NONE);
    }

    private void put(State next) {
        state = next;
        store.put(key, CODEC.encode(next));
    }

    private void put(Sums next) {
        sums = next;
        store.putLater(sumsKey, next::encode);
    }
}
