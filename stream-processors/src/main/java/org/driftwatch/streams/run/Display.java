package org.driftwatch.streams.run;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows channels that changed once a second of wall time. What is shown is in no result. */
public final class Display implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Display.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int MOST_CHANNELS_AT_ONCE = 64;

    private final Consumer<RunChannel> show;
    private final Set<RunChannel> unseen = new LinkedHashSet<>();
    private final Cancellable punctuation;

    public Display(ProcessorContext<?, ?> context, Consumer<RunChannel> show) {
        this.show = show;
        punctuation = context.schedule(PERIOD, PunctuationType.WALL_CLOCK_TIME, now -> showSome());
    }

    /** It has something new to show. */
    public void changed(RunChannel channel) {
        unseen.add(channel);
    }

    /** It has nothing new to show. */
    public void forget(RunChannel channel) {
        unseen.remove(channel);
    }

    private void showSome() {
        Iterator<RunChannel> waiting = unseen.iterator();
        for (int i = 0; i < MOST_CHANNELS_AT_ONCE && waiting.hasNext(); i++) {
            RunChannel channel = waiting.next();
            waiting.remove();
            tryToShow(channel);
        }
    }

    private void tryToShow(RunChannel channel) {
        try {
            show.accept(channel);
        } catch (KafkaException failure) {
            throw failure;
        } catch (RuntimeException failure) {
            LOG.warn("{} in run {} cannot be shown", channel.channel(), channel.run(), failure);
        }
    }

    @Override
    public void close() {
        punctuation.cancel();
        unseen.clear();
    }
}
