package org.driftwatch.app.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.replay.germanium.GermaniumTruth;
import org.driftwatch.topics.run.RunDescription;

/**
 * The file {@code *.truth.json} beside a simulated run.
 *
 * @param channels true calibration of each channel
 * @param faults what was injected, one sentence each
 */
record TruthFile(
        @JsonProperty(index = 0) int schema,
        String run,
        String tier,
        long seed,
        Instant start,
        Instant lastEvent,
        long events,
        SortedMap<String, Channel> channels,
        List<String> faults) {
    private static final int SCHEMA = 1;

    /** Energy per amplitude, faults included, at the start of the run and at its last event [keV/ADC]; null: no amplitude. */
    record Channel(double kevPerAdcStart, double kevPerAdcEnd) {}

    static TruthFile of(String tier, long seed, RunDescription run, GermaniumTruth truth) {
        SortedMap<String, Channel> channels = new TreeMap<>();
        for (String channel : truth.channels())
            channels.put(
                    channel, new Channel(truth.keVPerAdc(channel, run.from()), truth.keVPerAdc(channel, run.until())));
        return new TruthFile(
                SCHEMA, run.run(), tier, seed, run.from(), run.until(), run.events(), channels, truth.inWords());
    }
}
