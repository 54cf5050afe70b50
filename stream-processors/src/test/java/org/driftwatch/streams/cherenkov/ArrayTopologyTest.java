package org.driftwatch.streams.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.driftwatch.streams.engine.StreamSettings;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayTopologyTest {
    private static final FakeArrayRun ONE = new FakeArrayRun("ob_1", 1);
    private static final FakeArrayRun TWO = new FakeArrayRun("ob_1", 2);

    @TempDir
    Path directory;

    private Plant plant(int partitions) {
        return new Plant(partitions, directory);
    }

    @Test
    void describesItself() throws IOException {
        String described = ArrayTopology.build(Plant.SETTINGS, new ArrayMetrics(new SimpleMeterRegistry()))
                .describe()
                .toString();
        try (InputStream in = getClass().getResourceAsStream("array-topology.txt")) {
            String expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(described.stripTrailing()).isEqualTo(expected.stripTrailing());
        }
    }

    @Test
    void keepsNothingOfARunThatIsDoneButTheMemoryOfTheArray() {
        Plant plant = plant(1).play(ONE.records(100, 10));
        assertThat(plant.joining.get(0).entries("tel.dl2-join")).isZero();
        assertThat(plant.joining.get(0).entries("tel.dl2-reorder")).isZero();
        assertThat(plant.joining.get(0).entries("tel.dl2-runs")).isEqualTo(1);
        assertThat(plant.calculating.get(0).entries("tel.events-reorder")).isZero();
        assertThat(plant.calculating.get(0).entries("tel.events-arrays")).isEqualTo(1);
    }

    @Test
    void showsAnArrayThatChangedOnceASecondAndAtTheEnd() {
        Plant plant = plant(1);
        plant.play(Sent.all(ONE.started(), List.of(ONE.event(1, 1, 1), ONE.event(2, 1, 1)), ONE.reached(5)));
        assertThat(plant.shown()).isEmpty();
        plant.passASecond();
        plant.passASecond();
        assertThat(plant.shown()).extracting(ArraySnapshot::events).containsExactly(1L);
        plant.play(Sent.all(List.of(ONE.event(3, 2, 6)), ONE.ended()));
        assertThat(plant.shown()).extracting(ArraySnapshot::events).containsExactly(1L, 2L);
    }

    @Test
    void countsWhatItDoes() {
        List<TelescopeEvent> events = TWO.events(200, 11);
        Plant plant = plant(2).play(TWO.records(events));
        assertThat(plant.registry
                        .get("driftwatch.events")
                        .tag("stage", "telescope.folded")
                        .counter()
                        .count())
                .isEqualTo(events.size());
        assertThat(plant.registry
                        .get("driftwatch.events")
                        .tag("stage", "array.folded")
                        .counter()
                        .count())
                .isEqualTo(200);
        assertThat(plant.registry
                        .get("driftwatch.quality")
                        .tag("criterion", "TOTAL")
                        .tag("passed", "cumulative")
                        .counter()
                        .count())
                .isEqualTo(events.size());
    }

    @Test
    void theTopologyJoinsBothStages() {
        List<Sent> records = ONE.records(100, 12);
        List<String> expected = plant(1).play(records).results();
        StreamSettings streams = StreamSettings.defaults("nowhere:1", ArrayTopology.APPLICATION, directory);
        List<String> answers = new ArrayList<>();
        try (TopologyTestDriver driver = new TopologyTestDriver(
                ArrayTopology.build(Plant.SETTINGS, new ArrayMetrics(new SimpleMeterRegistry())),
                streams.properties())) {
            var input = driver.createInputTopic(
                    Topics.TEL_DL2.name(), new ByteArraySerializer(), new ByteArraySerializer());
            records.forEach(each -> input.pipeInput(each.key(), each.value()));
            for (String topic : List.of("parameters", "drift"))
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readValuesToList()
                        .forEach(each ->
                                answers.add(topic + " " + new String(each).replaceAll("\"input\":\"[^\"]*\"", "")));
        }
        assertThat(answers.stream().filter(each -> !each.contains("partition-done")))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answers.stream().filter(each -> each.contains("partition-done")))
                .hasSize(4);
    }
}
