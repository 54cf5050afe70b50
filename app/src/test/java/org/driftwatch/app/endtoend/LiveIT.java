package org.driftwatch.app.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.driftwatch.app.results.Results;
import org.driftwatch.app.results.ResultsCollector;
import org.driftwatch.app.settings.SettingsFile;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.replay.germanium.DetectorArray;
import org.driftwatch.replay.germanium.FaultText;
import org.driftwatch.replay.germanium.GermaniumSettings;
import org.driftwatch.replay.germanium.GermaniumSimulator;
import org.driftwatch.replay.germanium.RunPlan;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.ChromiumForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Three simulated detectors, one drifting, through everything: what the topics, the metrics and the page say is one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveIT {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String DRIFTING = "ch1000002";
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private Wiring wiring;
    private String address;
    private String before;
    private Results results;

    @BeforeAll
    void playARun() throws Exception {
        wiring = new Wiring(SettingsFile.none().with("page.port", 0).read());
        String kafka = wiring.broker();
        wiring.processors(kafka);
        address = wiring.page(kafka);
        before = get("/metrics");
        poison(kafka);
        try (GermaniumSimulator simulator = simulator()) {
            String run = simulator.description().run();
            CompletableFuture<Void> played = play(kafka, simulator);
            long deadline = System.nanoTime() + LIMIT.toNanos();
            List<ResultsCollector.Expected> all = List.of(
                    new ResultsCollector.Expected(run, Topics.GE_WAVEFORMS.name()),
                    new ResultsCollector.Expected(run, Topics.GE_JOBS.name()));
            results = wiring.results(kafka, all)
                    .collect(() -> System.nanoTime() < deadline && !played.isCompletedExceptionally())
                    .build(new Results.Throughput(0, 0, 0, ""));
        }
    }

    /** A record that nobody can read, on its way to the dead letters. */
    private static void poison(String kafka) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.GE_WAVEFORMS.name(), 0, null, "tea".getBytes(UTF_8)));
        }
    }

    private static GermaniumSimulator simulator() {
        DetectorArray array = DetectorArray.DEFAULT.withDetectors(3).withRateHz(100);
        GermaniumSettings settings = GermaniumSettings.defaults(7)
                .withArray(array)
                .withFaults(FaultText.parse("drift:" + DRIFTING + ":+0.3%/min@40s"));
        return new GermaniumSimulator(settings, RunPlan.lasting(START, Duration.ofSeconds(110)));
    }

    private CompletableFuture<Void> play(String kafka, GermaniumSimulator simulator) {
        return CompletableFuture.runAsync(() -> {
            try {
                wiring.waveforms(kafka).play(simulator, Speed.MAX);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @AfterAll
    void close() {
        if (wiring != null) wiring.close();
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void onlyTheDriftingDetectorDriftsAndByWhatWasInjected() {
        List<DriftPoint> drifts = results.drift().stream()
                .filter(point -> point.verdict() == DriftPoint.Verdict.drift)
                .toList();
        assertThat(drifts).isNotEmpty().allMatch(point -> point.scope().equals(DRIFTING));
        DriftPoint last = drifts.stream()
                .filter(point -> point.quantity().equals("position_2614.5"))
                .reduce((a, b) -> b)
                .orElseThrow();
        double minutes = Duration.between(
                                START.plusSeconds(40),
                                last.from()
                                        .plus(Duration.between(last.from(), last.at())
                                                .dividedBy(2)))
                        .toMillis()
                / 60_000.0;
        assertThat(last.shiftKev()).isBetween(0.6 * 0.003 * minutes * 2614.5, 1.4 * 0.003 * minutes * 2614.5);
    }

    @Test
    void everyMetricMoves() throws Exception {
        String after = get("/metrics");
        for (String metric : List.of(
                "driftwatch_events_total{stage=\"ingested\"}",
                "driftwatch_events_total{stage=\"decoded\"}",
                "driftwatch_events_total{stage=\"folded\"}",
                "driftwatch_fits_total{outcome=\"published\"}",
                "driftwatch_job_seconds_count",
                "driftwatch_dead_letters_total{reason=\"truncated\"}",
                "driftwatch_latency_seconds_count",
                "driftwatch_state_bytes{store=\"channels\"}"))
            assertThat(value(after, metric)).as(metric).isGreaterThan(value(before, metric));
        assertThat(value(after, "driftwatch_events_total{stage=\"folded\"}"))
                .isEqualTo(results.runs().get(0).events());
        assertThat(value(after, "driftwatch_drift_shift_kev{quantity=\"position_2614.5\",scope=\"" + DRIFTING + "\"}"))
                .isGreaterThan(1);
        assertThat(after).contains("driftwatch_lag_seconds{");
    }

    private static double value(String metrics, String name) {
        Matcher line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(metrics);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    @Test
    void healthAndReadinessSayYes() throws Exception {
        assertThat(get("/health/live")).contains("\"status\":\"UP\"");
        assertThat(get("/health/ready"))
                .contains("\"status\":\"UP\"", "germanium-streams", "germanium-jobs", "live-feed");
    }

    @Test
    void thePageShowsTheCountsOfTheTopic() throws Exception {
        try (ChromiumForTests chromium = ChromiumForTests.start();
                BrowserContext context = chromium.browser().newContext()) {
            context.setDefaultTimeout(60_000);
            Page page = context.newPage();
            page.navigate(address + "/?channel=" + DRIFTING);
            page.getByTestId("run-card").waitFor();
            assertThat(value(get("/metrics"), "driftwatch_sessions"))
                    .as("sessions")
                    .isEqualTo(1);
            Parameter version = results.parameters().stream()
                    .filter(parameter -> parameter.scope().equals(DRIFTING))
                    .filter(parameter -> parameter.subject().equals(GermaniumEnergy.SUBJECT))
                    .findFirst()
                    .orElseThrow();
            GermaniumEnergy energy = (GermaniumEnergy) version.value();
            page.getByTestId("parameter-versions")
                    .getByText("version " + version.version() + " in force")
                    .waitFor();
            for (GermaniumEnergy.Line line : energy.peaks()) showsCounts(page, line);
            assertThat(page.getByTestId("run-card").textContent())
                    .contains(results.runs().get(0).id());
            assertThat(page.getByTestId("drift-2614.5").count()).isEqualTo(1);
            assertThat(page.getByTestId("tile-age").count()).isGreaterThanOrEqualTo(5);
            assertThat(page.getByTestId("guidance").textContent()).contains(DRIFTING + " drifts");
        }
    }

    private static void showsCounts(Page page, GermaniumEnergy.Line line) {
        Locator row = page.getByTestId("lines-table").locator("tr[data-line='" + line.energyKev() + "']");
        assertThat(row.getAttribute("data-found")).isEqualTo(Boolean.toString(line.found()));
        assertThat(Long.parseLong(row.getAttribute("data-counts")))
                .as("counts of %s keV on the page", line.energyKev())
                .isEqualTo(line.counts());
    }
}
