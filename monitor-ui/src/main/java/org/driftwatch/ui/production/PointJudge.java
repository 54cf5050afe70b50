package org.driftwatch.ui.production;

import java.util.Collection;
import java.util.Locale;
import java.util.StringJoiner;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;

/**
 * Turns what is known of a grid point into one state with a reason.
 *
 * @param status null without statistics
 * @param running whether a run of it goes on
 * @param refused why the last run gave no answer; empty when it did
 */
record PointJudge(ProductionStatus status, Collection<ProductionLimits> limits, boolean running, String refused) {
    record Verdict(PointState state, String reason) {}

    Verdict verdict() {
        if (!refused.isEmpty()) return new Verdict(PointState.REFUSED, refused);
        if (status == null && limits.isEmpty())
            return new Verdict(PointState.NODATA, running ? "announced, nothing counted yet" : "nothing was counted");
        String open = open();
        if (open.isEmpty()) return new Verdict(PointState.CONVERGED, "enough events" + wide());
        return new Verdict(running ? PointState.RUNNING : PointState.SHORT, open);
    }

    /** What is not reached yet, one line; empty when all is. */
    private String open() {
        StringJoiner open = new StringJoiner("; ");
        if (areaAsked() && !status.effectiveAreaConverged()) open.add(effectiveArea());
        if (!areaAsked() && !wide().isEmpty()) open.add("not reached" + wide());
        long waiting = limits.stream().filter(each -> !each.converged()).count();
        if (waiting > 0) open.add("limits need more triggers in " + waiting + " of " + limits.size() + " layouts");
        return open.toString();
    }

    /** Records of before targets were published have what is needed, and no target. */
    private boolean areaAsked() {
        return status != null && (status.effectiveAreaTarget() != null || status.stillNeededPerBin().length > 0);
    }

    /** A spread of energies above its target, which more events need not mend. */
    private String wide() {
        if (status == null || status.energyEstimateTarget() == null || status.energyEstimateReached()) return "";
        return String.format(
                Locale.ROOT,
                "; spread of energies %.3g %%, target %.3g %%",
                100 * status.energyEstimate(),
                100 * status.energyEstimateTarget().error());
    }

    private String effectiveArea() {
        int unknown = status.undefinedBinsTeV().length;
        if (Double.isNaN(status.maxError())) return "no bin of the range has a reconstructed event";
        String error =
                String.format(Locale.ROOT, "error %.3g %% at %.3g TeV", 100 * status.maxError(), status.maxErrorTeV());
        if (status.effectiveAreaTarget() != null)
            error += String.format(
                    Locale.ROOT,
                    ", target %.3g %%",
                    100 * status.effectiveAreaTarget().error());
        return unknown == 0 ? error : error + ", bins without a reconstructed event: " + unknown;
    }
}
