package org.driftwatch.app.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.driftwatch.calibrators.simulation.grid.GridAxis;
import org.driftwatch.calibrators.simulation.sky.SiteLocation;

/**
 * Settings of {@code production grid}.
 *
 * @param axes in order, the last one fastest; at least one
 * @param lookup table of limits in ECSV; without one the points have no limits
 * @param telescopes layout whose limits are looked up
 * @param coordinates what the points are given in
 * @param site where the array stands
 * @param observingTime when it points; needed for the sky
 */
public record GridSettings(
        List<GridAxis> axes,
        Optional<Path> lookup,
        SortedSet<Integer> telescopes,
        Coordinates coordinates,
        SiteLocation site,
        Optional<Instant> observingTime) {
    /** Horizon, or right ascension and declination in its place. */
    public enum Coordinates {
        ZENITH_AZIMUTH,
        RA_DEC
    }

    /** The same with this lookup table, if any. */
    public GridSettings withLookup(Path table) {
        return new GridSettings(axes, Optional.of(table), telescopes, coordinates, site, observingTime);
    }
}
