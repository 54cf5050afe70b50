package org.driftwatch.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** {@code docker-compose.yml} held against the rules of compose and of Kafka, without an engine. */
class ComposeTest {
    private static final Path ROOT = Path.of(System.getProperty("driftwatch.root"));
    private static final Path FILE = ROOT.resolve("docker-compose.yml");
    private static final Set<String> SERVICE_KEYS = Set.of(
            "image",
            "build",
            "restart",
            "env_file",
            "environment",
            "command",
            "depends_on",
            "ports",
            "volumes",
            "healthcheck");
    private static final String DURATION = "[0-9]+(ms|s|m|h)";

    private final JsonNode compose;

    ComposeTest() throws IOException {
        YAMLFactory strict = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        compose = new YAMLMapper(strict).readTree(FILE.toFile());
    }

    @Test
    void itHoldsOnlyKeysThatComposeKnows() {
        assertThat(names(compose)).isSubsetOf("name", "services", "volumes", "networks", "configs", "secrets");
        assertThat(compose.path("services").size()).isPositive();
        for (JsonNode service : compose.path("services"))
            assertThat(names(service)).isSubsetOf(SERVICE_KEYS);
    }

    @Test
    void everyImageIsPinned() throws IOException {
        List<String> images = new ArrayList<>();
        for (JsonNode service : compose.path("services")) {
            images.add(service.path("image").asText());
            if (service.has("build")) images.addAll(basesOf(service.path("build")));
        }
        assertThat(images).isNotEmpty().allMatch(image -> image.matches("[a-z0-9./-]+:[0-9][\\w.-]*"));
    }

    @Test
    void theBrokerIsOfTheSameVersionAsOurClients() {
        String version = org.apache.kafka.common.utils.AppInfoParser.getVersion();
        assertThat(service("kafka").path("image").asText()).isEqualTo("apache/kafka:" + version);
    }

    @Test
    void whatWaitsForHealthWaitsForAServiceThatTellsItsHealth() {
        for (JsonNode service : compose.path("services"))
            for (Map.Entry<String, JsonNode> needed : service.path("depends_on").properties()) {
                assertThat(needed.getValue().path("condition").asText()).isEqualTo("service_healthy");
                assertThat(service(needed.getKey()).has("healthcheck")).isTrue();
            }
    }

    @Test
    void everyHealthCheckRunsACommandWithinLimits() {
        for (JsonNode service : compose.path("services")) {
            JsonNode check = service.path("healthcheck");
            assertThat(check.path("test").get(0).asText()).isIn("CMD", "CMD-SHELL");
            assertThat(check.path("test").size()).isGreaterThan(1);
            for (String limit : List.of("interval", "timeout", "start_period"))
                assertThat(check.path(limit).asText()).matches(DURATION);
            assertThat(check.path("retries").asInt()).isPositive();
        }
    }

    @Test
    void portsAreOpenOnThisMachineOnlyAndEachOnce() {
        Set<String> outside = new HashSet<>();
        for (JsonNode service : compose.path("services"))
            for (JsonNode port : service.path("ports")) {
                assertThat(port.asText()).matches("127\\.0\\.0\\.1:[0-9]+:[0-9]+");
                assertThat(outside.add(port.asText().split(":")[1])).isTrue();
            }
        assertThat(outside).isNotEmpty();
    }

    @Test
    void everyVolumeIsDeclaredAndUsedOnce() {
        List<String> used = new ArrayList<>();
        for (JsonNode service : compose.path("services"))
            for (JsonNode volume : service.path("volumes")) {
                assertThat(volume.asText()).matches("[a-z-]+:/[a-z/]+");
                used.add(volume.asText().split(":")[0]);
            }
        assertThat(used).containsExactlyInAnyOrderElementsOf(names(compose.path("volumes")));
    }

    @Test
    void kafkaKnowsEverySettingAndAcceptsItsValue() throws IOException {
        Properties settings = brokerSettings();
        assertThat(settings.stringPropertyNames()).isSubsetOf(AbstractKafkaConfig.CONFIG_DEF.names());
        KafkaConfig config = new KafkaConfig(settings, false);
        assertThat(config.nodeId()).isEqualTo(1);
        assertThat(Uuid.fromString(environment().getProperty("CLUSTER_ID"))).isNotNull();
    }

    @Test
    void theBrokerHasTheValuesOfTheEmbeddedOneExceptWhereItLives() throws IOException {
        Properties embedded = NodeProperties.of(Path.of("data"), new NodeAddress(9092, 9093));
        Set<String> places = Set.of("listeners", "advertised.listeners", "controller.quorum.voters", "log.dirs");
        Properties settings = brokerSettings();
        for (String name : embedded.stringPropertyNames())
            if (!places.contains(name))
                assertThat(settings.getProperty(name)).as(name).isEqualTo(embedded.getProperty(name));
    }

    @Test
    void theAddressesAgreeWithThePortsAndTheProgram() throws IOException {
        Properties settings = brokerSettings();
        String inside = "kafka:19092";
        assertThat(settings.getProperty("advertised.listeners"))
                .contains("INSIDE://" + inside, "OUTSIDE://127.0.0.1:9092");
        assertThat(settings.getProperty("listeners")).contains(":19092", ":9092");
        assertThat(service("kafka").path("ports").get(0).asText()).isEqualTo("127.0.0.1:9092:9092");
        assertThat(service("driftwatch").path("command").toString()).contains("\"--bootstrap\",\"" + inside + "\"");
        assertThat(service("kafka").path("volumes").get(0).asText()).endsWith(":" + settings.getProperty("log.dirs"));
    }

    @Test
    void composeItselfAcceptsTheFile() throws Exception {
        Assumptions.assumeTrue(exit("docker", "compose", "version") == 0, "no docker client with the compose plug-in");
        assertThat(exit("docker", "compose", "-f", FILE.toString(), "config", "--quiet"))
                .isZero();
    }

    private JsonNode service(String name) {
        assertThat(names(compose.path("services"))).contains(name);
        return compose.path("services").path(name);
    }

    private static List<String> basesOf(JsonNode build) throws IOException {
        Path dockerfile = ROOT.resolve(build.path("context").asText())
                .resolve(build.path("dockerfile").asText());
        return Files.readAllLines(dockerfile).stream()
                .filter(line -> line.startsWith("FROM "))
                .map(line -> line.split(" ")[1])
                .toList();
    }

    private Properties environment() throws IOException {
        Properties environment = new Properties();
        String file = service("kafka").path("env_file").asText();
        environment.load(new StringReader(Files.readString(ROOT.resolve(file))));
        return environment;
    }

    /** The image makes {@code log.dirs} of {@code KAFKA_LOG_DIRS}. */
    private Properties brokerSettings() throws IOException {
        Properties settings = new Properties();
        environment().forEach((key, value) -> {
            String name = (String) key;
            if (name.startsWith("KAFKA_"))
                settings.put(name.substring(6).toLowerCase(Locale.ROOT).replace('_', '.'), value);
        });
        return settings;
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static int exit(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
