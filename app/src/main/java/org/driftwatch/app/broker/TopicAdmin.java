package org.driftwatch.app.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;

/** Makes the topics of the catalogue on a cluster, and checks those that are there. */
public final class TopicAdmin implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 8_000;

    private final String bootstrap;
    private final Admin admin;

    /** @param bootstrap host:port,... of the cluster; nothing is asked of it yet */
    public TopicAdmin(String bootstrap) throws TopicException {
        this.bootstrap = bootstrap;
        try {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2));
        } catch (org.apache.kafka.common.KafkaException e) {
            throw new TopicException("Kafka at " + bootstrap + ": " + rootOf(e).getMessage(), e);
        }
    }

    /**
     * Makes what is missing of the catalogue; topics that exist keep their settings.
     *
     * @return names of the topics made, in the catalogue's order
     * @throws TopicException when a topic exists with another number of partitions, or no broker answers within 8 s
     */
    public List<String> create(TopicLayout layout) throws TopicException {
        Map<String, Integer> existing = partitions();
        refuseMismatch(existing, layout);
        List<NewTopic> missing = Topics.ALL.stream()
                .filter(topic -> !existing.containsKey(topic.name()))
                .map(topic -> newTopic(topic, layout))
                .toList();
        List<String> made = new ArrayList<>();
        Map<String, KafkaFuture<Void>> results = admin.createTopics(missing).values();
        for (NewTopic topic : missing) if (made(topic, results.get(topic.name()))) made.add(topic.name());
        if (made.size() < missing.size()) refuseMismatch(partitions(), layout);
        return List.copyOf(made);
    }

    /** Number of partitions of every topic of the catalogue that exists, by name. */
    public Map<String, Integer> partitions() throws TopicException {
        Map<String, KafkaFuture<TopicDescription>> asked = admin.describeTopics(
                        Topics.ALL.stream().map(Topic::name).collect(Collectors.toList()))
                .topicNameValues();
        Map<String, Integer> found = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : asked.entrySet()) {
            try {
                found.put(topic.getKey(), topic.getValue().get().partitions().size());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException))
                    throw failed("describe", topic.getKey(), e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return found;
    }

    @Override
    public void close() {
        admin.close();
    }

    private static NewTopic newTopic(Topic<?, ?> topic, TopicLayout layout) {
        TopicConfig config = new TopicConfig(topic, layout);
        return new NewTopic(topic.name(), config.partitions(), (short) layout.replication()).configs(config.entries());
    }

    private void refuseMismatch(Map<String, Integer> existing, TopicLayout layout) throws TopicException {
        for (Topic<?, ?> topic : Topics.ALL) {
            int wanted = new TopicConfig(topic, layout).partitions();
            int found = existing.getOrDefault(topic.name(), wanted);
            if (found != wanted)
                throw new TopicException("Kafka at " + bootstrap + ": topic " + topic.name() + " has " + found
                        + " partitions, the settings (topics.partitions) ask for " + wanted
                        + "; the number is fixed once a topic exists: use " + found + ", or new topics");
        }
    }

    /** False when somebody else made the topic meanwhile. */
    private boolean made(NewTopic topic, KafkaFuture<Void> result) throws TopicException {
        try {
            result.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) return false;
            throw failed("create", topic.name(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private TopicException failed(String verb, String topic, ExecutionException e) {
        Throwable reason = e.getCause();
        String text = reason instanceof org.apache.kafka.common.errors.TimeoutException
                ? "no answer within " + TIMEOUT_MILLIS / 1000 + " s"
                : String.valueOf(reason.getMessage()).replaceAll("\\s+", " ");
        return new TopicException(
                "Kafka at " + bootstrap + ": cannot " + verb + " topic " + topic + ": " + text, reason);
    }

    private TopicException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TopicException("Kafka at " + bootstrap + ": interrupted", e);
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }
}
