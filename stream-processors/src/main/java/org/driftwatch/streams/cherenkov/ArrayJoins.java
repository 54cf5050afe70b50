package org.driftwatch.streams.cherenkov;

import org.driftwatch.calibrators.cherenkov.settings.EventSettings;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;

/** Opens the join of a run, the same that the batch does. */
public record ArrayJoins(EventSettings settings) implements ShowerJoin.Factory {
    @Override
    public ShowerJoin open(ArrayDescription array) {
        throw new UnsupportedOperationException("joins are not there yet");
    }
}
