package org.driftwatch.calibrators.germanium;

import java.util.List;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.parameter.Parameter;

/**
 * What a channel answers to an event or a mark. Windows of the drift close before the event counts, so points come before
 * parameters.
 *
 * @param features of the event; null when there was none
 * @param drift points of windows that closed, in order
 * @param parameters calibrations that are published
 * @param fits how the calibrations that were tried ended
 * @param requests for calculations on waveforms
 */
public record Folded(
        Features features, List<DriftPoint> drift, List<Parameter> parameters, Fits fits, List<JobRequest> requests) {
    /** Nothing to say. */
    public static final Folded NOTHING = new Folded(null, List.of(), List.of(), Fits.NONE);

    public Folded {
        drift = List.copyOf(drift);
        parameters = List.copyOf(parameters);
        requests = List.copyOf(requests);
    }

    /** Without requests. */
    public Folded(Features features, List<DriftPoint> drift, List<Parameter> parameters, Fits fits) {
        this(features, drift, parameters, fits, List.of());
    }

    /** The same with these requests. */
    public Folded asking(List<JobRequest> others) {
        return new Folded(features, drift, parameters, fits, others);
    }

    /** True when there is nothing to publish or to ask for. */
    boolean silent() {
        return drift.isEmpty() && parameters.isEmpty() && fits == Fits.NONE && requests.isEmpty();
    }

    /** The same without the event. */
    Folded withoutFeatures() {
        return new Folded(null, drift, parameters, fits, requests);
    }

    /**
     * Outcomes of calibrations that were tried.
     *
     * @param published became a version
     * @param refused fitted, but not published; the old value stays
     * @param tooFew no lines yet
     * @param reason why refused or too few, that of the energy scale first; empty when published or not tried
     * @param uncalibrated at the end of a run that has no energy scale, whatever else was answered: why; else empty
     */
    public record Fits(int published, int refused, int tooFew, String reason, String uncalibrated) {
        /** None was tried. */
        public static final Fits NONE = new Fits(0, 0, 0, "");

        /** Not of the end of a run, or of one with an energy scale. */
        public Fits(int published, int refused, int tooFew, String reason) {
            this(published, refused, tooFew, reason, "");
        }

        /** The run has ended without an energy scale, for this reason. */
        Fits withoutScale() {
            return new Fits(published, refused, tooFew, reason, reason);
        }

        /** Both together. */
        public Fits plus(Fits later) {
            return new Fits(
                    published + later.published,
                    refused + later.refused,
                    tooFew + later.tooFew,
                    both(reason, later.reason),
                    both(uncalibrated, later.uncalibrated));
        }

        private static String both(String first, String then) {
            return first.isEmpty() || then.isEmpty() ? first + then : first + "; " + then;
        }
    }
}
