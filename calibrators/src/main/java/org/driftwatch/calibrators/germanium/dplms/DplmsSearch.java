package org.driftwatch.calibrators.germanium.dplms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.filter.Trapezoid;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.filter.ChargeTrapping;
import org.driftwatch.calibrators.germanium.filter.TrialPulses;
import org.driftwatch.topics.codec.PeerNumber;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumDplms.Coefficients;
import org.driftwatch.topics.hit.HitOperation;

/**
 * The job that proposes a DPLMS filter from recent waveforms: one filter per combination of penalties, the one with the narrowest
 * line within the limits, else the fallback. A filter in use is kept unless the new one is narrower by more than the error of the
 * difference. Deterministic; one thread.
 */
public record DplmsSearch(DplmsSettings settings) {
    private static final String ENERGY = "dplmsEmax";
    private static final String TRAPEZOID = "trapEmax";
    private static final int ALPHA_DECIMALS = 9;
    /** A line with less of the pulses is a spike on a broad distribution, however narrow. */
    private static final double SIGNAL_SHARE = 0.3;

    /**
     * The proposal.
     *
     * @param baselines recent waveforms without a pulse
     * @param pulses recent waveforms of the line, of one length
     * @param periodNs sampling period of all [ns]
     * @param inUse the DSP settings in use, for baseline and decay
     * @param last an earlier proposal that is in use
     */
    public GermaniumDplms propose(
            List<int[]> baselines,
            List<int[]> pulses,
            double periodNs,
            DspSettings inUse,
            Optional<GermaniumDplms> last) {
        if (baselines.size() < settings.minimumBaselines())
            return refused(baselines, pulses, baselines.size() + " baselines of " + settings.minimumBaselines());
        if (pulses.size() < settings.minimumPulses())
            return refused(baselines, pulses, pulses.size() + " pulses of " + settings.minimumPulses());
        for (int[] baseline : baselines) {
            if (baseline.length < settings.size())
                return refused(
                        baselines,
                        pulses,
                        "baselines of " + baseline.length + " samples, " + settings.size() + " are needed");
        }
        Run run = new Run(baselines, new TrialPulses(pulses, periodNs, inUse));
        return run.propose(baselines, pulses, last);
    }

    private static GermaniumDplms refused(List<int[]> baselines, List<int[]> pulses, String why) {
        double none = Double.NaN;
        return new GermaniumDplms(
                null,
                "refused",
                none,
                none,
                none,
                null,
                none,
                none,
                List.of(),
                null,
                baselines.size(),
                pulses.size(),
                why);
    }

    /** One filter with what the line says about it. */
    private record Trial(
            Penalties penalties, DplmsFilter filter, SignalMatrices signals, int pulses, ChargeTrapping.Result line) {
        double fwhm() {
            return line.usable() ? line.width().fwhmKeV() : Double.NaN;
        }

        double fwhmError() {
            return line.usable() ? line.width().fwhmErrorKeV() : Double.NaN;
        }

        double pValue() {
            return line.usable() ? line.width().fit().fit().pValue() : Double.NaN;
        }
    }

    private final class Run {
        private final double[][] noise;
        private final TrialPulses pulses;
        private final PulseSelection selection;
        private final double[] driftNs;
        private final ChargeTrapping trapping = ChargeTrapping.of(settings.line());

        Run(List<int[]> baselines, TrialPulses pulses) {
            this.pulses = pulses;
            noise = NoiseMatrix.of(baselines, settings.size(), settings.length());
            selection = new PulseSelection(settings, pulses);
            driftNs = pulses.output("dt_eff", Map.of());
        }

        GermaniumDplms propose(List<int[]> baselines, List<int[]> waveforms, Optional<GermaniumDplms> last) {
            List<GermaniumDplms.GridPoint> grid = new ArrayList<>();
            Trial best = null;
            for (Penalties penalties : settings.grid()) {
                Optional<Trial> trial = trial(penalties);
                grid.add(gridPoint(penalties, trial));
                if (trial.isPresent()
                        && within(trial.get())
                        && (best == null || trial.get().fwhm() < best.fwhm())) best = trial.get();
            }
            boolean fallback = best == null;
            Optional<Trial> chosen = Optional.ofNullable(best).or(() -> trial(settings.fallback()));
            if (chosen.isEmpty())
                return refused(
                        baselines,
                        waveforms,
                        "too few pulses with a window of " + settings.size() + " samples around sample "
                                + selection.centre() + ", or no filter from their matrices");
            return answer(chosen.get(), fallback, grid, baselines.size(), last);
        }

        private Optional<Trial> trial(Penalties penalties) {
            List<Integer> selected = selection.selected(penalties);
            if (selected.size() < settings.minimumPulses()) return Optional.empty();
            double[][] windows = pulses.windows(selected, selection::from, settings.size());
            SignalMatrices signals = SignalMatrices.of(windows, settings.length(), settings.decayConstant());
            return DplmsFilter.of(noise, signals, penalties)
                    .map(filter -> new Trial(penalties, filter, signals, selected.size(), line(filter)));
        }

        private ChargeTrapping.Result line(DplmsFilter filter) {
            return trapping.best(pulses.energies((flattened, sums) -> filter.energy(flattened)), driftNs);
        }

        /** The line in the energy trapezoid, which is in use where no DPLMS filter is. */
        private ChargeTrapping.Result trapezoid() {
            DspSettings.Trap trap = pulses.settings().energyTrap();
            double period = pulses.periodNs();
            return trapping.best(
                    pulses.trapezoidMaximum(new Trapezoid(
                            trap.rise().wholeSamples(period), trap.flat().wholeSamples(period))),
                    driftNs);
        }

        private boolean within(Trial trial) {
            return trial.fwhm() < settings.fwhmLimitKeV()
                    && trial.fwhmError() < settings.errorLimitKeV()
                    && trial.pValue() > settings.pValueLimit()
                    && trial.line().width().fit().signal() > SIGNAL_SHARE * trial.pulses();
        }

        private GermaniumDplms answer(
                Trial chosen,
                boolean fallback,
                List<GermaniumDplms.GridPoint> grid,
                int baselines,
                Optional<GermaniumDplms> last) {
            GermaniumDplms.OutputDict inUse =
                    last.map(GermaniumDplms::outputDict).orElse(null);
            ChargeTrapping.Result current = inUse == null
                    ? trapezoid()
                    : line(new DplmsFilter(inUse.dplms().coefficients(), new double[0]));
            boolean measured = current.usable();
            double fwhm = measured ? current.width().fwhmKeV() : Double.NaN;
            double error = measured ? current.width().fwhmErrorKeV() : Double.NaN;
            double own = chosen.fwhmError();
            boolean keep = inUse != null && measured && !(fwhm - chosen.fwhm() > Math.sqrt(error * error + own * own));
            return new GermaniumDplms(
                    keep ? inUse : outputDict(chosen),
                    keep ? "kept" : fallback ? "fallback" : "changed",
                    chosen.fwhm(),
                    own,
                    chosen.pValue(),
                    inUse == null ? TRAPEZOID : ENERGY,
                    fwhm,
                    error,
                    List.copyOf(grid),
                    diagnostics(chosen),
                    baselines,
                    chosen.pulses(),
                    null);
        }

        private GermaniumDplms.OutputDict outputDict(Trial trial) {
            SortedMap<String, Double> alpha = new TreeMap<>();
            alpha.put("a", PeerNumber.rounded(trial.line().alpha(), ALPHA_DECIMALS));
            SortedMap<String, HitOperation> corrections = new TreeMap<>();
            corrections.put(ENERGY + "_ctc", HitOperation.of(ENERGY + "*(1+dt_eff*a)", alpha));
            var filter = new GermaniumDplms.Filter(
                    settings.length(), trial.filter().coefficients(), coefficients(trial.penalties()));
            return new GermaniumDplms.OutputDict(filter, corrections);
        }

        private GermaniumDplms.Diagnostics diagnostics(Trial trial) {
            double trace = 0;
            for (double value : diagonal(trial.signals().pulse())) trace += value;
            double sum = 0;
            for (double value : trial.filter().coefficients()) sum += value;
            double largest = Double.NEGATIVE_INFINITY;
            for (double value : trial.filter().response()) largest = Math.max(largest, value);
            return new GermaniumDplms.Diagnostics(
                    settings.length(),
                    settings.size(),
                    coefficients(trial.penalties()),
                    noise[0],
                    diagonal(noise),
                    trial.signals().reference(),
                    trace,
                    trial.signals().flatTop()[0],
                    diagonal(trial.signals().flatTop()),
                    sum,
                    largest);
        }
    }

    private static GermaniumDplms.GridPoint gridPoint(Penalties penalties, Optional<Trial> trial) {
        return new GermaniumDplms.GridPoint(
                coefficients(penalties),
                trial.map(Trial::fwhm).orElse(Double.NaN),
                trial.map(Trial::fwhmError).orElse(Double.NaN),
                trial.map(each -> each.line().alpha()).orElse(Double.NaN),
                trial.map(Trial::pValue).orElse(Double.NaN),
                trial.map(Trial::pulses).orElse(0));
    }

    private static Coefficients coefficients(Penalties p) {
        return new Coefficients(p.noise(), p.area(), p.pileUp(), p.flatTop(), p.risePercentile(), p.pileUpThreshold());
    }

    private static double[] diagonal(double[][] matrix) {
        double[] diagonal = new double[matrix.length];
        for (int i = 0; i < diagonal.length; i++) diagonal[i] = matrix[i][i];
        return diagonal;
    }
}
