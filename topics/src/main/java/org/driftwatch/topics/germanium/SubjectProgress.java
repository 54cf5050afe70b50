package org.driftwatch.topics.germanium;

import java.time.Instant;
import java.util.List;

/**
 * How far the subjects of a channel are, for display only.
 *
 * @param at data time of this
 */
public record SubjectProgress(int schema, String run, String channel, Instant at, List<Step> subjects) {
    public SubjectProgress {
        subjects = List.copyOf(subjects);
    }

    /**
     * One subject.
     *
     * @param counted events that bring an answer nearer, so far
     * @param nextAt count at which it is asked next
     * @param version in force; 0 before the first answer
     * @param reason why the last attempt gave no answer; empty when it did, or before the first attempt
     */
    public record Step(String subject, long counted, long nextAt, int version, String reason) {}
}
