package org.driftwatch.calibrators.germanium.jobs;

import java.util.List;

/** A calculation on single waveforms. Depends on its input alone; thread-safe. */
@FunctionalInterface
public interface WaveformJob {
    /** Proposals, at most one per subject; none where the waveforms do not allow it. */
    List<Proposal> run(JobInput input);
}
