package org.driftwatch.ui.server;

import java.util.SortedMap;
import org.driftwatch.ui.production.ProductionPicture;

/**
 * Text message to a browser that looks at productions: all grid points and the one it has chosen; null when nothing changed since
 * the last one.
 *
 * @param now wall clock of the server [ms since 1970]
 */
record ProductionMessage(
        int schema,
        String type,
        String server,
        long version,
        long now,
        ProductionPicture picture,
        SortedMap<String, Long> deadLetters,
        long dropped) {
    ProductionMessage(
            String server,
            long version,
            long now,
            ProductionPicture picture,
            SortedMap<String, Long> letters,
            long dropped) {
        this(1, "production", server, version, now, picture, letters, dropped);
    }
}
