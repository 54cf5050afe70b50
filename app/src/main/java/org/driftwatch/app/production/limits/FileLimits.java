package org.driftwatch.app.production.limits;

import java.util.SortedMap;
import org.driftwatch.ingest.simulation.reduced.FileConditions;

/**
 * Limits of one file.
 *
 * @param zenith zenith angle from the file's name [deg], null when it does not say
 * @param azimuth azimuth from the file's name [deg], likewise
 * @param nsb level of the night-sky background from the file's name, likewise
 * @param ambiguous triggers of which the core is not known, because the shower was used several times
 * @param unmatched triggers that belong to no shower
 * @param layouts limits by the name of the layout
 */
public record FileLimits(
        Double zenith,
        Double azimuth,
        Double nsb,
        int ambiguous,
        int unmatched,
        SortedMap<String, LayoutLimits> layouts) {
    static FileLimits of(FileConditions said, int ambiguous, int unmatched, SortedMap<String, LayoutLimits> layouts) {
        return new FileLimits(
                said.zenithDeg().isPresent() ? said.zenithDeg().getAsDouble() : null,
                said.azimuthDeg().isPresent() ? said.azimuthDeg().getAsDouble() : null,
                said.nsb().isPresent() ? said.nsb().getAsDouble() : null,
                ambiguous,
                unmatched,
                layouts);
    }
}
