package org.driftwatch.calibrators.germanium.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.germanium.energy.LineFinder.Found;
import org.driftwatch.calibrators.germanium.energy.LineFinder.Located;
import org.driftwatch.calibrators.germanium.energy.LineResult.Window;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.calibrators.peak.PeakGuess;
import org.driftwatch.calibrators.peak.StagedPeakFit;
import org.driftwatch.calibrators.peak.WindowHistogram;

/**
 * Energy calibration of one channel from the fine histogram of its uncalibrated energies.
 *
 * <p>{@link #cold} finds the lines, fits each in its window, puts a polynomial through their modes and resolution curves through
 * their widths; {@link #provisional} does the same with less effort for lines that have too few events as yet; {@link #warm} refits only
 * the lines whose window gained enough since. The histogram's bins must be at most
 * {@code maximumBinKeV} wide at the scale found, else the spectrum is refused. A line that is not in the data is reported as not
 * found; too few lines, or nothing that looks like the pattern, is a refusal with its reason. Stateless and thread-safe.
 */
public final class EnergyCalibrator {
    private static final double NARROWER_KEV = 5;
    private static final long FEWEST_EVENTS = 100;

    private final EnergySettings settings;

    /** A calibrator with the given settings. */
    public EnergyCalibrator(EnergySettings settings) {
        this.settings = settings;
    }

    /** True if line number {@code line} of {@code last}, now with {@code countsNow} events in its window, is due for a refit. */
    public boolean due(EnergyResult last, int line, long countsNow) {
        long before = last.lines().get(line).counts();
        return countsNow > before && countsNow >= before * (1 + settings.fits().refitGrowth());
    }

    /** Calibrates afresh; nothing of the past enters, the tail decisions neither. */
    public EnergyResult cold(Spectrum spectrum) {
        return afresh(spectrum, true);
    }

    /** The same while events are still coming: a line that has too few of them is not tried with every shape, see {@link StagedPeakFit#provisional}. */
    public EnergyResult provisional(Spectrum spectrum) {
        return afresh(spectrum, false);
    }

    private EnergyResult afresh(Spectrum spectrum, boolean last) {
        LineFinder finder = new LineFinder(settings, spectrum);
        long total = finder.total();
        if (total < FEWEST_EVENTS) return noScale("too few events: " + total + ", need " + FEWEST_EVENTS, total);
        Found found = finder.find();
        if (found.lines().isEmpty()) return noScale("no pattern of lines in " + total + " events", total);
        Optional<String> coarse = tooCoarse(spectrum, found.scale());
        if (coarse.isPresent()) return noScale(coarse.get(), total);
        List<PeakTop> tops = settings.fits().peakTops() ? new PeakTops(settings, spectrum).of(found) : List.of();
        Found moved = tops.isEmpty() ? found : PeakTops.moved(found, tops);
        List<LineResult> lines = new ArrayList<>();
        Look look = new Look(spectrum, moved.scale(), last);
        for (LineWindow line : settings.lines()) lines.add(first(look, line, moved));
        return conclude(lines, found.scale(), new Sample(total, tops));
    }

    /**
     * Refits the lines of {@code last} that are due on {@code spectrum}, which holds the events of then and more; looks again for
     * missing lines whose window grew. Calibrates afresh if {@code last} was a refusal.
     */
    public EnergyResult warm(Spectrum spectrum, EnergyResult last) {
        if (!last.calibrated() || last.lines().size() != settings.lines().size()) return provisional(spectrum);
        Look look = new Look(spectrum, last.scale(), false);
        List<LineResult> lines = new ArrayList<>();
        for (int i = 0; i < last.lines().size(); i++) {
            LineResult line = last.lines().get(i);
            Optional<WindowHistogram> window = Windows.cut(spectrum, line.windowLowAdc(), line.windowHighAdc());
            boolean due = window.isPresent() && due(last, i, window.get().total());
            lines.add(due ? again(look, settings.lines().get(i), line) : line);
        }
        return lines.equals(last.lines())
                ? last
                : conclude(lines, last.scale(), new Sample(last.counts(), last.peakTops()));
    }

    private EnergyResult noScale(String reason, long total) {
        List<LineResult> lines = settings.lines().stream()
                .map(line -> LineResult.missing(line.energyKeV(), "no scale: " + reason, Window.UNKNOWN))
                .toList();
        return EnergyResult.refused(reason, lines, total);
    }

    private Optional<String> tooCoarse(Spectrum spectrum, Polynomial scale) {
        double slope = Math.abs(scale.slope(scale.adc(settings.lines().get(0).energyKeV())));
        double bin = slope * spectrum.binWidth();
        return bin <= settings.fits().maximumBinKeV() * (1 + 1e-6)
                ? Optional.empty()
                : Optional.of("bins of " + (float) bin + " keV are wider than "
                        + settings.fits().maximumBinKeV()
                        + " keV: use at most " + (float) (settings.fits().maximumBinKeV() / slope) + " ADC, not "
                        + spectrum.binWidth());
    }

    /** Where lines are looked for; {@code last} if there will be no more events, so that every shape is tried. */
    private record Look(Spectrum spectrum, Polynomial scale, boolean last) {}

    private LineResult first(Look look, LineWindow line, Found found) {
        for (Located located : found.lines()) {
            if (located.line().equals(line)) return fresh(look, line, located.guess());
        }
        PeakGuess best = found.missing().stream()
                .filter(missing -> missing.line().equals(line))
                .findFirst()
                .orElseThrow()
                .guess();
        return notSeen(look, line, best);
    }

    private LineResult notSeen(Look look, LineWindow line, PeakGuess best) {
        Optional<WindowHistogram> window = cut(look, line, look.scale().adc(line.energyKeV()), 0);
        return LineResult.missing(
                line.energyKeV(),
                new Absence(look.spectrum(), look.scale()).of(best),
                window.map(this::seen).orElse(Window.UNKNOWN));
    }

    private LineResult fresh(Look look, LineWindow line, PeakGuess guess) {
        StagedPeakFit staged = staged(guess.mu(), look.scale());
        List<PeakFit> failed = new ArrayList<>();
        Window seen = Window.UNKNOWN;
        for (double narrower : new double[] {0, NARROWER_KEV}) {
            Optional<WindowHistogram> cut = cut(look, line, guess.mu(), narrower);
            if (cut.isEmpty() || !inside(cut.get(), guess.mu())) break;
            WindowHistogram window = cut.get();
            if (narrower == 0) seen = seen(window);
            if (!staged.worthwhile(window)) {
                if (failed.isEmpty()) return LineResult.missing(line.energyKeV(), staged.tooFew(window), seen);
                break;
            }
            PeakFit fit = look.last() ? staged.cold(window, guess) : staged.provisional(window, guess);
            if (fit.valid()) return LineResult.found(line.energyKeV(), "", seen(window), fit);
            failed.add(fit);
            if (!look.last() && failed.get(0).flaw() == PeakFit.Flaw.FEW_SIGNAL_COUNTS) break;
        }
        String reason = failed.isEmpty() ? noWindow(look, guess) : objection(staged, failed);
        return LineResult.missing(line.energyKeV(), reason, seen);
    }

    private static boolean inside(WindowHistogram window, double adc) {
        return window.low() < adc && adc < window.high();
    }

    private static String noWindow(Look look, PeakGuess guess) {
        Absence absence = new Absence(look.spectrum(), look.scale());
        return absence.inside(guess.mu()) ? Absence.NO_WINDOW : absence.outside(guess.mu());
    }

    /** What is wrong with the fit, and with that of the retry if there was one and it says more. */
    private static String objection(StagedPeakFit staged, List<PeakFit> failed) {
        PeakFit first = failed.get(0);
        PeakFit last = failed.get(failed.size() - 1);
        String said = staged.objection(first);
        if (last.flaw() != first.flaw()) return said + "; in a narrower window " + staged.objection(last);
        boolean less = failed.size() == 1 || first.flaw() == PeakFit.Flaw.FEW_SIGNAL_COUNTS;
        return less ? said : said + ", also in a narrower window";
    }

    private LineResult again(Look look, LineWindow line, LineResult before) {
        if (!before.found()) {
            PeakGuess guess = near(look, line);
            return guess.significance() >= LineFinder.SIGNIFICANT
                    ? fresh(look, line, guess)
                    : notSeen(look, line, guess);
        }
        PeakFit last = before.fit().orElseThrow();
        Optional<WindowHistogram> window = cut(look, line, last.position(), 0);
        if (window.isPresent() && StagedPeakFit.warmStarts(window.get(), last)) {
            PeakFit fit = staged(last.position(), look.scale()).warm(window.get(), last);
            if (fit.valid()) return LineResult.found(line.energyKeV(), "", seen(window.get()), fit);
        }
        LineResult anew = fresh(look, line, near(look, line));
        return anew.found() ? anew : before.withReason("older fit stands, refit: " + anew.reason());
    }

    private static PeakGuess near(Look look, LineWindow line) {
        return LineFinder.near(look.spectrum(), line, look.scale());
    }

    private StagedPeakFit staged(double adc, Polynomial scale) {
        double slope = Math.abs(scale.slope(adc));
        return new StagedPeakFit(new StagedPeakFit.Settings(
                settings.fits().maximumBinKeV() / slope,
                settings.fits().fitBinKeV() / slope,
                settings.fits().minimumLineCounts(),
                settings.fits().allowedPValue(),
                settings.fits().behaviour()));
    }

    private Optional<WindowHistogram> cut(Look look, LineWindow line, double centre, double narrower) {
        double slope = Math.abs(look.scale().slope(centre));
        double below = Math.max(line.belowKeV() - narrower, 0.5 * line.belowKeV()) / slope;
        double above = Math.max(line.aboveKeV() - narrower, 0.5 * line.aboveKeV()) / slope;
        return Windows.cut(look.spectrum(), centre - below, centre + above)
                .map(window -> Windows.fromThreshold(window, centre - NARROWER_KEV / slope));
    }

    private Window seen(WindowHistogram histogram) {
        return new Window(histogram.low(), histogram.high(), histogram.total());
    }

    /** Weights follow the slope of the answer itself, so that a refit of the same lines gives the same scale. */
    private Polynomial scale(List<LineResult> found, Polynomial before) {
        Polynomial first = ScaleFit.energyOfAdc(found, before, settings).fit();
        return settings.compat()
                ? first
                : ScaleFit.energyOfAdc(found, first, settings).fit();
    }

    /** What the lines were looked for in. */
    private record Sample(long counts, List<PeakTop> tops) {}

    /** How many lines there are, and what is wrong with the highest of those that could help. */
    private String tooFew(List<LineResult> lines, int needed) {
        String which = Double.isNaN(settings.prominentKeV()) ? "" : ", not " + settings.prominentKeV() + " keV";
        String reason = lines.stream().filter(LineResult::found).count() + " of " + lines.size() + " lines fitted"
                + which + ", degree " + settings.degree() + " needs " + needed;
        return lines.stream()
                .filter(line -> !line.found() && settings.scales(line.energyKeV()))
                .reduce((lower, higher) -> higher)
                .map(line -> reason + "; " + line.energyKeV() + " keV: " + line.reason())
                .orElse(reason);
    }

    private EnergyResult conclude(List<LineResult> lines, Polynomial before, Sample sample) {
        List<LineResult> found = lines.stream()
                .filter(line -> line.found() && settings.scales(line.energyKeV()))
                .toList();
        int needed = settings.degree() + 1;
        if (found.size() < needed) return EnergyResult.refused(tooFew(lines, needed), lines, sample.counts());
        Polynomial scale = scale(found, before);
        Polynomial inverse = ScaleFit.adcOfEnergy(found, settings.degree()).fit();
        List<LineResult> scaled = lines.stream()
                .map(line -> line.withScale(scale, settings.compat()))
                .toList();
        List<ResolutionCurve.Point> points = scaled.stream()
                .filter(line -> line.found() && !ResolutionCurve.broadened(line.energyKeV()))
                .map(line -> new ResolutionCurve.Point(line.energyKeV(), line.fwhmKeV(), line.fwhmErrorKeV()))
                .toList();
        ResolutionCurve linear = ResolutionCurve.linear(points);
        double at = settings.resolutionAtKeV();
        double qbb = linear.interpolatedKeV(at);
        double error = Double.isNaN(qbb) ? Double.NaN : linear.errorKeV(at);
        return new EnergyResult(
                true,
                "",
                scaled,
                scale,
                inverse,
                linear,
                ResolutionCurve.quadratic(points),
                qbb,
                error,
                sample.counts(),
                sample.tops());
    }
}
