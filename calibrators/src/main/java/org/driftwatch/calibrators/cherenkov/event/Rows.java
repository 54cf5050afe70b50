package org.driftwatch.calibrators.cherenkov.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;

/** The columns that criteria can name: those of the array, and {@code obs_id}, {@code event_id}, {@code tel_id} behind them. */
final class Rows {
    private static final List<String> IDS = List.of("obs_id", "event_id", "tel_id");

    private final int width;
    private final boolean needsIds;

    /** @param needsIds whether some criterion may name an id */
    Rows(ArrayDescription array, boolean needsIds) {
        this.width = array.columns().size();
        this.needsIds = needsIds;
    }

    static List<Dl2Column> columns(ArrayDescription array) {
        List<Dl2Column> columns = new ArrayList<>(array.columns());
        for (String id : IDS) columns.add(new Dl2Column(id, "", false));
        return columns;
    }

    /** The first column of a name counts, so ids that the array has as columns of its own stay as they are. */
    static boolean mayNameIds(String expression) {
        return IDS.stream().anyMatch(expression::contains);
    }

    void require(TelescopeEvent event) {
        if (event.values().length != width)
            throw new IllegalArgumentException("values of telescope " + event.telescope() + " in event " + event.event()
                    + " must be " + width + ", were " + event.values().length);
    }

    double[] of(TelescopeEvent event) {
        if (!needsIds) return event.values();
        double[] row = Arrays.copyOf(event.values(), width + IDS.size());
        row[width] = event.obs();
        row[width + 1] = event.event();
        row[width + 2] = event.telescope();
        return row;
    }
}
