package org.driftwatch.calibrators.germanium.jobs;

import java.util.ArrayList;
import java.util.List;

/** All calculations on the waveforms of a germanium channel, in their order; one for which waveforms are too short has no answer. */
public final class GermaniumJobs implements WaveformJob {
    private final List<WaveformJob> jobs = List.of(new PoleZeroJob(), new FilterJob());

    @Override
    public List<Proposal> run(JobInput input) {
        JobInput uniform = input.ofOneShape();
        List<Proposal> all = new ArrayList<>();
        for (WaveformJob job : jobs) all.addAll(proposals(job, uniform));
        return all;
    }

    private static List<Proposal> proposals(WaveformJob job, JobInput input) {
        try {
            return job.run(input);
        } catch (IllegalArgumentException tooShort) {
            return List.of();
        }
    }
}
