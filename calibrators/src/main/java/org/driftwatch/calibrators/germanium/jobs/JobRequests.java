package org.driftwatch.calibrators.germanium.jobs;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.driftwatch.calibrators.germanium.recent.WaveformChoice;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.run.EventTime;

/**
 * What one channel remembers for jobs, and when it asks: once when the ring of full-energy events is full for the first time, and at
 * the end of the run. All in the store, put in the call that changes it. One thread.
 */
public final class JobRequests {
    private static final RecordCodec<Asked> CODEC = new RecordCodec<>(Asked.class, 1);
    private static final StateKey ASKED = StateKey.of('J');

    private final JobSettings settings;
    private final ChannelStore store;
    private final EventRing baselines;
    private final EventRing fullEnergy;
    private Asked asked;

    /** How often, and whether the rings have been full. */
    private record Asked(int requests, boolean full) {}

    /**
     * What a request says of its channel.
     *
     * @param kevPerAdc energy scale in force [keV/ADC], NaN before the first
     * @param atNs data time from which an answer applies [ns since 1970]
     * @param versions that answers get, see {@link JobRequest}
     * @param pzSingle single pole-zero constant of the channel, null while there is none
     */
    public record Moment(
            String run,
            String channel,
            double kevPerAdc,
            long atNs,
            SortedMap<String, Integer> versions,
            GermaniumPoleZero.Part pzSingle) {}

    /** Goes on from what the store holds. */
    public JobRequests(JobSettings settings, ChannelStore store) {
        this.settings = settings;
        this.store = store;
        baselines = new EventRing(0, settings.baselines(), store);
        fullEnergy = new EventRing(1, settings.fullEnergy(), store);
        byte[] bytes = store.get(ASKED);
        asked = bytes == null ? new Asked(0, false) : CODEC.decode(bytes);
    }

    /** Remembers an event of this kind, if it has a place. */
    public void add(WaveformChoice.Kind kind, EventReference event) {
        if (!settings.enabled() || event.place() == EventReference.NOWHERE) return;
        if (kind == WaveformChoice.Kind.BASELINE) baselines.add(event);
        if (kind == WaveformChoice.Kind.FULL_ENERGY) fullEnergy.add(event);
    }

    /** True once, when a request is due before the end of the run. */
    public boolean due() {
        return fullEnergy.full() && !asked.full();
    }

    /** The request that is {@link #due}. */
    public Optional<JobRequest> filled(Moment now) {
        return request(now, JobRequest.RING_FULL);
    }

    /** The run has ended: a last request if there is enough to work on. */
    public Optional<JobRequest> finish(Moment now) {
        boolean enough = settings.enabled() && fullEnergy.size() >= settings.fewestFullEnergy();
        return enough ? request(now, JobRequest.RUN_ENDED) : Optional.empty();
    }

    private Optional<JobRequest> request(Moment now, String reason) {
        if (!(now.kevPerAdc() > 0)) return Optional.empty();
        asked = new Asked(asked.requests() + 1, asked.full() || reason.equals(JobRequest.RING_FULL));
        store.put(ASKED, CODEC.encode(asked));
        boolean quiet = baselines.size() < settings.fewestBaselines();
        return Optional.of(new JobRequest(
                1,
                now.run(),
                now.channel(),
                null,
                0,
                asked.requests(),
                reason,
                quiet ? List.of() : baselines.places(),
                fullEnergy.places(),
                now.kevPerAdc(),
                EventTime.instant(now.atNs()),
                now.versions(),
                now.pzSingle()));
    }

    /** Removes all from the store. */
    public void clear() {
        baselines.clear();
        fullEnergy.clear();
        store.delete(ASKED);
    }
}
