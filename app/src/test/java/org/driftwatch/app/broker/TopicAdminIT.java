package org.driftwatch.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TopicAdminIT {
    private static final TopicLayout LAYOUT = new TopicLayout(3, 1, 300L << 20);

    @Test
    @Order(1)
    void theBrokerTakesEveryTopicOfTheCatalogueWithItsRetention(SharedBroker.Handle broker) throws Exception {
        List<String> all = Topics.ALL.stream().map(Topic::name).collect(Collectors.toList());
        try (TopicAdmin topics = new TopicAdmin(broker.bootstrap())) {
            assertThat(topics.create(LAYOUT)).isEqualTo(all);
            assertThat(topics.create(LAYOUT)).isEmpty();
            assertThat(topics.partitions()).containsEntry("ge.waveforms", 3).containsEntry("parameters", 1);
        }
        assertThat(setting(broker, "parameters"))
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
        assertThat(setting(broker, "histograms")).containsEntry("cleanup.policy", "compact");
        assertThat(setting(broker, "ge.waveforms"))
                .containsEntry("cleanup.policy", "delete")
                .containsEntry(
                        "retention.ms",
                        String.valueOf(Topics.GE_WAVEFORMS.retention().toMillis()))
                .containsEntry("retention.bytes", String.valueOf(100L << 20))
                .containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @Test
    @Order(2)
    void anotherNumberOfPartitionsThanTheTopicHasIsRefusedInOneLine(SharedBroker.Handle broker) throws Exception {
        try (TopicAdmin topics = new TopicAdmin(broker.bootstrap())) {
            topics.create(LAYOUT);
            assertThatThrownBy(() -> topics.create(LAYOUT.withPartitions(5)))
                    .isInstanceOf(TopicException.class)
                    .hasMessageContaining(
                            "topic ge.waveforms has 3 partitions, the settings (topics.partitions) ask for 5")
                    .hasMessageNotContainingAny("\n");
        }
    }

    @Test
    void aBrokerThatIsNotThereIsNamed() throws Exception {
        String nobody = NodeAddress.find(0).bootstrap();
        try (TopicAdmin topics = new TopicAdmin(nobody)) {
            assertThatThrownBy(() -> topics.create(LAYOUT))
                    .isInstanceOf(TopicException.class)
                    .hasMessageContaining("Kafka at " + nobody)
                    .hasMessageContaining("no answer within 8 s");
        }
        assertThatThrownBy(() -> new TopicAdmin("no port"))
                .isInstanceOf(TopicException.class)
                .hasMessageContaining("Kafka at no port")
                .hasMessageContaining("Invalid url");
    }

    private static Map<String, String> setting(SharedBroker.Handle broker, String topic)
            throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            return config.entries().stream()
                    .filter(e -> e.value() != null)
                    .collect(Collectors.toMap(e -> e.name(), e -> e.value()));
        }
    }
}
