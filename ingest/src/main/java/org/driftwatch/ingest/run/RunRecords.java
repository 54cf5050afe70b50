package org.driftwatch.ingest.run;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;

/**
 * The records of one run: data by key (murmur2 of it, as Kafka does), marks without key to a partition of one's
 * choice.
 *
 * @param partitions of the raw topic
 */
record RunRecords<E extends Event>(Topic<String, InBand<E>> topic, RunDescription description, int partitions) {
    private static final int SCHEMA = 1;

    ProducerRecord<byte[], byte[]> data(E event) {
        InBand<E> value = new InBand.Data<>(event);
        return data(topic.key().encode(event.key()), topic.value().encode(value));
    }

    /** @param key null: that of the event in the value */
    ProducerRecord<byte[], byte[]> data(byte[] key, byte[] value) {
        if (key == null) return data(((InBand.Data<E>) topic.value().decode(value)).value());
        int partition = Utils.toPositive(Utils.murmur2(key)) % partitions;
        return new ProducerRecord<>(topic.name(), partition, key, value);
    }

    ProducerRecord<byte[], byte[]> started(int partition) {
        return mark(new Mark.RunStarted(description, partition, partitions));
    }

    ProducerRecord<byte[], byte[]> reached(int partition, long ns, long sent) {
        Instant instant = EventTime.instant(ns);
        return mark(new Mark.Reached(description.run(), description.source(), partition, partitions, instant, sent));
    }

    ProducerRecord<byte[], byte[]> ended(int partition, long ns, long sent) {
        Instant instant = EventTime.instant(ns);
        return mark(new Mark.RunEnded(description.run(), description.source(), partition, partitions, instant, sent));
    }

    ProducerRecord<byte[], byte[]> drain(int partition) {
        return mark(new Mark.Drain(description.run(), description.source(), partition, partitions));
    }

    private ProducerRecord<byte[], byte[]> mark(Mark mark) {
        byte[] value = topic.value().encode(new InBand.Marked<>(mark));
        return new ProducerRecord<>(topic.name(), mark.partition(), null, value);
    }

    /** For people and pages, on the topic {@code runs}. */
    ProducerRecord<byte[], byte[]> view(String state, long sent, Speed speed, Instant at) {
        TreeMap<String, String> settings = new TreeMap<>(Map.of("speed", speed.toString()));
        RunView view = new RunView(SCHEMA, description, state, topic.name(), sent, at, settings);
        byte[] key = Topics.RUNS.key().encode(description.run());
        return new ProducerRecord<>(
                Topics.RUNS.name(), 0, key, Topics.RUNS.value().encode(view));
    }
}
