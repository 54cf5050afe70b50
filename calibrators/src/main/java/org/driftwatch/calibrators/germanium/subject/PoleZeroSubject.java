package org.driftwatch.calibrators.germanium.subject;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.driftwatch.calibrators.drift.Bad;
import org.driftwatch.calibrators.drift.Watched;
import org.driftwatch.calibrators.germanium.cuts.ColumnCells;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.polezero.PoleZeroCalibrator;
import org.driftwatch.calibrators.germanium.polezero.PoleZeroSettings;
import org.driftwatch.calibrators.germanium.polezero.SuperpulseSums;
import org.driftwatch.calibrators.germanium.polezero.TailSlopes;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.GermaniumPoleZero;

/**
 * One decay constant from the slopes of the tails of energetic pulses, kept in bounded cells. Two constants need the waveforms; they are
 * a job of their own that takes these slopes along.
 */
public final class PoleZeroSubject implements Subject {
    /** Column of the sampling period, which tells what a slope per sample means [ns]. */
    public static final String PERIOD = "period_ns";

    static final String SLOPE = "tail_slope";
    private static final StateKey PERIOD_KEY = new StateKey((byte) 'Z', 1, 0);
    private static final double REACH = 4;
    private static final int MOST_CELLS = 8192;

    private final double minimumKeV;
    private final ChannelStore store;
    private final ColumnCells slopes;

    /** @param minimumKeV energy from which on a tail is above the noise [keV] */
    public PoleZeroSubject(double minimumKeV, ChannelStore store) {
        this.minimumKeV = minimumKeV;
        this.store = store;
        slopes = new ColumnCells(MOST_CELLS, store, 'Z', 0);
    }

    @Override
    public String name() {
        return GermaniumPoleZero.SUBJECT;
    }

    @Override
    public boolean add(Features features) {
        DspEvent event = features.dsp();
        if (!(features.energyKeV() >= minimumKeV) || !slopes.add(event.value(SLOPE))) return false;
        if (store.get(PERIOD_KEY) == null) store.put(PERIOD_KEY, bytes(event.value(PERIOD)));
        return true;
    }

    /** Mode and width of the slopes so far. */
    public TailSlopes slopes() {
        return TailSlopes.of(slopes.distribution());
    }

    @Override
    public Answer answer(Question question) {
        TailSlopes seen = slopes();
        double periodNs = periodNs();
        if (seen.count() == 0) return Answer.none("no tail slopes above " + minimumKeV + " keV");
        if (!(periodNs > 0)) return Answer.none("no sampling period: the events have no column " + PERIOD);
        PoleZeroSettings settings = PoleZeroSettings.of(DspSettings.defaults(), periodNs);
        GermaniumPoleZero value =
                new PoleZeroCalibrator(settings, periodNs).calibrate(seen, new SuperpulseSums(1, 1), List.of());
        if (value.pzSingle() == null) return Answer.none(value.refused());
        return new Answer(value, Collections.emptySortedMap(), List.of(watched(seen)), seen.count(), "");
    }

    private Watched watched(TailSlopes seen) {
        double reach = REACH * seen.stdev();
        return new Watched(
                "tail_slope",
                "1/sample",
                seen.stdev(),
                SLOPE,
                new Watched.Chosen(minimumKeV, Double.POSITIVE_INFINITY, seen.mode() - reach, seen.mode() + reach),
                Watched.ENOUGH,
                Bad.BOTH);
    }

    private double periodNs() {
        byte[] bytes = store.get(PERIOD_KEY);
        return bytes == null ? Double.NaN : ByteBuffer.wrap(bytes).getDouble();
    }

    private static byte[] bytes(double value) {
        return ByteBuffer.allocate(Double.BYTES).putDouble(value).array();
    }

    @Override
    public void clear() {
        slopes.clear();
    }
}
