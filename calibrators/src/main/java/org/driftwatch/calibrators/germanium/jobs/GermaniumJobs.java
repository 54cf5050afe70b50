package org.driftwatch.calibrators.germanium.jobs;

import java.util.List;

/** All calculations on the waveforms of a germanium channel, in their order. */
public final class GermaniumJobs implements WaveformJob {
    private final List<WaveformJob> jobs = List.of(new PoleZeroJob());

    @Override
    public List<Proposal> run(JobInput input) {
        return jobs.stream().flatMap(job -> job.run(input).stream()).toList();
    }
}
