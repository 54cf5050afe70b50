package org.driftwatch.calibrators.germanium.recent;

import java.util.List;
import org.driftwatch.topics.germanium.DspEvent;

/**
 * Which events become baselines and which full-energy pulses.
 *
 * <p>A baseline has no pulse in its trace ({@code inTrace_n} 0), no saturated sample and an energy below a bound. A full-energy
 * pulse lies within a window around a line, is the only one in its trace ({@code inTrace_n} 1 and at most the one undershoot
 * that the onset filter makes itself), is not saturated and has a drift time. Events without an energy are neither.
 *
 * @param lineKeV energy of the line
 * @param belowKeV window below it
 * @param aboveKeV window above it
 * @param baselineKeV largest absolute energy of a baseline
 */
public record WaveformChoice(double lineKeV, double belowKeV, double aboveKeV, double baselineKeV) {
    /** Outputs of the signal processing that are looked at. */
    public static final List<String> COLUMNS = List.of("n_sat_hi", "n_sat_lo", "inTrace_n", "inTrace_n_min", "dt_eff");

    /** What an event is good for. */
    public enum Kind {
        BASELINE,
        FULL_ENERGY,
        NEITHER
    }

    public WaveformChoice {
        requirePositive("lineKeV", lineKeV);
        requirePositive("belowKeV", belowKeV);
        requirePositive("aboveKeV", aboveKeV);
        requirePositive("baselineKeV", baselineKeV);
    }

    /** 2614.5 ± 45 keV, baselines below 10 keV. */
    public static WaveformChoice defaults() {
        return new WaveformChoice(2614.5, 45, 45, 10);
    }

    /** What this event is good for. */
    public Kind of(DspEvent dsp, double energyKeV) {
        return of(candidate(dsp), energyKeV);
    }

    /** What this event is good for if its energy is right. */
    public Kind candidate(DspEvent dsp) {
        if (dsp.value("n_sat_hi") > 0 || dsp.value("n_sat_lo") > 0) return Kind.NEITHER;
        double pulses = dsp.value("inTrace_n");
        if (pulses == 0) return Kind.BASELINE;
        boolean alone = pulses == 1 && dsp.value("inTrace_n_min") <= 1;
        return alone && Double.isFinite(dsp.value("dt_eff")) ? Kind.FULL_ENERGY : Kind.NEITHER;
    }

    /** What a candidate with this energy is good for. */
    public Kind of(Kind candidate, double energyKeV) {
        boolean quiet = Math.abs(energyKeV) < baselineKeV;
        boolean inWindow = energyKeV > lineKeV - belowKeV && energyKeV < lineKeV + aboveKeV;
        boolean right = candidate == Kind.BASELINE ? quiet : candidate == Kind.FULL_ENERGY && inWindow;
        return right ? candidate : Kind.NEITHER;
    }

    private static void requirePositive(String field, double value) {
        if (!(value > 0)) throw new IllegalArgumentException(field + " must be above 0 keV, was " + value);
    }
}
