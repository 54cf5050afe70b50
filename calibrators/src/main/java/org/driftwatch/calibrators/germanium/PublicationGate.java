package org.driftwatch.calibrators.germanium;

import java.util.Optional;
import org.driftwatch.calibrators.germanium.energy.EnergyResult;
import org.driftwatch.calibrators.germanium.energy.LineResult;
import org.driftwatch.calibrators.germanium.energy.PositionFit;
import org.driftwatch.calibrators.germanium.energy.PositionFit.Position;
import org.driftwatch.calibrators.histogram.Counts;

/**
 * What a candidate must satisfy besides being fitted: every line near the scale, and events of even and odd number putting each
 * line in the same place. Answers with the reason for a refusal.
 */
record PublicationGate(CalibrationSettings settings) {
    private static final double FEWEST_IN_HALF = 30;
    private static final double CLEAR_IN_HALF = 120;
    private static final PositionFit POSITION = new PositionFit(FEWEST_IN_HALF);

    Optional<String> objection(EnergyResult candidate, Counts even, Counts odd) {
        for (LineResult line : candidate.found()) {
            double position = line.fit().orElseThrow().position();
            double residual = candidate.scale().energyKeV(position) - line.energyKeV();
            if (!(Math.abs(residual) <= settings.maximumResidualKev()))
                return Optional.of(said(line, residual, "keV from the scale", settings.maximumResidualKev()));
            double apart = apart(line, even, odd);
            if (apart > settings.holdOutSigmas())
                return Optional.of(said(line, apart, "sigma between even and odd events", settings.holdOutSigmas()));
        }
        return Optional.empty();
    }

    /** Distance of the positions in the two halves in standard errors; 0 where a half is too small to say. */
    private static double apart(LineResult line, Counts even, Counts odd) {
        Position one = POSITION.fit(new CountsSpectrum(even), line);
        Position other = POSITION.fit(new CountsSpectrum(odd), line);
        if (good(one) && good(other))
            return Math.abs(one.positionAdc() - other.positionAdc())
                    / StrictMath.hypot(one.errorAdc(), other.errorAdc());
        return missed(one, other) || missed(other, one) ? Double.POSITIVE_INFINITY : 0;
    }

    private static boolean good(Position position) {
        return position.verdict() == PositionFit.Verdict.OK;
    }

    /** A clear line in one half, and in the other none although it has about as many events there. */
    private static boolean missed(Position seen, Position other) {
        return good(seen) && seen.signal() >= CLEAR_IN_HALF && 2 * other.counts() >= seen.counts();
    }

    private static String said(LineResult line, double value, String what, double limit) {
        return "line " + line.energyKeV() + " keV lies " + (float) value + " " + what + ", allowed " + limit;
    }
}
