package org.driftwatch.ui.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.Mark.PartitionDone;
import org.driftwatch.ui.command.SentCommands;
import org.driftwatch.ui.health.HealthChecks;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandRoutesTest {
    private static final String WISH = """
        {"id": "c-1", "action": "publish", "subject": "germanium.pole-zero", "scope": "ch1", "run": "r1",
         "version": 1, "by": "Ada", "why": "looks right"}\
        """;

    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final SentCommands sent = new SentCommands();
    private final MonitorServer server = new MonitorServer(
            new UiSettings("127.0.0.1", 0, Duration.ofMillis(20), Duration.ofMillis(20)),
            model,
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            new HealthChecks(),
            sent);
    private int port;

    @BeforeEach
    void start() {
        port = server.start();
        version(1, Map.of("status", "proposed"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void version(int number, Map<String, String> provenance) {
        Parameter parameter = new Parameter(
                1,
                GermaniumPoleZero.SUBJECT,
                "ch1",
                "r1",
                number,
                Instant.ofEpochSecond(number),
                null,
                new GermaniumPoleZero(null, null, null, null, null),
                new TreeMap<>(provenance));
        model.parameter(parameter, 0);
    }

    private HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/commands"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        if (!String.join(" ", headers).contains("Content-Type")) request.header("Content-Type", "application/json");
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void refused(int status, String error, String body, String... headers) throws Exception {
        HttpResponse<String> answer = post(body, headers);
        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        JsonNode fault = Json.MAPPER.readTree(answer.body());
        assertThat(fault.get("error").asText()).contains(error).doesNotContain("\n");
        assertThat(sent.all).isEmpty();
    }

    @Test
    void aDecisionIsOnItsWayWhenItIsWithTheBrokers() throws Exception {
        HttpResponse<String> answer = post(WISH, "Origin", "http://127.0.0.1:" + port, "Sec-Fetch-Site", "same-origin");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Json.MAPPER.readTree(answer.body()).get("id").asText()).isEqualTo("c-1");
        assertThat(sent.all).hasSize(1);
        Command command = sent.all.get(0);
        assertThat(command.action()).isEqualTo(Command.Action.publish);
        assertThat(command.target()).isEqualTo(new Command.Target("germanium.pole-zero", "ch1", "r1", 1));
        assertThat(command.by() + ", " + command.why()).isEqualTo("Ada, looks right");
        assertThat(command.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void withoutAnIdItGetsOneAndAScriptNeedsNoOrigin() throws Exception {
        assertThat(post(WISH.replace("\"id\": \"c-1\", ", "")).statusCode()).isEqualTo(202);
        assertThat(post(WISH.replace("\"id\": \"c-1\", ", "")).statusCode()).isEqualTo(202);
        assertThat(sent.all).extracting(Command::id).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void pagesOfOthersCannotDecide() throws Exception {
        refused(403, "not from http://evil.example", WISH, "Origin", "http://evil.example");
        refused(403, "not from http://127.0.0.1:1", WISH, "Origin", "http://127.0.0.1:1");
        refused(403, "not from null", WISH, "Origin", "null");
        refused(403, "not from a cross-site one", WISH, "Sec-Fetch-Site", "cross-site");
        refused(415, "must be application/json, was text/plain", WISH, "Content-Type", "text/plain");
    }

    @Test
    void aForeignNameForThisMachineIsRefused() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            String request =
                    "POST /api/commands HTTP/1.1\r\nHost: evil.example:" + port + "\r\nOrigin: http://evil.example:"
                            + port + "\r\nContent-Type: application/json\r\nContent-Length: " + WISH.length()
                            + "\r\nConnection: close\r\n\r\n" + WISH;
            out.write(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .contains("127.0.0.1 only, not at evil.example");
        }
        assertThat(sent.all).isEmpty();
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() throws Exception {
        refused(400, "why must not be empty", WISH.replace("looks right", " "));
        refused(400, "by must not be empty", WISH.replace("\"by\": \"Ada\", ", ""));
        refused(400, "version must be >= 1, was 0", WISH.replace("\"version\": 1,", ""));
        refused(400, "the body is no command", WISH.replace("publish", "brew"));
        refused(400, "the body is no command", "tea");
        refused(400, "the body is no command", "");
        refused(400, "the body must be an object", "null");
        refused(404, "channel ch2 of run r1 is not known here", WISH.replace("ch1", "ch2"));
        refused(404, "germanium.lq of ch1 has no version", WISH.replace("pole-zero", "lq"));
        refused(404, "germanium.pole-zero of ch1 has no version 7", WISH.replace("\"version\": 1", "\"version\": 7"));
        refused(413, "bad request", WISH.replace("looks right", "x".repeat(20_000)));
    }

    @Test
    void whatIsDecidedAlreadyIsNotSentAgain() throws Exception {
        refused(409, "version 1 was never published", WISH.replace("publish", "rollback"));
        version(3, Map.of("status", "published", "proposal", "1", "by", "Bob", "why", "better"));
        refused(409, "version 1 was published as version 3 by Bob: better", WISH);
        refused(409, "version 3 is published already", WISH.replace("\"version\": 1", "\"version\": 3"));
    }

    @Test
    void aBeginOfValidityTravelsAlongAndIsRefusedBeforeWhatIsInForce() throws Exception {
        String from = WISH.replace("\"why\"", "\"valid_from\": \"VALUE\", \"why\"");
        version(3, Map.of());
        refused(
                400,
                "valid_from must be a time in UTC such as 2023-03-12T00:30:00Z, was 'noon'",
                from.replace("VALUE", "noon"));
        refused(
                400,
                "valid_from must not be before 1970-01-01T00:00:03Z, when version 3 begins, was 1970-01-01T00:00:02Z",
                from.replace("VALUE", "1970-01-01T00:00:02Z"));
        refused(
                400,
                "valid_from must be absent for reject, was 1970-01-01T00:00:09Z",
                from.replace("VALUE", "1970-01-01T00:00:09Z").replace("publish", "reject"));
        assertThat(post(from.replace("VALUE", "1970-01-01T00:00:03Z")).statusCode())
                .isEqualTo(202);
        assertThat(sent.all.get(0).validFrom()).isEqualTo(Instant.ofEpochSecond(3));
    }

    @Test
    void whatTheRunItselfPublishesIsRolledBackWhenItIsOver() throws Exception {
        version(3, Map.of());
        version(4, Map.of());
        String back = WISH.replace("publish", "rollback").replace("\"version\": 1", "\"version\": 3");
        refused(409, "run r1 is not over and publishes versions of germanium.pole-zero itself", back);
        model.done(
                "parameters",
                new PartitionDone(
                        PartitionDone.NAME, "r1", "ge.waveforms", 0, 1, 9, List.of("ch1"), null, null, new TreeMap<>()),
                0);
        assertThat(post(back).statusCode()).isEqualTo(202);
        assertThat(sent.all.get(0).action()).isEqualTo(Command.Action.rollback);
    }

    @Test
    void aWallDisplayTakesNoDecisions() throws Exception {
        server.close();
        try (MonitorServer display = new MonitorServer(
                new UiSettings("127.0.0.1", 0, Duration.ofMillis(20), Duration.ofMillis(20), false),
                model,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                new HealthChecks(),
                sent)) {
            port = display.start();
            refused(403, "page.commands is off: this page only shows", WISH);
        }
    }

    @Test
    void aBrokerThatIsNotThereIsSaidInOneLine() throws Exception {
        sent.breakDown("Kafka at x:1: the command was not sent: no answer within 8 s");
        refused(503, "no answer within 8 s", WISH);
    }

    @Test
    void onlyPostingDecides() throws Exception {
        HttpRequest get = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/commands"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(get, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isGreaterThanOrEqualTo(404);
        assertThat(sent.all).isEmpty();
    }
}
