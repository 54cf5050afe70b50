package org.driftwatch.calibrators.cherenkov.block;

import java.util.List;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;

/** What an observation block says at its end. */
public record ArrayAnswer(List<Parameter> parameters, List<DriftPoint> drift) {
    /** Nothing more to say. */
    public static final ArrayAnswer NOTHING = new ArrayAnswer(List.of(), List.of());

    public ArrayAnswer {
        parameters = List.copyOf(parameters);
        drift = List.copyOf(drift);
    }
}
