package org.driftwatch.topics.germanium;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * Pole-zero constants of one channel, subject {@code germanium.pole-zero}; parts that could not be made are null.
 *
 * @param outputDict what a DSP database takes: of the double decay where there is one, else of the single one
 * @param results diagnostics of both
 * @param pzSingle one decay constant, from the mode of the tail slopes
 * @param pzDouble two decay constants, from the superpulse and the flatness of single waveforms
 * @param refused why a part is missing; null when nothing is
 */
public record GermaniumPoleZero(Database outputDict, Results results, Part pzSingle, Part pzDouble, String refused)
        implements ParameterValue {
    public static final String SUBJECT = "germanium.pole-zero";

    /** The section {@code pz} of a DSP database. */
    public record Database(Constants pz) {}

    /**
     * Decay constants in the form of the peer, e.g. {@code 362568.0*ns}; without a second component only tau1.
     *
     * @param frac share of the tau2 component
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Constants(
            String tau1,
            String tau1Err,
            @JsonInclude(JsonInclude.Include.NON_NULL) String tau2,
            @JsonInclude(JsonInclude.Include.NON_NULL) String tau2Err,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double frac,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double fracErr) {
        public Constants {
            frac = orNull(frac);
            fracErr = orNull(fracErr);
        }

        private static Double orNull(Double value) {
            return value == null || value.isNaN() ? null : value;
        }
    }

    /** One of the two ways, with the number of waveforms or slopes it stands on. */
    public record Part(long nWaveforms, Database outputDict, Results results) {}

    /** Diagnostics; the part that does not apply is null. */
    public record Results(SingleDecayConstant singleDecayConstant, DoubleDecay doublePoleZero) {}

    public record SingleDecayConstant(SlopePars slopePars) {}

    /** Mode and width of the slopes of the logarithm of the tail [1/sample]. */
    public record SlopePars(double mode, double stdev) {}

    /**
     * @param guesses of the fit to the superpulse [samples]
     * @param nSuperpulse waveforms in the superpulse
     * @param nFlat waveforms whose flatness was fitted
     * @param flatSlope median slope of the tail with the final constants over the pulse height [1/sample]
     */
    public record DoubleDecay(Guesses guesses, long nSuperpulse, int nFlat, double flatSlope) {}

    /** Decay constants [samples] and share of the tau2 component. */
    public record Guesses(double tau1, double tau2, double frac) {}
}
