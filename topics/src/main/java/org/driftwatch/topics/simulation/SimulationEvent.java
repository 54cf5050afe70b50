package org.driftwatch.topics.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.driftwatch.topics.run.Event;

/** What a running production says of itself, in the order of its data time. The grid point is its channel and its key. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SimulationEvent.Thrown.class, name = "thrown"),
    @JsonSubTypes.Type(value = SimulationEvent.Reconstructed.class, name = "reconstructed"),
    @JsonSubTypes.Type(value = SimulationEvent.Triggered.class, name = "triggered")
})
public sealed interface SimulationEvent extends Event {
    GridPoint point();

    @Override
    default String channel() {
        return point().key();
    }

    @Override
    default String key() {
        return point().key();
    }

    /**
     * The head of a run, or its heartbeat: how many events it has thrown <em>so far</em>. A later one replaces an earlier
     * one, so that none counts twice.
     *
     * @param sequence 0 for the head, then ascending
     */
    record Thrown(String run, GridPoint point, long timeNs, long sequence, SimulatedSpectrum spectrum)
            implements SimulationEvent {
        /** Before all reconstructed events of the same time. */
        @Override
        public long eventNumber() {
            return Long.MIN_VALUE + sequence;
        }
    }

    /**
     * One event that was reconstructed.
     *
     * @param event number within the run: shower and use; ascending with time
     * @param trueTeV energy simulated [TeV]
     * @param reconstructedTeV energy reconstructed [TeV]
     */
    record Reconstructed(
            String run,
            GridPoint point,
            long timeNs,
            long event,
            @JsonProperty("true_tev") double trueTeV,
            @JsonProperty("reconstructed_tev") double reconstructedTeV)
            implements SimulationEvent {
        @Override
        public long eventNumber() {
            return event;
        }
    }

    /**
     * One event that triggered the array, of a reduced file.
     *
     * @param event number within the run: shower and use; ascending with time
     * @param energyTeV energy simulated [TeV]
     * @param coreDistanceM distance of the core across the shower's axis [m]; NaN when not known
     * @param angleDeg angle between shower and pointing [deg]
     * @param telescopes ids of the telescopes that triggered
     */
    record Triggered(
            String run,
            GridPoint point,
            long timeNs,
            long event,
            @JsonProperty("energy_tev") double energyTeV,
            double coreDistanceM,
            double angleDeg,
            List<Integer> telescopes)
            implements SimulationEvent {
        public Triggered {
            telescopes = List.copyOf(telescopes);
        }

        @Override
        public long eventNumber() {
            return event;
        }
    }
}
