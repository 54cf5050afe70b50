package org.driftwatch.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
    @Test
    void theDefaultsAreAFreePortAndHalfAGibibyteOfHeap() {
        BrokerSettings settings = BrokerSettings.in(Path.of("data"));
        assertThat(settings.port()).isZero();
        assertThat(settings.heapMebibytes()).isEqualTo(512);
        assertThat(settings.directory()).isAbsolute();
    }

    @Test
    void whatIsOutOfBoundsIsNamedWithItsValue() {
        assertThatThrownBy(() -> BrokerSettings.in(Path.of("d")).withPort(65_536))
                .hasMessageContaining("65536");
        assertThatThrownBy(() -> new BrokerSettings(Path.of("d"), 0, 64)).hasMessageContaining("64");
        assertThatThrownBy(() -> BrokerSettings.in(Path.of("a,b"))).hasMessageContaining("a,b");
        assertThatThrownBy(() -> TopicLayout.defaults().withPartitions(0)).hasMessageContaining("topics.partitions");
        assertThatThrownBy(() -> new TopicLayout(1, 0, 1L << 30)).hasMessageContaining("topics.replication");
        assertThatThrownBy(() -> new TopicLayout(1, 1, 1)).hasMessageContaining("topics.retained_bytes");
    }
}
