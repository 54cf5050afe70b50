package org.driftwatch.streams.run;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.InBand;

/**
 * The way out of a stage: encodes with the codecs of the catalogue and forwards to the sink of the topic. Records get
 * the wall clock as Kafka timestamp, so that retention counts from now; data time stands in the payload.
 */
public record Outlets(ProcessorContext<byte[], byte[]> context, String stage) {
    /** Name of the sink node of a stage. */
    public static String node(String stage, Topic<?, ?> topic) {
        return stage + "-to-" + topic.name();
    }

    public <K, V> void send(Topic<K, V> topic, K key, V value) {
        byte[] keyBytes = topic.key().encode(key);
        byte[] valueBytes = topic.value().encode(value);
        context.forward(new Record<>(keyBytes, valueBytes, context.currentSystemTimeMs()), node(stage, topic));
    }

    public void publish(List<DriftPoint> drift) {
        for (DriftPoint point : drift)
            send(Topics.DRIFT, point.scope() + "/" + point.quantity(), new InBand.Data<>(point));
    }

    /** Says of each parameter which record it came of. */
    public void publish(List<Parameter> parameters, Origin origin) {
        for (Parameter parameter : parameters) {
            SortedMap<String, String> provenance = new TreeMap<>(parameter.provenance());
            provenance.put("input", origin.id());
            String key = parameter.subject() + "/" + parameter.scope() + "/" + parameter.validFrom();
            send(Topics.PARAMETERS, key, new InBand.Data<>(parameter.withProvenance(provenance)));
        }
    }
}
