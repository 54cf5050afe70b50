package org.driftwatch.calibrators.germanium;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.driftwatch.calibrators.germanium.jobs.EventReference;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.germanium.DspEvent;

/**
 * A whole run without Kafka: takes its events in any order, folds those of each channel by time and event number through the same
 * {@link GermaniumChannel} as the stream, exact duplicates once. Gives what the stream gives. One thread.
 */
public final class GermaniumBatch {
    private final MonitorSettings settings;
    private final String run;
    private final Function<String, ChannelStore> memories;
    private final SortedMap<String, EventList> channels = new TreeMap<>();

    /** A run without events yet, on its own. */
    public GermaniumBatch(MonitorSettings settings, String run) {
        this(settings, run, channel -> new InMemoryChannelStore());
    }

    /** A run without events yet; {@code memories} gives what each channel remembers of the runs before it. */
    public GermaniumBatch(MonitorSettings settings, String run, Function<String, ChannelStore> memories) {
        this.settings = settings;
        this.run = run;
        this.memories = memories;
    }

    /** One more event of the run, without a waveform. */
    public void add(DspEvent event) {
        add(event, EventReference.NOWHERE);
    }

    /** One more event of the run; {@code place} is where its waveform can be read again. */
    public void add(DspEvent event, long place) {
        channel(event.channel()).add(event, place);
    }

    /** A channel that may have no events. */
    public void declare(String channel) {
        channel(channel);
    }

    private EventList channel(String channel) {
        return channels.computeIfAbsent(channel, name -> new EventList(run, name, settings.columns()));
    }

    /** What became of one channel. */
    public record Answer(String channel, long events, long firstNs, long lastNs, List<Folded> published) {}

    /**
     * Folds all, channel by channel in order of name. The events are handed over; the batch is empty afterwards.
     *
     * @param endNs data time at which the run ended, as in its last mark [ns since 1970]
     * @param answers receives each channel when it is done; silent folds are left out
     */
    public void finish(long endNs, Consumer<Answer> answers) {
        while (!channels.isEmpty()) {
            String first = channels.firstKey();
            answers.accept(fold(first, channels.remove(first), endNs));
        }
    }

    private Answer fold(String name, EventList events, long endNs) {
        var channel = new GermaniumChannel(settings, run, name, new InMemoryChannelStore(), memories.apply(name));
        List<Folded> published = new ArrayList<>();
        long[] span = {0, 0, 0};
        events.forEachInOrder((event, place) -> {
            if (span[0]++ == 0) span[1] = event.timeNs();
            span[2] = event.timeNs();
            keep(channel.fold(event, place), published);
        });
        keep(channel.advance(endNs), published);
        keep(channel.finish(Optional.of(events)), published);
        return new Answer(name, span[0], span[1], span[2], List.copyOf(published));
    }

    private static void keep(Folded folded, List<Folded> published) {
        if (!folded.silent()) published.add(folded.withoutFeatures());
    }
}
