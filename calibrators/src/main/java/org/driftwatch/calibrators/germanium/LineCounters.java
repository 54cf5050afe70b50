package org.driftwatch.calibrators.germanium;

import org.driftwatch.calibrators.germanium.energy.EnergyResult;
import org.driftwatch.calibrators.germanium.energy.LineResult;
import org.driftwatch.calibrators.histogram.Axis;
import org.driftwatch.calibrators.histogram.CountCodec;
import org.driftwatch.calibrators.histogram.Counts;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/** Counts in the fit window of each line when it was last looked at, and gained since: one comparison per line and event. */
final class LineCounters {
    private static final StateKey KEY = StateKey.of('l');

    private final ChannelStore store;
    private final Axis axis;
    private final int lines;
    private int[] lowBin = {};
    private int[] highBin = {};
    private int[] state = {};

    /** Goes on from what the store holds; {@code current} is the calibration in force, or null. */
    LineCounters(ChannelStore store, Axis axis, int lines, EnergyResult current) {
        this.store = store;
        this.axis = axis;
        this.lines = lines;
        byte[] bytes = store.get(KEY);
        if (bytes == null || current == null) return;
        state = CountCodec.decode(bytes, 2 * lines);
        windows(current);
    }

    /** Starts counting afresh in the windows of {@code current}. */
    void restart(EnergyResult current, Counts spectrum) {
        windows(current);
        state = new int[2 * lines];
        for (int i = 0; i < lines; i++) for (int count : spectrum.range(lowBin[i], highBin[i])) state[2 * i] += count;
        put();
    }

    private void windows(EnergyResult current) {
        lowBin = new int[lines];
        highBin = new int[lines];
        for (int i = 0; i < lines; i++) {
            LineResult line = current.lines().get(i);
            if (Double.isNaN(line.windowLowAdc())) continue;
            lowBin[i] = axis.edgeBin(line.windowLowAdc());
            highBin[i] = Math.max(lowBin[i], axis.edgeBin(line.windowHighAdc()));
        }
    }

    /** Counts one event. */
    void add(double adc) {
        int bin = axis.bin(adc);
        boolean any = false;
        for (int i = 0; i < lowBin.length; i++) {
            if (bin < lowBin[i] || bin >= highBin[i]) continue;
            state[2 * i + 1]++;
            any = true;
        }
        if (any) put();
    }

    /** True if a line has gained the fraction {@code growth} and at least {@code fewest} counts. */
    boolean due(double growth, long fewest) {
        for (int i = 0; i < lowBin.length; i++) {
            int gained = state[2 * i + 1];
            if (gained >= fewest && gained >= growth * state[2 * i]) return true;
        }
        return false;
    }

    private void put() {
        int[] now = state;
        store.putLater(KEY, () -> CountCodec.encode(now));
    }
}
