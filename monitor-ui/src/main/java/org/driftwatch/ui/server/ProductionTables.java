package org.driftwatch.ui.server;

import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.ui.production.PointDetail;

/** Tables of a grid point of a production, for people and scripts. */
final class ProductionTables {
    private ProductionTables() {}

    /** One row per bin of energy. */
    static String bins(PointDetail detail) {
        Csv out = new Csv("low_tev,high_tev,thrown,reconstructed,efficiency,relative_error,target,still_needed");
        ProductionStatus status = detail.status();
        if (status == null) return out.toString();
        ProductionStatus.Target target = status.effectiveAreaTarget();
        for (int bin = 0; bin < status.simulated().length; bin++) {
            double low = status.edgesTeV()[bin];
            boolean asked = target != null && low >= target.lowTeV() && low <= target.highTeV();
            out.row(
                    low,
                    status.edgesTeV()[bin + 1],
                    status.simulated()[bin],
                    status.reconstructed()[bin],
                    status.efficiency()[bin],
                    status.relativeErrors()[bin],
                    asked ? target.error() : null,
                    asked ? status.stillNeededPerBin()[bin] : null);
        }
        return out.toString();
    }

    /** One row per layout, loss fraction and quantity. */
    static String limits(PointDetail detail) {
        Csv out = new Csv("layout,triggers,loss_fraction,quantity,unit,value,lost,loss_upper_bound,confidence,guarded,"
                + "confident,events_needed,events_to_converge,converged");
        for (ProductionLimits layout : detail.limits())
            for (ProductionLimits.Limit limit : layout.limits())
                out.row(
                        layout.layout(),
                        layout.events(),
                        limit.lossFraction(),
                        limit.quantity(),
                        limit.unit(),
                        limit.value(),
                        limit.lost(),
                        limit.lossUpperBound(),
                        layout.confidence(),
                        limit.guarded(),
                        limit.confident(),
                        limit.eventsNeeded(),
                        limit.eventsToConverge(),
                        limit.converged());
        return out.toString();
    }
}
