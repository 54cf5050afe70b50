package org.driftwatch.topics.cherenkov;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.SortedMap;
import org.driftwatch.topics.parameter.ParameterValue;

/** What the calibration of an array says of one telescope, one type or one pair of types; told apart by its fields. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(ArrayCoefficient.Throughput.class),
    @JsonSubTypes.Type(ArrayCoefficient.TimeOffset.class),
    @JsonSubTypes.Type(ArrayCoefficient.TypeRatio.class),
    @JsonSubTypes.Type(ArrayCoefficient.TypeFit.class)
})
public sealed interface ArrayCoefficient extends ParameterValue {
    /** Begin of the names of all subjects of arrays. */
    String SUBJECTS = "array.";

    String INTER_CALIBRATION = "array.inter-calibration";
    String SIZE = "array.inter-calibration.size";
    String CROSS_CALIBRATION = "array.cross-calibration";
    String TIMING = "array.timing";

    /** Whether it says a number that may be applied; what only tells how pairs agree does not, nor what was not determined. */
    default boolean saysNumber() {
        if (this instanceof Throughput telescope) return Double.isFinite(telescope.throughput());
        if (this instanceof TimeOffset clock) return Double.isFinite(clock.offsetNs());
        return this instanceof TypeRatio types && Double.isFinite(types.ratio());
    }

    /**
     * Relative throughput of a telescope: more than 1 sees more light.
     *
     * @param error its standard error; 0 when fixed, NaN when not determined
     * @param nPairs pairs of this telescope in the fit; {@code nEvents} contributions in them
     * @param component number of its connected part of the array, from 0; -1 when it is in none
     * @param fixed whether it is the reference
     * @param anchored whether its component has the reference; if not, the component has a gauge of its own
     * @param redundancy pairs beyond the first: 0 means that nothing checks it
     */
    record Throughput(
            double throughput,
            double error,
            int nPairs,
            long nEvents,
            int component,
            boolean fixed,
            boolean anchored,
            int redundancy)
            implements ArrayCoefficient {}

    /** Clock offset of a telescope [ns], positive when its stamps are late; the rest as in {@link Throughput}. */
    record TimeOffset(
            double offsetNs,
            double error,
            int nPairs,
            long nEvents,
            int component,
            boolean fixed,
            boolean anchored,
            int redundancy)
            implements ArrayCoefficient {}

    /**
     * Energy scale of type a over that of type b, after the coefficients of their telescopes are divided out. A bias between
     * the regressors of the types cannot be told from throughput.
     *
     * @param ratio exp(logRatio), with {@code error}
     * @param referenceError part of the error of the logarithm that comes from the coefficients
     */
    record TypeRatio(
            String typeA,
            String typeB,
            double ratio,
            double error,
            double logRatio,
            double logError,
            double referenceError,
            int nPairs,
            long nEvents)
            implements ArrayCoefficient {}

    /**
     * How well the pairs of one type (or of the whole array) agree.
     *
     * @param worstPair the pair with the largest residual in units of its error, {@code "5-9"}; null without pairs
     * @param worstResidual that residual
     * @param jackknife error per telescope scope from leaving out one block of events after the other
     * @param rejectedPairs pairs kept out, by reason
     * @param extra further numbers of the method, e.g. {@code walk_ns_pe}
     */
    record TypeFit(
            double chi2,
            int ndof,
            int components,
            String worstPair,
            double worstResidual,
            SortedMap<String, Double> jackknife,
            SortedMap<String, Long> rejectedPairs,
            SortedMap<String, Double> extra)
            implements ArrayCoefficient {}
}
