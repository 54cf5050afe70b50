package org.driftwatch.streams.cherenkov;

import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;

/**
 * The calculation of one array in one run, as the topology sees it. Whatever it needs later it puts into its store in the same call;
 * one that is opened anew on the same store goes on as if nothing had happened.
 */
public interface ArrayCalculation {
    /** The next event in order of time. */
    Answer add(ArrayEvent event);

    /**
     * All events before this data time have been added [ns since 1970]. How often this is said, and when, depends on the load: an
     * event closes by itself whatever ends before it.
     */
    Answer advance(long ns);

    /** The run has ended. */
    Answer finish();

    /** How it stands now, for display only; empty before there is anything to show. */
    Optional<ArraySnapshot> snapshot();

    /**
     * What is to be published.
     *
     * @param pairs pairs of telescopes that saw something together
     * @param uncalibrated why there are no coefficients; empty when there are some
     */
    record Answer(List<Parameter> parameters, List<DriftPoint> drift, int pairs, String uncalibrated) {

        public Answer {
            parameters = List.copyOf(parameters);
            drift = List.copyOf(drift);
        }

        /** Nothing to publish. */
        public static Answer of(int pairs) {
            return new Answer(List.of(), List.of(), pairs, "");
        }
    }

    /** Opens calculations, new ones and those that stores remember. */
    @FunctionalInterface
    interface Factory {
        /**
         * @param channel run and name of the array
         * @param store belongs to the array in this run
         * @param memory belongs to the array over all its runs and is never cleared; what earlier runs put there is complete only when
         *     this run finishes
         */
        ArrayCalculation open(RunChannel channel, ArrayDescription array, ChannelStore store, ChannelStore memory);
    }
}
