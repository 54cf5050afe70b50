package org.driftwatch.ui.production;

import java.util.List;

/**
 * All grid points, and one of them whole.
 *
 * @param points ordered by zenith angle, azimuth, night-sky background, offset, layout
 * @param detail the one asked for; null when it is not known
 */
public record ProductionPicture(List<PointLine> points, PointDetail detail) {
    public ProductionPicture {
        points = List.copyOf(points);
    }
}
