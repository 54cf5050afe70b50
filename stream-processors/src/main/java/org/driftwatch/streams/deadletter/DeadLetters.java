package org.driftwatch.streams.deadletter;

import java.util.Arrays;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.deadletter.DeadLetter;

/** Makes dead letters small enough for any broker. */
public final class DeadLetters {
    /** Base64 makes 4 of 3 bytes, and brokers take records of 1 MiB: longer values are cut, the detail says so. */
    public static final int LARGEST = 512 * 1024;

    private static final int LONGEST_DETAIL = 500;

    private DeadLetters() {}

    public static DeadLetter of(Origin origin, String reason, String detail, byte[] bytes) {
        boolean cut = bytes != null && bytes.length > LARGEST;
        String line = cut ? "first " + LARGEST + " of " + bytes.length + " bytes; " + detail : detail;
        byte[] kept = cut ? Arrays.copyOf(bytes, LARGEST) : bytes;
        return new DeadLetter(1, origin.topic(), origin.partition(), origin.offset(), reason, oneLine(line), kept);
    }

    /** The word to count a failure by: its own, when it names one, else {@code otherwise}. */
    public static String reasonOf(RuntimeException failure, String otherwise) {
        if (failure instanceof RejectedException rejected) return rejected.reason();
        if (failure instanceof UndecodableException undecodable) return undecodable.reason();
        return otherwise;
    }

    /** One line for people; a failure without a message gives its kind and place. */
    public static String detailOf(RuntimeException failure) {
        if (failure instanceof RejectedException || failure instanceof UndecodableException)
            return failure.getMessage();
        StackTraceElement[] trace = failure.getStackTrace();
        return failure + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static String oneLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "...";
    }
}
