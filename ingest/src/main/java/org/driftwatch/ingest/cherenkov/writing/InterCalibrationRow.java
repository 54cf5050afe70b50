package org.driftwatch.ingest.cherenkov.writing;

import java.time.Instant;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.Throughput;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.parameter.Parameter;

/**
 * A row of the table of inter-calibration.
 *
 * @param sizeType type of the telescope, {@code LST}, {@code MST}, {@code SST}
 * @param value relative throughput, with {@code error}
 * @param validUntil null while open
 */
public record InterCalibrationRow(
        String sizeType,
        int telescope,
        double value,
        double error,
        int nPairs,
        long nEvents,
        int component,
        boolean fixed,
        Instant validFrom,
        Instant validUntil) {
    /** @param parameter of this telescope; its value is a {@link Throughput} */
    public static InterCalibrationRow of(Telescope telescope, Parameter parameter) {
        Throughput found = (Throughput) parameter.value();
        return new InterCalibrationRow(
                telescope.type(),
                telescope.id(),
                found.throughput(),
                found.error(),
                found.nPairs(),
                found.nEvents(),
                found.component(),
                found.fixed(),
                parameter.validFrom(),
                parameter.validUntil());
    }
}
