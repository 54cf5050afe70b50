package org.driftwatch.topics.command;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Earliest data time from which a version may be valid: not before its run begins, nor before the version begins that it takes over
 * from, for that one is not rewritten.
 *
 * @param run of the version
 * @param runBegins null where nobody knows
 * @param predecessor number of the version it takes over from, 0 without
 * @param predecessorBegins null without
 */
public record EarliestStart(String run, Instant runBegins, int predecessor, Instant predecessorBegins) {
    /** What is wrong with a begin of validity, in one line; empty when nothing is. */
    public Optional<String> fault(Instant validFrom) {
        if (predecessorBegins != null && validFrom.isBefore(predecessorBegins))
            return Optional.of(says(predecessorBegins, "version " + predecessor + " begins", validFrom));
        if (runBegins != null && validFrom.isBefore(runBegins))
            return Optional.of(says(runBegins, "run " + run + " begins", validFrom));
        return Optional.empty();
    }

    private static String says(Instant bound, String whatBegins, Instant was) {
        return "valid_from must not be before " + bound + ", when " + whatBegins + ", was " + was;
    }

    /**
     * A data time as people write it.
     *
     * @param field its name, for the message
     * @param text ISO-8601 in UTC; null or empty: none
     * @throws IllegalArgumentException in one line, when it is no time
     */
    public static Instant time(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    field + " must be a time in UTC such as 2023-03-12T00:30:00Z, was '" + text + "'", e);
        }
    }
}
