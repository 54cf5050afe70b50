package org.driftwatch.ingest.cherenkov.writing;

import java.time.Instant;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.TypeRatio;
import org.driftwatch.topics.parameter.Parameter;

/**
 * A row of the table of cross calibration.
 *
 * @param ratio energy scale of type a over that of type b, with {@code error}
 * @param validUntil null while open
 */
public record CrossCalibrationRow(
        String typeA,
        String typeB,
        double ratio,
        double error,
        int nPairs,
        long nEvents,
        Instant validFrom,
        Instant validUntil) {
    /** @param parameter whose value is a {@link TypeRatio} */
    public static CrossCalibrationRow of(Parameter parameter) {
        TypeRatio found = (TypeRatio) parameter.value();
        return new CrossCalibrationRow(
                found.typeA(),
                found.typeB(),
                found.ratio(),
                found.error(),
                found.nPairs(),
                found.nEvents(),
                parameter.validFrom(),
                parameter.validUntil());
    }
}
