package org.driftwatch.calibrators.germanium;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.drift.LineDrift;
import org.driftwatch.calibrators.drift.LineDrift.BlockEnd;
import org.driftwatch.calibrators.drift.LineDrift.Target;
import org.driftwatch.calibrators.drift.LineDrift.Window;
import org.driftwatch.calibrators.drift.NamedReference;
import org.driftwatch.calibrators.drift.Reference;
import org.driftwatch.calibrators.germanium.energy.EnergyResult;
import org.driftwatch.calibrators.germanium.energy.LineResult;
import org.driftwatch.calibrators.germanium.energy.LineWindow;
import org.driftwatch.calibrators.histogram.Axis;
import org.driftwatch.calibrators.histogram.RollingHistograms;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Drift of all lines of one channel, of their positions and widths. Each position is measured with the shape it had when its reference was taken, so that a later
 * change of the fitted shape does not look like a shift.
 */
final class DriftWatch {
    private static final StateKey CLOCK = StateKey.of('k');
    private static final RecordCodec<PeakFit> SHAPES = new RecordCodec<>(PeakFit.class, 1);
    private static final double LOST = 0.25;
    private static final long NOT_STARTED = Long.MIN_VALUE;
    private static final Closed NOTHING = new Closed(List.of(), List.of());

    private final MonitorSettings settings;
    private final ChannelStore store;
    private final RollingHistograms histograms;
    private final EnergyCalibration calibration;
    private final LineDrift[] lines;
    private final PeakFit[] shapes;
    private final WidthWatch widths;
    private final long blockNs;
    private long block;

    /** A closed window of line i, and how far the line was from its place in the calibration in force. */
    record Seen(int line, Window window, double residualKev, double errorKev, boolean lost) {}

    /** What closed, in the order of time: positions of lines, and widths. */
    record Closed(List<Seen> positions, List<WidthWatch.Closed> widths) {
        Closed() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Goes on from what the store holds. */
    DriftWatch(
            MonitorSettings settings, ChannelStore store, RollingHistograms histograms, EnergyCalibration calibration) {
        this.settings = settings;
        this.store = store;
        this.histograms = histograms;
        this.calibration = calibration;
        blockNs = settings.drift().block().toNanos();
        lines = new LineDrift[settings.energy().lines().size()];
        shapes = new PeakFit[lines.length];
        for (int i = 0; i < lines.length; i++) lines[i] = open(i);
        widths = new WidthWatch(settings, store, calibration);
        byte[] clock = store.get(CLOCK);
        block = clock == null ? NOT_STARTED : ByteBuffer.wrap(clock).getLong();
    }

    private LineDrift open(int i) {
        byte[] shape = store.get(shapeKey(i));
        if (shape != null) shapes[i] = SHAPES.decode(shape);
        return new LineDrift(settings.drift(), store, i);
    }

    private static StateKey shapeKey(int i) {
        return new StateKey((byte) 'R', 0, i);
    }

    /** Data time has come to {@code timeNs}: ends the blocks before it, oldest first. */
    Closed advance(long timeNs) {
        long now = Math.floorDiv(timeNs, blockNs);
        if (block == NOT_STARTED) moveTo(now);
        if (now <= block) return NOTHING;
        Closed closed = new Closed();
        while (block < now) {
            long end = block + 1;
            for (int i = 0; i < lines.length; i++) blockEnded(i, end * blockNs, closed);
            block = Math.max(end, Math.min(now, nextDue()));
        }
        moveTo(now);
        return closed;
    }

    /** The last block whose end can close a window when nothing is counted meanwhile. */
    private long nextDue() {
        long due = Long.MAX_VALUE;
        for (LineDrift line : lines) due = Math.min(due, line.dueNs());
        return due == Long.MAX_VALUE ? Long.MAX_VALUE : Math.floorDiv(due - 1, blockNs);
    }

    private void blockEnded(int i, long endNs, Closed closed) {
        if (!lines[i].watching() || calibration.current() == null) return;
        Window window = lines[i].blockEnded(end(endNs), target(i));
        if (window == null) return;
        closed.positions().add(seen(i, window));
        WidthWatch.Closed width =
                widths.closed(i, window, shapes[i], lines[i].reference().kevPerAdc());
        if (width != null) closed.widths().add(width);
    }

    /** The run has ended: judges the windows that are open. */
    Closed finish() {
        Closed closed = new Closed();
        if (block == NOT_STARTED || calibration.current() == null) return closed;
        long end = (block + 1) * blockNs;
        for (int i = 0; i < lines.length; i++) if (lines[i].watching()) runEnded(i, end, closed);
        return closed;
    }

    private void runEnded(int i, long endNs, Closed closed) {
        Window window = lines[i].runEnded(end(endNs), target(i));
        if (window != null) closed.positions().add(seen(i, window));
        closed.widths()
                .addAll(widths.runEnded(
                        i, window, shapes[i], lines[i].reference().kevPerAdc()));
    }

    private Seen seen(int i, Window window) {
        double slope = window.reference().kevPerAdc();
        double residual = (window.sighting().positionAdc() - calibration.expectedAdc(i)) * slope;
        double expected = calibration.countsPerEvent(i) * window.events();
        boolean lost =
                expected >= settings.drift().enoughCounts() && window.sighting().counts() < LOST * expected;
        return new Seen(i, window, residual, window.sighting().errorAdc() * slope, lost);
    }

    /**
     * A calibration was published: the first that has a line becomes its reference, unless the settings name one.
     *
     * @param anew true if those before were wrong, so that it takes their place
     */
    void published(EnergyResult result, String scope, String name, boolean anew) {
        for (int i = 0; i < lines.length; i++) {
            LineResult line = result.lines().get(i);
            if (lines[i].watching() && !anew || !line.found()) continue;
            shapes[i] = line.fit().orElseThrow();
            store.put(shapeKey(i), SHAPES.encode(shapes[i]));
            double slope = Math.abs(result.scale().slope(shapes[i].position()));
            lines[i].watch(reference(
                    scope,
                    line.energyKeV(),
                    new Reference(shapes[i].position(), shapes[i].positionError(), slope, name)));
            widths.watch(i, scope, name);
        }
    }

    private Reference reference(String scope, double energyKev, Reference first) {
        return settings.drift().references().stream()
                .filter(named -> named.isFor(scope, energyKev))
                .findFirst()
                .map((NamedReference named) ->
                        new Reference(named.positionAdc(), named.errorAdc(), first.kevPerAdc(), named.name()))
                .orElse(first);
    }

    /** Where line i is looked for: not beyond the middle between it and its neighbours. */
    private Target target(int i) {
        List<LineWindow> all = settings.energy().lines();
        double energy = all.get(i).energyKeV();
        double wide = settings.drift().windowKev();
        double below = i == 0 ? wide : Math.min(wide, (energy - all.get(i - 1).energyKeV()) / 2);
        double above =
                i == all.size() - 1 ? wide : Math.min(wide, (all.get(i + 1).energyKeV() - energy) / 2);
        double expected = calibration.expectedAdc(i);
        double slope = Math.abs(calibration.current().scale().slope(expected));
        Axis axis = settings.histogram().fineAxis();
        return new Target(
                axis.edgeBin(expected - below / slope),
                axis.edgeBin(expected + above / slope),
                new LineSearch(shapes[i], expected));
    }

    private BlockEnd end(long ns) {
        return new BlockEnd(ns, histograms.totals().events(), histograms.fine().total());
    }

    private void moveTo(long now) {
        block = now;
        store.put(CLOCK, ByteBuffer.allocate(Long.BYTES).putLong(now).array());
    }

    /** {@code position_2614.5} of {@code position}. */
    static String quantity(String what, double energyKev) {
        String number = new BigDecimal(energyKev)
                .round(new MathContext(12))
                .stripTrailingZeros()
                .toPlainString();
        return what + "_" + number;
    }
}
