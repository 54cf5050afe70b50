package org.driftwatch.calibrators.germanium;

/**
 * When a channel is calibrated and what may be published.
 *
 * @param firstEvents events before the first attempt, and before the first attempt after a step of the gain
 * @param retryGrowth further attempts after this fraction of further events, until lines are found
 * @param fewestGained counts a line must gain, whatever its fraction, before it is refitted
 * @param maximumResidualKev farthest a line may lie from the fitted scale [keV]
 * @param maximumStepKev farthest a new calibration may move the energy at which the resolution is quoted [keV]; farther needs
 *     confirmation by as many events again
 * @param gainStepKev a line this far from its calibrated position in a window of the drift starts a new search [keV]
 * @param holdOutSigmas farthest the positions of a line in events of even and odd number may lie apart [σ]
 */
public record CalibrationSettings(
        long firstEvents,
        double retryGrowth,
        long fewestGained,
        double maximumResidualKev,
        double maximumStepKev,
        double gainStepKev,
        double holdOutSigmas) {
    public CalibrationSettings {
        if (firstEvents < 100) throw fault("first_events", ">= 100", firstEvents);
        if (!(retryGrowth >= 0.01)) throw fault("retry_growth", ">= 0.01", retryGrowth);
        if (fewestGained < 1) throw fault("fewest_gained", ">= 1", fewestGained);
        if (!(maximumResidualKev > 0)) throw fault("maximum_residual_kev", "> 0", maximumResidualKev);
        if (!(maximumStepKev > 0)) throw fault("maximum_step_kev", "> 0", maximumStepKev);
        if (!(gainStepKev > 0)) throw fault("gain_step_kev", "> 0", gainStepKev);
        if (!(holdOutSigmas >= 3)) throw fault("hold_out_sigmas", ">= 3", holdOutSigmas);
    }

    /** 500 events, 20 % more, 20 counts; 1 keV residual, 2 keV step and gain step; 5 σ between even and odd. */
    public static CalibrationSettings defaults() {
        return new CalibrationSettings(500, 0.2, 20, 1, 2, 2, 5);
    }

    private static IllegalArgumentException fault(String field, String bound, Object value) {
        return new IllegalArgumentException("calibration." + field + " must be " + bound + ", was " + value);
    }
}
