package org.driftwatch.app.recorder;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;

/**
 * A record of a raw topic, as far as a recorder must understand it.
 *
 * @param mark null for an event
 * @param timeNs data time of an event [ns since 1970]
 */
record RawRecord(ConsumerRecord<byte[], byte[]> record, String run, Mark mark, long timeNs) {
    private static final Map<String, Topic<String, ? extends InBand<? extends Event>>> BY_NAME =
            Topics.RAW.stream().collect(Collectors.toMap(Topic::name, Function.identity()));

    /** Null when nobody can read it. */
    static RawRecord of(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) return null;
        try {
            InBand<? extends Event> value = BY_NAME.get(record.topic()).value().decode(record.value());
            if (value instanceof InBand.Marked<? extends Event> marked)
                return new RawRecord(record, marked.mark().run(), marked.mark(), 0);
            Event event = ((InBand.Data<? extends Event>) value).value();
            return new RawRecord(record, event.run(), null, event.timeNs());
        } catch (UndecodableException | IllegalArgumentException unreadable) {
            return null;
        }
    }
}
