package org.driftwatch.ui.server;

import java.util.SortedMap;
import org.driftwatch.ui.array.ArrayPicture;

/**
 * Text message to a browser that looks at an array: the whole picture, which is small and changes with blocks only; null when
 * nothing changed since the last one.
 *
 * @param commands whether this server takes decisions of persons
 * @param now wall clock of the server [ms since 1970]
 */
record ArrayMessage(
        int schema,
        String type,
        String server,
        long version,
        long now,
        ArrayPicture picture,
        SortedMap<String, Long> deadLetters,
        boolean commands,
        long dropped) {
    ArrayMessage(
            FeedServer server,
            long version,
            long now,
            ArrayPicture picture,
            SortedMap<String, Long> letters,
            long dropped) {
        this(1, "array", server.id(), version, now, picture, letters, server.commands(), dropped);
    }
}
