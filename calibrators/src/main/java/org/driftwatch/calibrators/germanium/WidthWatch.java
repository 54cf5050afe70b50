package org.driftwatch.calibrators.germanium;

import java.util.List;
import org.driftwatch.calibrators.drift.LineDrift;
import org.driftwatch.calibrators.drift.NamedReference;
import org.driftwatch.calibrators.drift.Width;
import org.driftwatch.calibrators.drift.WidthDrift;
import org.driftwatch.calibrators.drift.WidthReference;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Drift of the widths of all lines of one channel. Each line is measured with the form it had in the calibration in force at its first
 * measurement: by then the line has more counts than when its position was first fitted.
 */
final class WidthWatch {
    private static final RecordCodec<PeakFit> FORMS = new RecordCodec<>(PeakFit.class, 1);

    /** A closed window of line i. */
    record Closed(int line, WidthDrift.Window window) {}

    private final MonitorSettings settings;
    private final ChannelStore store;
    private final EnergyCalibration calibration;
    private final WidthDrift[] lines;
    private final PeakFit[] forms;

    /** Goes on from what the store holds. */
    WidthWatch(MonitorSettings settings, ChannelStore store, EnergyCalibration calibration) {
        this.settings = settings;
        this.store = store;
        this.calibration = calibration;
        lines = new WidthDrift[settings.energy().lines().size()];
        forms = new PeakFit[lines.length];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new WidthDrift(settings.drift(), store, i);
            byte[] form = store.get(formKey(i));
            if (form != null) forms[i] = FORMS.decode(form);
        }
    }

    private static StateKey formKey(int i) {
        return new StateKey((byte) 'R', 1, i);
    }

    /** Line i is watched from now on, against its named width or else the first one, which gets that name. */
    void watch(int i, String scope, String name) {
        double energy = settings.energy().lines().get(i).energyKeV();
        forms[i] = null;
        store.delete(formKey(i));
        lines[i].watch(settings.drift().references().stream()
                .filter(named -> named.isFor(scope, energy) && named.fwhmKev().found())
                .findFirst()
                .map((NamedReference named) -> new WidthReference(named.fwhmKev(), named.name()))
                .orElse(new WidthReference(Width.NONE, name)));
    }

    /**
     * The position of line i was measured. Gives what closes with it, or null.
     *
     * @param shape of the line when its position was first fitted
     * @param kevPerAdc slope of the energy scale there
     */
    Closed closed(int i, LineDrift.Window position, PeakFit shape, double kevPerAdc) {
        WidthDrift.Window window = lines[i].closed(position, target(i, shape, kevPerAdc));
        return window == null ? null : new Closed(i, window);
    }

    /** The run has ended; {@code position} may be null. */
    List<Closed> runEnded(int i, LineDrift.Window position, PeakFit shape, double kevPerAdc) {
        return lines[i].runEnded(position, target(i, shape, kevPerAdc)).stream()
                .map(window -> new Closed(i, window))
                .toList();
    }

    private WidthDrift.Target target(int i, PeakFit shape, double kevPerAdc) {
        return new WidthDrift.Target(
                shape.fwhm(),
                shape.position(),
                kevPerAdc,
                (low, bin, counts) -> new WidthSearch(form(i, shape)).find(low, bin, counts));
    }

    private PeakFit form(int i, PeakFit first) {
        if (forms[i] == null) {
            forms[i] = calibration
                    .current()
                    .lines()
                    .get(i)
                    .fit()
                    .filter(PeakFit::valid)
                    .orElse(first);
            store.put(formKey(i), FORMS.encode(forms[i]));
        }
        return forms[i];
    }
}
