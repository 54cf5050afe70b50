package org.driftwatch.ingest.run;

/** Is told how far a long read has come. Called for each event, so it must be cheap. */
@FunctionalInterface
public interface Progress {
    /** For callers that show nothing. */
    Progress NONE = (done, total, bytes) -> {};

    /**
     * @param done events so far
     * @param total events there are, -1 when unknown
     * @param bytes payload handed out so far
     */
    void reached(long done, long total, long bytes);
}
