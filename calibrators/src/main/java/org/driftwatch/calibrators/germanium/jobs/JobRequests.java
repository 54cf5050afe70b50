package org.driftwatch.calibrators.germanium.jobs;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.DoubleUnaryOperator;
import org.driftwatch.calibrators.germanium.recent.WaveformChoice.Kind;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.run.EventTime;

/**
 * What one channel remembers for jobs, and when it asks: once when the ring of full-energy events is full for the first time, and at
 * the end of the run. Events before the first energy scale are remembered as candidates and judged by that. All in the store, put in
 * the call that changes it. One thread.
 */
public final class JobRequests {
    private static final RecordCodec<Asked> CODEC = new RecordCodec<>(Asked.class, 1);
    private static final StateKey ASKED = StateKey.of('J');

    private final JobSettings settings;
    private final ChannelStore store;
    private final EventRing baselines;
    private final EventRing fullEnergy;
    private final EventRing earlyBaselines;
    private final EventRing earlyPulses;
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
        earlyBaselines = new EventRing(2, settings.baselines(), store);
        earlyPulses = new EventRing(3, settings.fullEnergy(), store);
        byte[] bytes = store.get(ASKED);
        asked = bytes == null ? new Asked(0, false) : CODEC.decode(bytes);
    }

    /**
     * Remembers an event that has a place.
     *
     * @param energyKeV energy of an uncalibrated one by the scale in force, empty before the first
     */
    public void add(Kind candidate, EventReference event, Optional<DoubleUnaryOperator> energyKeV) {
        if (!settings.enabled() || event.place() == EventReference.NOWHERE) return;
        if (energyKeV.isEmpty()) {
            put(candidate, event, earlyBaselines, earlyPulses);
            return;
        }
        judgeEarly(energyKeV.get());
        judge(candidate, event, energyKeV.get());
    }

    private void judgeEarly(DoubleUnaryOperator energyKeV) {
        judge(Kind.BASELINE, earlyBaselines, energyKeV);
        judge(Kind.FULL_ENERGY, earlyPulses, energyKeV);
    }

    private void judge(Kind candidate, EventRing early, DoubleUnaryOperator energyKeV) {
        if (early.size() == 0) return;
        for (EventReference event : early.events()) judge(candidate, event, energyKeV);
        early.clear();
    }

    private void judge(Kind candidate, EventReference event, DoubleUnaryOperator energyKeV) {
        Kind kind = settings.choice().of(candidate, energyKeV.applyAsDouble(event.adc()));
        put(kind, event, baselines, fullEnergy);
    }

    private static void put(Kind kind, EventReference event, EventRing quiet, EventRing pulses) {
        if (kind == Kind.BASELINE) quiet.add(event);
        if (kind == Kind.FULL_ENERGY) pulses.add(event);
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
    public Optional<JobRequest> finish(Moment now, Optional<DoubleUnaryOperator> energyKeV) {
        energyKeV.ifPresent(this::judgeEarly);
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
        earlyBaselines.clear();
        earlyPulses.clear();
        store.delete(ASKED);
    }
}
