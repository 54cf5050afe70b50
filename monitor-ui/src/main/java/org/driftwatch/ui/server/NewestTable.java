package org.driftwatch.ui.server;

import java.util.function.BiConsumer;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.ui.model.ChannelDetail;

/** Rows of a table from the version in force of one subject; its number is in the first column of each. */
final class NewestTable {
    private final Csv out;
    private final int version;

    private NewestTable(Csv out, int version) {
        this.out = out;
        this.version = version;
    }

    /**
     * The whole table as CSV: only a head when there is no version, or one of another type.
     *
     * @param heads of the columns after {@code version}
     */
    static <T extends ParameterValue> String of(
            ChannelDetail detail, String subject, Class<T> type, String heads, BiConsumer<NewestTable, T> fill) {
        Csv out = new Csv("version," + heads);
        Parameter newest = detail.newest(subject);
        if (newest != null && type.isInstance(newest.value()))
            fill.accept(new NewestTable(out, newest.version()), type.cast(newest.value()));
        return out.toString();
    }

    /** Adds a row without its version. */
    void row(Object... cells) {
        Object[] all = new Object[cells.length + 1];
        all[0] = version;
        System.arraycopy(cells, 0, all, 1, cells.length);
        out.row(all);
    }
}
