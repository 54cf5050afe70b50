package org.driftwatch.calibrators.simulation.limits;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.simulation.statistics.Form;

/**
 * Limits of one quantity.
 *
 * @param quantity which
 * @param sample counts the limits were read from; empty without events
 * @param limits one per loss fraction, in their order
 */
public record QuantityLimits(LimitQuantity quantity, Optional<BinnedSample> sample, List<LossLimit> limits) {
    public QuantityLimits {
        limits = List.copyOf(limits);
    }

    /** Limits from events in the bins of their own sample. Values that are not finite do not enter. */
    static QuantityLimits of(LimitQuantity quantity, List<TriggeredEvent> events, LimitSettings settings, Form form) {
        boolean logarithmic = quantity == LimitQuantity.LOWER_ENERGY;
        double[] values = events.stream()
                .mapToDouble(quantity::of)
                .filter(value -> Double.isFinite(value) && !(logarithmic && value <= 0))
                .toArray();
        if (values.length == 0) return none(quantity, settings);
        double[] edges = edges(values, logarithmic, form);
        return of(quantity, new BinnedSample(edges, SampleBins.counts(values, edges)), settings, form);
    }

    private static double[] edges(double[] values, boolean logarithmic, Form form) {
        if (!logarithmic) return SampleBins.linear(values);
        return form == Form.COMPAT ? SampleBins.peerLogarithmic(values) : SampleBins.logarithmic(values);
    }

    /** Limits from counts. */
    static QuantityLimits of(LimitQuantity quantity, BinnedSample sample, LimitSettings settings, Form form) {
        List<LossLimit> limits = settings.lossFractions().stream()
                .map(fraction -> limit(sample, quantity.side(), fraction, settings, form))
                .toList();
        return new QuantityLimits(quantity, Optional.of(sample), limits);
    }

    static QuantityLimits none(LimitQuantity quantity, LimitSettings settings) {
        List<LossLimit> limits = settings.lossFractions().stream()
                .map(fraction -> LossLimit.none(fraction, settings))
                .toList();
        return new QuantityLimits(quantity, Optional.empty(), limits);
    }

    private static LossLimit limit(BinnedSample sample, Side side, double fraction, LimitSettings settings, Form form) {
        LossLimit limit = LossLimit.of(sample, side, fraction, settings);
        if (form == Form.PRODUCT) return limit;
        double peer = sample.peerLimit(side, fraction);
        return limit.withPeerValue(peer, beyond(sample, side, peer), new BinomialBound(settings.confidence()));
    }

    private static long beyond(BinnedSample sample, Side side, double edge) {
        long[] counts = sample.counts();
        int first = side == Side.UPPER ? Arrays.binarySearch(sample.edges(), edge) : 0;
        int last = side == Side.UPPER ? counts.length : Arrays.binarySearch(sample.edges(), edge);
        long lost = 0;
        for (int bin = Math.max(0, first); bin < last; bin++) lost += counts[bin];
        return lost;
    }
}
