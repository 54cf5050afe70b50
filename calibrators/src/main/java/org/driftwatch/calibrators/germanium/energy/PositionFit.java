package org.driftwatch.calibrators.germanium.energy;

import java.util.List;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.calibrators.peak.PositionLikelihood;
import org.driftwatch.calibrators.peak.WindowHistogram;

/**
 * Position of a line in a window of few events: only mu, n_sig and n_bkg are fitted, sigma, tail and step are those of an earlier
 * fit of the same line. The position is the mode, shifted with mu, so it compares with the position of that fit.
 *
 * <p>The error assumes the shape is known; it is dominated by σ/√n_sig. Stateless and thread-safe.
 *
 * @param minimumSignal fewest events in the line to answer on
 */
public record PositionFit(double minimumSignal) {
    public PositionFit {
        if (!(minimumSignal > 0)) throw new IllegalArgumentException("minimumSignal must be > 0, was " + minimumSignal);
    }

    /** How a fit ended. */
    public enum Verdict {
        OK,
        /** Fewer events than needed in the window or in the line. */
        TOO_FEW,
        /** No valid minimum. */
        NO_MINIMUM
    }

    /**
     * A position.
     *
     * @param verdict whether the numbers may be used
     * @param positionAdc mode of the line; NaN unless OK
     * @param errorAdc its standard error; NaN unless OK
     * @param counts events in the window
     * @param signal fitted events in the line; NaN unless OK
     */
    public record Position(Verdict verdict, double positionAdc, double errorAdc, long counts, double signal) {}

    /** Fits {@code line}, which must have been found, in the part of {@code spectrum} its window covers. */
    public Position fit(Spectrum spectrum, LineResult line) {
        PeakFit shape =
                line.fit().orElseThrow(() -> new IllegalArgumentException("line not found: " + line.energyKeV()));
        return Windows.cut(spectrum, line.windowLowAdc(), line.windowHighAdc())
                .map(window -> fit(window, shape))
                .orElse(none(Verdict.TOO_FEW, 0));
    }

    private Position fit(WindowHistogram window, PeakFit shape) {
        long counts = window.total();
        if (counts < minimumSignal) return none(Verdict.TOO_FEW, counts);
        PositionLikelihood.Shift shift = PositionLikelihood.fit(window, shape);
        if (!shift.valid()) return none(Verdict.NO_MINIMUM, counts);
        if (shift.signal() < minimumSignal) return none(Verdict.TOO_FEW, counts);
        return new Position(Verdict.OK, shape.position() + shift.shift(), shift.error(), counts, shift.signal());
    }

    private static Position none(Verdict verdict, long counts) {
        return new Position(verdict, Double.NaN, Double.NaN, counts, Double.NaN);
    }

    /** Fits several lines in order. */
    public List<Position> fit(Spectrum spectrum, List<LineResult> lines) {
        return lines.stream().map(line -> fit(spectrum, line)).toList();
    }
}
