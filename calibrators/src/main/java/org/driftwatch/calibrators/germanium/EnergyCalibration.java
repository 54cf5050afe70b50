package org.driftwatch.calibrators.germanium;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.math3.exception.MathArithmeticException;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.driftwatch.calibrators.germanium.energy.EnergyCalibrator;
import org.driftwatch.calibrators.germanium.energy.EnergyResult;
import org.driftwatch.calibrators.germanium.energy.LineResult;
import org.driftwatch.calibrators.histogram.FineSpectrum;
import org.driftwatch.calibrators.histogram.RollingHistograms;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.SubjectProgress;

/**
 * Decides when a channel is calibrated, and whether the answer goes out.
 *
 * <ol>
 *   <li>Until lines are found: a cold fit after the first events, again after each further 10 %. A scale from fewer than three
 *       lines must be found twice.
 *   <li>Then: a warm refit of the lines that are due once one has gained 10 % of counts, and a cold fit after each doubling. What
 *       the gate refuses is not published; the old answer stays. A cold fit that contradicts it and is found again corrects it.
 *   <li>A line more than 2 keV from where it belongs, or gone, in a window of the drift, or a refit that would move the scale too
 *       far, begins a new epoch: cold fits on events from there on. A new scale is confirmed by another fit with twice the events
 *       that agrees with it, and then goes out whatever its step. If the old scale is seen again, the epochs are joined,
 *       unless it was itself found after a step.
 *   <li>At the end of the run: a cold fit to all events of the run, whatever its step.
 * </ol>
 */
final class EnergyCalibration {
    private static final StateKey STATE = StateKey.of('g');
    private static final StateKey RESULT = StateKey.of('E');
    private static final RecordCodec<CalibrationState> STATES = new RecordCodec<>(CalibrationState.class, 3);
    private static final RecordCodec<EnergyResult> RESULTS = new RecordCodec<>(EnergyResult.class, 3);
    private static final double SIGNIFICANT = 5;
    private static final double TRUST = 1.5;
    private static final double RECHECK = 2;
    private static final double AGAIN = 1.2;
    private static final int CLEAR_LINES = 3;

    /** Provenance of an answer that says the one before was wrong from the start. */
    static final String CORRECTED = "corrected";

    private static final String STEP = "step";

    /** Provenance of a last fit to events before and after a step of the gain: the version before it has the better scale. */
    static final String FINAL_OVER_STEP = "final over a step";

    private final MonitorSettings settings;
    private final CalibrationSettings rules;
    private final ChannelStore store;
    private final RollingHistograms histograms;
    private final EnergyCalibrator calibrator;
    private final PublicationGate gate;
    private final LineCounters counters;
    private CalibrationState state;
    private EnergyResult current;

    /** How an attempt ended; {@code published} only if it became a version. */
    record Attempt(Optional<EnergyResult> published, String how, long counts, Folded.Fits fits) {
        static final Attempt NONE = new Attempt(Optional.empty(), "", 0, Folded.Fits.NONE);

        static Attempt refused(String reason) {
            return new Attempt(Optional.empty(), "", 0, new Folded.Fits(0, 1, 0, reason));
        }

        static Attempt tooFew(String reason) {
            return new Attempt(Optional.empty(), "", 0, new Folded.Fits(0, 0, 1, reason));
        }
    }

    /** Goes on from what the store holds. */
    EnergyCalibration(MonitorSettings settings, ChannelStore store, RollingHistograms histograms) {
        this.settings = settings;
        this.store = store;
        this.histograms = histograms;
        rules = settings.calibration();
        calibrator = new EnergyCalibrator(settings.energy());
        gate = new PublicationGate(rules);
        byte[] bytes = store.get(STATE);
        state = bytes == null ? CalibrationState.start(rules.firstEvents()) : STATES.decode(bytes);
        byte[] result = store.get(RESULT);
        current = result == null ? null : RESULTS.decode(result);
        int lines = settings.energy().lines().size();
        counters = new LineCounters(store, settings.histogram().fineAxis(), lines, current);
    }

    /** The answer in force, or null. */
    EnergyResult current() {
        return current;
    }

    int version() {
        return state.answer().version();
    }

    boolean finished() {
        return state.finished();
    }

    CalibrationState state() {
        return state;
    }

    /** An event was counted: fits if it made one due. */
    Attempt counted(double adc) {
        if (state.finished()) return Attempt.NONE;
        counters.add(adc);
        if (epochEvents() >= state.search().nextAttempt()) return search(epochEvents());
        boolean due = current != null
                && !state.epoch().doubted()
                && counters.due(settings.energy().fits().refitGrowth(), rules.fewestGained());
        return due ? refit() : Attempt.NONE;
    }

    /** What a closed window of the drift says of the scale: a line that is not where it belongs casts doubt on it. */
    void saw(DriftWatch.Seen seen) {
        boolean open = current != null && !state.epoch().doubted() && !state.finished();
        if (!open || histograms.totals().events() < state.epoch().trustedUntil()) return;
        boolean moved = Math.abs(seen.residualKev()) > Math.max(rules.gainStepKev(), SIGNIFICANT * seen.errorKev());
        if (moved || seen.lost()) doubt();
    }

    /** The last fit, on all events of the run, from a cold start. */
    Attempt finish() {
        if (state.finished()) return Attempt.NONE;
        put(state.ended());
        EnergyResult last = fitted(() -> calibrator.cold(new CountsSpectrum(fine().total())));
        if (!last.calibrated()) return tooFew(last);
        return publish(last, state.epoch().stepped() ? FINAL_OVER_STEP : "final", inRange());
    }

    /** A cold fit; the answer decides when the next one is due. */
    private Attempt search(long events) {
        boolean settled = current != null && !state.epoch().doubted();
        put(state.tryAgainAt((long) Math.ceil(events * (settled ? RECHECK : 1 + rules.retryGrowth()))));
        EnergyResult candidate = fitted(() -> calibrator.cold(new CountsSpectrum(fine().epoch())));
        if (settled) counters.restart(current, fine().epoch());
        if (!candidate.calibrated()) return tooFew(candidate);
        if (current == null) return first(candidate, events);
        double step = energyAt(candidate, current.scale().adc(quoted())) - quoted();
        boolean same = Math.abs(step) <= rules.maximumStepKev();
        if (same && state.epoch().doubted()) return rejoin();
        if (same) return gated(candidate, "cold");
        if (confirms(candidate, events, state.epoch().doubted() ? 2 : AGAIN))
            return gated(candidate, settled ? CORRECTED : STEP);
        return waits(candidate, events, "a step of " + (float) step + " keV");
    }

    /** The first answer: three lines speak for themselves, fewer must be seen twice. */
    private Attempt first(EnergyResult candidate, long events) {
        boolean clear = candidate.found().size() >= CLEAR_LINES || confirms(candidate, events, AGAIN);
        return clear ? gated(candidate, "cold") : waits(candidate, events, "a scale from few lines");
    }

    private boolean confirms(EnergyResult candidate, long events, double factor) {
        int lines = current == null ? 1 : Math.min(CLEAR_LINES, current.found().size());
        return agrees(candidate)
                && events >= factor * state.search().pendingEvents()
                && candidate.found().size() >= lines;
    }

    private boolean agrees(EnergyResult candidate) {
        return Math.abs(energyAt(candidate, state.search().pendingAdc()) - quoted()) <= rules.maximumStepKev();
    }

    private Attempt waits(EnergyResult candidate, long events, String what) {
        if (!agrees(candidate)) put(state.pending(candidate.scale().adc(quoted()), events));
        put(state.tryAgainAt((long) Math.ceil(events * (1 + rules.retryGrowth()))));
        return refused(what + " waits for confirmation");
    }

    private Attempt rejoin() {
        if (!state.epoch().stepped()) fine().joinEpochs();
        put(state.rejoined((long) (TRUST * histograms.totals().events())));
        counters.restart(current, fine().epoch());
        return Attempt.NONE;
    }

    /** An answer always: a search in the mathematics that does not converge must not end the stream. */
    private static EnergyResult fitted(Supplier<EnergyResult> fit) {
        try {
            return fit.get();
        } catch (MathIllegalStateException | MathIllegalArgumentException | MathArithmeticException broken) {
            return EnergyResult.refused("fit broke off: " + broken.getMessage(), List.of(), 0);
        }
    }

    private static double energyAt(EnergyResult result, double adc) {
        return result.scale().energyKeV(adc);
    }

    private double quoted() {
        return settings.energy().resolutionAtKeV();
    }

    private Attempt refit() {
        EnergyResult candidate = fitted(() -> calibrator.warm(new CountsSpectrum(fine().epoch()), current));
        counters.restart(current, fine().epoch());
        if (!candidate.calibrated()) return refused(candidate.reason());
        if (fits(candidate).equals(fits(current))) return unchanged(candidate);
        double step = energyAt(candidate, current.scale().adc(quoted())) - quoted();
        if (Math.abs(step) <= rules.maximumStepKev()) return gated(candidate, "warm");
        doubt();
        return refused("a step of " + (float) step + " keV, allowed " + rules.maximumStepKev());
    }

    private static List<Optional<PeakFit>> fits(EnergyResult result) {
        return result.lines().stream().map(LineResult::fit).toList();
    }

    /** Only lines that are missing were looked at again, and are still missing: no new version. */
    private Attempt unchanged(EnergyResult same) {
        current = same;
        store.put(RESULT, RESULTS.encode(same));
        return Attempt.NONE;
    }

    private void doubt() {
        fine().beginEpoch();
        put(state.doubtedFrom(histograms.totals().events(), rules.firstEvents()));
    }

    private Attempt gated(EnergyResult candidate, String how) {
        Optional<String> objection = gate.objection(candidate, fine().half(0), fine().half(1));
        if (objection.isPresent()) return refused(objection.get());
        return publish(candidate, how, epochEvents());
    }

    private Attempt publish(EnergyResult result, String how, long counts) {
        current = result;
        store.put(RESULT, RESULTS.encode(result));
        put(how.equals(STEP) ? state.nextVersion(counts).overStep() : state.nextVersion(counts));
        counters.restart(result, fine().epoch());
        return new Attempt(Optional.of(result), how, counts, new Folded.Fits(1, 0, 0, ""));
    }

    private Attempt refused(String reason) {
        put(state.oneRefused(reason));
        return Attempt.refused(reason);
    }

    private Attempt tooFew(EnergyResult candidate) {
        put(state.oneTooFew(candidate.reason()));
        return Attempt.tooFew(candidate.reason());
    }

    /** How far it is, for display: events of the epoch, and when a search comes next. */
    SubjectProgress.Step progress() {
        return new SubjectProgress.Step(
                GermaniumEnergy.SUBJECT,
                epochEvents(),
                state.search().nextAttempt(),
                version(),
                state.tally().reason());
    }

    private FineSpectrum fine() {
        return histograms.fine();
    }

    private long epochEvents() {
        return histograms.totals().events() - state.epoch().begin();
    }

    private long inRange() {
        return histograms.totals().events() - histograms.totals().overflow();
    }

    /** Where the answer in force has line i, found or not [ADC]. */
    double expectedAdc(int i) {
        LineResult line = current.lines().get(i);
        return line.found()
                ? line.fit().orElseThrow().position()
                : current.scale().adc(line.energyKeV());
    }

    /** Counts of line i above background per event of the channel, by the answer in force; 0 for a line that was not found. */
    double countsPerEvent(int i) {
        LineResult line = current.lines().get(i);
        return line.found()
                ? line.fit().orElseThrow().signal() / Math.max(1, state.answer().events())
                : 0;
    }

    private void put(CalibrationState next) {
        state = next;
        store.put(STATE, STATES.encode(next));
    }
}
