package org.driftwatch.ui.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.ui.model.LiveRecords;

/** Decodes one record by its topic and hands it to the port; what cannot be read is told, not thrown. */
record Reception(LiveRecords target) {
    void accept(ConsumerRecord<byte[], byte[]> record, long atMs) {
        if (record.value() == null) return;
        try {
            decode(record.topic(), record.value(), atMs);
        } catch (UndecodableException e) {
            target.unreadable(record.topic(), e.reason(), atMs);
        }
    }

    private void decode(String topic, byte[] bytes, long atMs) {
        if (is(topic, Topics.HISTOGRAMS)) {
            target.histogram(Topics.HISTOGRAMS.value().decode(bytes), bytes, atMs);
        } else if (is(topic, Topics.PARAMETERS)) {
            parameter(topic, Topics.PARAMETERS.value().decode(bytes), atMs);
        } else if (is(topic, Topics.DRIFT)) {
            drift(topic, Topics.DRIFT.value().decode(bytes), atMs);
        } else if (is(topic, Topics.GE_PROGRESS)) {
            target.progress(Topics.GE_PROGRESS.value().decode(bytes), atMs);
        } else if (is(topic, Topics.RUNS)) {
            target.run(Topics.RUNS.value().decode(bytes), atMs);
        } else if (is(topic, Topics.ARRAYS)) {
            target.array(Topics.ARRAYS.value().decode(bytes), atMs);
        } else if (is(topic, Topics.PRODUCTION)) {
            target.production(Topics.PRODUCTION.value().decode(bytes), atMs);
        } else if (is(topic, Topics.PRODUCTION_LIMITS)) {
            target.productionLimits(Topics.PRODUCTION_LIMITS.value().decode(bytes), atMs);
        } else if (is(topic, Topics.DEAD_LETTERS)) {
            target.deadLetter(Topics.DEAD_LETTERS.value().decode(bytes), atMs);
        }
    }

    private void parameter(String topic, InBand<Parameter> value, long atMs) {
        if (value instanceof InBand.Data<Parameter> data) target.parameter(data.value(), atMs);
        else marked(topic, value, atMs);
    }

    private void drift(String topic, InBand<DriftPoint> value, long atMs) {
        if (value instanceof InBand.Data<DriftPoint> data) target.drift(data.value(), atMs);
        else marked(topic, value, atMs);
    }

    private void marked(String topic, InBand<?> value, long atMs) {
        if (value instanceof InBand.Marked<?> marked && marked.mark() instanceof Mark.PartitionDone done)
            target.done(topic, done, atMs);
    }

    private static boolean is(String topic, Topic<?, ?> which) {
        return which.name().equals(topic);
    }
}
