package org.driftwatch.ui.production;

import java.util.List;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;

/**
 * Everything about one grid point, whole.
 *
 * @param status newest statistics; null while there are none
 * @param limits newest limits, one per layout, in the order of their names
 * @param published newest published result of each subject and scope
 * @param runs in the order they were heard of; {@code runsForgotten} how many older ones are not kept
 * @param related other grid points of the same pointing. Files differ in what they say of the conditions: a DL2 file does not know
 *     its night-sky background, the name of a reduced file does, so that limits may stand at another grid point than statistics
 */
public record PointDetail(
        PointLine line,
        ProductionStatus status,
        List<ProductionLimits> limits,
        List<PublishedResult> published,
        List<RunLine> runs,
        long runsForgotten,
        List<PointLine> related) {}
