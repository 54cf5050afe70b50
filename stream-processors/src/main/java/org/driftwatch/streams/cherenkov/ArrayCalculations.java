package org.driftwatch.streams.cherenkov;

import java.util.SortedMap;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;

/**
 * Opens the calculation of an array, the same that the batch does, on its part of the store.
 *
 * @param provenance what to say of every parameter beside its input, e.g. settings hash and code version
 */
public record ArrayCalculations(ArraySettings settings, SortedMap<String, String> provenance)
        implements ArrayCalculation.Factory {
    @Override
    public ArrayCalculation open(RunChannel channel, ArrayDescription array, ChannelStore store, ChannelStore memory) {
        throw new UnsupportedOperationException("calculations are not there yet");
    }
}
