package org.driftwatch.topics.simulation;

/**
 * Events that survived reconstruction, in columns of equal length. Handed over, not copied.
 *
 * @param run number of the simulation run of each
 * @param event number of each within its run: shower and use
 * @param trueTeV energy simulated [TeV]
 * @param reconstructedTeV energy reconstructed [TeV]
 */
public record ReconstructedEvents(long[] run, long[] event, double[] trueTeV, double[] reconstructedTeV) {
    public ReconstructedEvents {
        if (run.length != event.length || run.length != trueTeV.length || run.length != reconstructedTeV.length)
            throw new IllegalArgumentException("columns of events must have one length, had " + run.length + ", "
                    + event.length + ", " + trueTeV.length + ", " + reconstructedTeV.length);
    }

    /** Number of events. */
    public int count() {
        return run.length;
    }
}
