package org.driftwatch.calibrators.germanium.lq;

/** A calibration, or why there is none. */
public sealed interface LqAnswer permits LqAnswer.Calibrated, LqAnswer.Refused {
    /** The calibration. */
    record Calibrated(LqResult result) implements LqAnswer {}

    /** The reason. */
    record Refused(String reason) implements LqAnswer {}
}
