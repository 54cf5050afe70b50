package org.driftwatch.calibrators.decision;

import org.driftwatch.topics.parameter.Parameter;

/** What comes of a command. */
public sealed interface Ruling {
    /** A new version. */
    record Made(Parameter version) implements Ruling {}

    /** Nothing: the same command was carried out before and made this version. */
    record Repeated(Parameter before) implements Ruling {}

    /**
     * Nothing: it cannot be done.
     *
     * @param reason stable word to count by, e.g. {@code unknown-version}
     * @param detail one line for people
     */
    record Refused(String reason, String detail) implements Ruling {}
}
