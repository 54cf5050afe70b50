package org.driftwatch.ingest.germanium.writing;

/**
 * A further column of numbers beside those of the tier.
 *
 * @param units null for none
 */
public record ExtraColumn(String name, String units) {}
