package org.driftwatch.topics.hit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Time as keys and validity files of the germanium software have it: {@code 20230311T235840Z}, whole seconds in UTC. */
public final class TimestampKey {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private TimestampKey() {}

    /** Fractions of a second are cut off. */
    public static String format(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC).format(FORM);
    }

    /** @throws IllegalArgumentException when it is no such key */
    public static Instant parse(String key) {
        try {
            return LocalDateTime.parse(key, FORM).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + key + "' is no time such as 20230311T235840Z", e);
        }
    }

    /** The time at the end of a run id such as {@code l200-p03-r000-cal-20230311T235840Z}; empty when there is none. */
    public static Optional<Instant> ofRun(String run) {
        String last = run.substring(run.lastIndexOf('-') + 1);
        try {
            return isKey(last) && last.length() < run.length() ? Optional.of(parse(last)) : Optional.empty();
        } catch (IllegalArgumentException noTime) {
            return Optional.empty();
        }
    }

    public static boolean isKey(String text) {
        return text.matches("\\d{8}T\\d{6}Z");
    }
}
