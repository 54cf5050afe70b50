package org.driftwatch.calibrators.germanium.subject;

import java.util.List;
import org.driftwatch.calibrators.state.ChannelStore;

/**
 * Which subjects a channel has beside its energy scale, and how.
 *
 * @param enabled false: none of them
 */
public record SubjectSettings(boolean enabled) {
    /** All of them. */
    public static SubjectSettings defaults() {
        return new SubjectSettings(true);
    }

    /** Subjects of one channel on its store, in the order in which they are asked. */
    public List<Subjects.Scheduled> open(ChannelStore store) {
        return List.of();
    }

    /** Columns the subjects read. */
    public List<String> columns() {
        return List.of();
    }
}
