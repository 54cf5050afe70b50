package org.driftwatch.streams.germanium;

import java.util.List;
import org.driftwatch.calibrators.germanium.Folded;
import org.driftwatch.calibrators.germanium.jobs.EventReference;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.histogram.HistogramSnapshot;

/**
 * The calculation of one channel in one run, as the topology sees it. Whatever it needs later it puts into its store in
 * the same call; one that is opened anew on the same store goes on as if nothing had happened.
 */
public interface ChannelFold {
    /** The next event in order of time; {@code place} is the offset of its waveform, {@link EventReference#NOWHERE} without one. */
    Folded fold(DspEvent event, long place);

    /** All events before this data time have been folded [ns since 1970]. */
    Folded advance(long ns);

    /** The run has ended: the last fit, from a cold start. */
    Folded finish();

    /** Its histograms as they are now, for display only. */
    List<HistogramSnapshot> snapshots();

    /** How far its further subjects are, for display only; null when there is nothing to say. */
    default SubjectProgress progress() {
        return null;
    }

    /** Opens calculations, new ones and those that stores remember. */
    interface Factory {
        ChannelFold open(RunChannel channel, ChannelStore store);

        /** The same; {@code memory} belongs to the channel over all its runs and is never cleared. */
        default ChannelFold open(RunChannel channel, ChannelStore store, ChannelStore memory) {
            return open(channel, store);
        }
    }
}
