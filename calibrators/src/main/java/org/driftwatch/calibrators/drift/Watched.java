package org.driftwatch.calibrators.drift;

/**
 * A quantity of a channel whose mean over events is watched: what it is called and how wide it usually scatters.
 *
 * @param quantity e.g. {@code aoe_mean}
 * @param unit of its values; empty for a plain number
 * @param width scatter of single events of a healthy channel, the yardstick of shifts; for a fraction the change that would matter
 *     as much
 */
public record Watched(String quantity, String unit, double width) {
    public Watched {
        if (quantity.isBlank()) throw new IllegalArgumentException("watched quantity must be named, was blank");
        if (!(width > 0 && Double.isFinite(width)))
            throw new IllegalArgumentException("width of " + quantity + " must be > 0, was " + width);
    }
}
