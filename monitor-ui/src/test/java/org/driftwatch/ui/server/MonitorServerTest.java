package org.driftwatch.ui.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.driftwatch.ui.server.FeedClient.until;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramSnapshotCodec;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;
import org.driftwatch.ui.SimulatedSubjects;
import org.driftwatch.ui.health.Health;
import org.driftwatch.ui.health.HealthChecks;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonitorServerTest {
    private static final Instant START = Instant.parse("2023-03-11T23:58:40Z");
    private static final String CHANNEL = "/api/channels/r1/ch1";
    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private volatile Health feed = Health.down("reading back");
    private final HealthChecks health =
            new HealthChecks().live("streams", () -> Health.up("RUNNING")).ready("feed", () -> feed);
    private final MonitorServer server = new MonitorServer(
            new UiSettings("127.0.0.1", 0, Duration.ofMillis(20), Duration.ofMillis(20)), model, meters, health);
    private final SimulatedSubjects subjects = new SimulatedSubjects("r1", "ch1", 7);
    private int port;

    @BeforeEach
    void start() {
        port = server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBrowserGetsOneSnapshotThenDeltasThatFollowEachOther() {
        run();
        parameter(1);
        try (FeedClient browser = new FeedClient(port)) {
            browser.subscribe("r1", "ch1", "total");
            until("snapshot", () -> !browser.texts.isEmpty());
            drift(60);
            until(
                    "delta with the drift point",
                    () -> browser.newestText().path("detail").path("drift").size() == 1);
            JsonNode snapshot = browser.texts.get(0);
            assertThat(snapshot.get("type").asText()).isEqualTo("snapshot");
            assertThat(snapshot.get("detail").get("whole").asBoolean()).isTrue();
            assertThat(snapshot.get("detail").get("parameters")).hasSize(1);
            for (int i = 1; i < browser.texts.size(); i++) {
                assertThat(browser.texts.get(i).get("type").asText()).isEqualTo("delta");
                assertThat(browser.texts.get(i).get("from"))
                        .isEqualTo(browser.texts.get(i - 1).get("version"));
            }
        }
    }

    @Test
    void aBrowserGetsTheSpectrumItAskedForAtFullResolution() {
        histogram("ch1", HistogramView.TOTAL, 7, 4);
        histogram("ch1", HistogramView.SLIDING, 3, 4);
        histogram("ch2", HistogramView.TOTAL, 99, 4);
        try (FeedClient browser = new FeedClient(port)) {
            browser.subscribe("r1", "ch1", "total");
            until("spectrum", () -> !browser.spectra.isEmpty());
            assertThat(browser.newestSpectrum().contents()).containsExactly(7, 7, 7, 7);
            assertThat(browser.newestSpectrum().binWidth()).isEqualTo(0.5);
            browser.subscribe("r1", "ch1", "sliding");
            until("other view", () -> browser.newestSpectrum().view() == HistogramView.SLIDING);
            browser.subscribe("r1", "ch2", "total");
            until("other channel", () -> browser.newestSpectrum().channel().equals("ch2"));
            assertThat(browser.newestText().get("run").asText()).isEqualTo("r1");
        }
    }

    @Test
    void aStalledBrowserIsSkippedAndCountedAndThenGetsTheNewest() {
        run();
        int bins = 65_536;
        histogram("ch1", HistogramView.TOTAL, 1, bins);
        try (FeedClient browser = new FeedClient(port)) {
            browser.subscribe("r1", "ch1", "total");
            until("first spectrum", () -> !browser.spectra.isEmpty());
            browser.stall();
            int sent = 1;
            // 0.5 MB each (not whole numbers): the buffers of the connection are full after some
            while (dropped() < 20) {
                histogram("ch1", HistogramView.TOTAL, ++sent + 0.5, bins);
                java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                assertThat(sent).as("rounds until the browser is skipped").isLessThan(3_000);
            }
            drift(60);
            histogram("ch1", HistogramView.TOTAL, 777_777.5, bins);
            int before = browser.spectra.size();
            browser.resume();
            until("newest spectrum", () -> browser.newestSpectrum().contents()[0] == 777_777.5);
            until(
                    "newest state",
                    () -> browser.texts.stream()
                            .anyMatch(text -> text.path("detail").path("drift").size() == 1));
            assertThat(browser.spectra.size() - before)
                    .as("spectra that came after the stall, of %d made in it", sent)
                    .isLessThan(sent / 2);
            assertThat(browser.newestText().get("dropped").asLong()).isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    void sessionsAreCountedAndForgotten() {
        try (FeedClient browser = new FeedClient(port)) {
            browser.subscribe("r1", "ch1", "total");
            until("answer", () -> !browser.texts.isEmpty());
            assertThat(get("/metrics").body()).contains("driftwatch_sessions 1.0");
        }
        until("session gone", () -> get("/metrics").body().contains("driftwatch_sessions 0.0"));
    }

    @Test
    void aSilentServerStillBeatsEverySecond() {
        try (FeedClient browser = new FeedClient(port)) {
            browser.subscribe("none", "none", "total");
            until("three messages without any news", () -> browser.texts.size() >= 3);
            assertThat(browser.newestText().get("runs")).isEmpty();
        }
    }

    @Test
    void aBadMessageIsAnsweredInOneLineAndTheSessionGoesOn() {
        try (FeedClient browser = new FeedClient(port)) {
            browser.send("{\"type\":\"subscribe\",\"run\":\"r1\",\"channel\":\"ch1\",\"view\":\"upside-down\"}");
            until("answer", () -> !browser.texts.isEmpty());
            assertThat(browser.newestText().get("type").asText()).isEqualTo("error");
            assertThat(browser.newestText().get("error").asText())
                    .contains("view must be total, sliding or decayed")
                    .doesNotContain("\n");
            browser.send("this is no JSON");
            until("answer", () -> browser.texts.size() == 2);
            browser.subscribe("r1", "ch1", "total");
            until("snapshot", () -> browser.newestText().get("type").asText().equals("snapshot"));
        }
    }

    @Test
    void aPageOfAnotherOriginMayNotListen() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri("/feed"))
                                .header("Origin", "http://elsewhere.example")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(get("/feed").statusCode()).isEqualTo(426);
    }

    @Test
    void healthTellsEachCheckSinceWhenAndChangesTheStatus() {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> notYet = get("/health/ready");
        assertThat(notYet.statusCode()).isEqualTo(503);
        JsonNode check = FeedClient.json(notYet.body()).get("checks").get(1);
        assertThat(check.get("name").asText()).isEqualTo("feed");
        assertThat(check.get("state").asText()).isEqualTo("DOWN");
        assertThat(Instant.parse(check.get("since").asText())).isBeforeOrEqualTo(Instant.now());
        feed = Health.up("caught up");
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void metricsAreInThePrometheusFormat() {
        meters.counter("driftwatch.events", "stage", "folded").increment(3);
        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body())
                .contains("driftwatch_events_total{stage=\"folded\"} 3.0", "driftwatch_frames_dropped_total 0.0");
    }

    @Test
    void snapshotsForPeopleAreJsonAndCsv() {
        run();
        parameter(1);
        drift(60);
        histogram("ch1", HistogramView.TOTAL, 7, 2);
        assertThat(FeedClient.json(get("/api/runs").body()).get(0).get("run").asText())
                .isEqualTo("r1");
        assertThat(FeedClient.json(get("/api/channels/r1").body())
                        .get(0)
                        .get("channel")
                        .asText())
                .isEqualTo("ch1");
        assertThat(FeedClient.json(get(CHANNEL).body()).get("drift")).hasSize(1);
        assertThat(FeedClient.json(get("/api/parameters?run=r1&scope=ch1").body()))
                .hasSize(1);
        assertThat(FeedClient.json(get("/api/parameters?run=other").body())).isEmpty();
        assertThat(get(CHANNEL + "/lines.csv").body().lines().toList().get(1))
                .isEqualTo("1,2614.5,true,17000,0.1,2.5,0.02,0.4,90,92,1000,hpge_peak");
        assertThat(get(CHANNEL + "/spectrum/total.csv").body())
                .isEqualTo("low_edge_adc,high_edge_adc,content\n100.0,100.5,7\n100.5,101.0,7\n");
        assertThat(get(CHANNEL + "/drift.csv").body()).contains("position_2614.5", ",ok\n");
        assertThat(get(CHANNEL + "/versions.csv").body()).contains("a + b * cuspEmax");
    }

    @Test
    void aBrowserGetsTheFurtherSubjectsWithTheirVersions() {
        run();
        further(subjects.refit(START, 30_000));
        try (FeedClient browser = new FeedClient(port)) {
            browser.subscribe("r1", "ch1", "total");
            until("snapshot", () -> !browser.texts.isEmpty());
            JsonNode all = browser.texts.get(0).get("detail").get("subjects");
            assertThat(all).hasSize(6);
            assertThat(all.findValuesAsText("subject"))
                    .contains("germanium.aoe", "germanium.cuts", "germanium.dplms", "germanium.filter");
            JsonNode aoe = all.get(0);
            assertThat(aoe.get("newest").get("value").get("compton_band_fits").get("mean"))
                    .hasSize(40);
            assertThat(aoe.get("versions").get(0).get("counts").asLong()).isEqualTo(30_000);
            further(subjects.refit(START.plusSeconds(10), 60_000));
            until(
                    "second version",
                    () -> browser.newestText()
                                    .path("detail")
                                    .path("subjects")
                                    .path(0)
                                    .path("newest")
                                    .path("version")
                                    .asInt()
                            == 2);
            assertThat(browser.newestText().get("detail").get("subjects").get(0).get("versions"))
                    .hasSize(1);
        }
    }

    @Test
    void furtherSubjectsAreJsonAndCsv() {
        run();
        further(subjects.refit(START, 30_000));
        assertThat(FeedClient.json(get(CHANNEL + "/parameters/germanium.cuts").body())
                        .get("value")
                        .get("counts")
                        .asLong())
                .isEqualTo(30_000);
        assertThat(get(CHANNEL + "/parameters/germanium.energy").statusCode()).isEqualTo(404);
        assertThat(lines("cuts.csv")).hasSize(1 + 6);
        assertThat(lines("cuts.csv").get(1))
                .startsWith("1,baselineEmax_cut,(baselineEmax<a) | (baselineEmax>b),a=")
                .contains(",30000,0.0");
        assertThat(lines("aoe-bands.csv")).hasSize(1 + 40);
        assertThat(lines("aoe-survival.csv")).hasSize(1 + 10);
        assertThat(lines("aoe-survival.csv").get(1)).startsWith("1,low,1592.5,");
        assertThat(lines("aoe-sweep.csv")).hasSize(1 + 40 + 3 * 11);
        assertThat(lines("lq-survival.csv")).hasSize(1 + 5);
        assertThat(lines("lq-sweep.csv")).hasSize(1 + 5 * 30);
        assertThat(lines("pole-zero.csv")).hasSize(1 + 2);
        assertThat(lines("pole-zero.csv").get(1)).startsWith("1,single,10000,").endsWith("*ns,48.0*ns,,,,");
        assertThat(lines("filters.csv").get(1)).startsWith("1,etrap.flat,changed,3.00*us,2.00*us,fwhm,2.73,2.62,0.11,");
        assertThat(lines("dplms.csv")).hasSize(1 + 60);
        assertThat(lines("dplms-grid.csv")).hasSize(1 + 6);
        assertThat(lines("subject-versions.csv"))
                .contains("germanium.filter,1,2023-03-11T23:58:40Z,1922,FWHM,2.62,0.025,keV,proposed,,better by more"
                        + " than its error");
        assertThat(FeedClient.json(get("/api/parameters?run=r1&scope=ch1").body()))
                .hasSize(6);
    }

    @Test
    void tablesWithoutAVersionHaveTheirHeadsOnly() {
        run();
        for (String table : SubjectTables.BY_NAME.keySet())
            assertThat(lines(table)).as(table).hasSize(1);
    }

    @Test
    void driftPointsOfOtherQuantitiesHaveTheirOwnColumns() {
        run();
        drift(60);
        subjects.refit(START, 30_000);
        subjects.driftPoints(START, START.plusSeconds(60), 1_800)
                .forEach(point -> model.drift(point, System.currentTimeMillis()));
        List<String> rows = lines("drift.csv");
        int columns = rows.get(0).split(",", -1).length;
        assertThat(rows).allSatisfy(row -> assertThat(row.split(",", -1)).hasSize(columns));
        List<String> heads = List.of(rows.get(0).split(","));
        String[] aoe = row(rows, "aoe_mean");
        assertThat(Double.parseDouble(aoe[heads.indexOf("reference")])).isEqualTo(0.0745);
        assertThat(aoe[heads.indexOf("shift_kev")]).isEmpty();
        String[] line = row(rows, "position_2614.5");
        assertThat(line[heads.indexOf("shift_kev")]).isEqualTo("0.1");
        assertThat(line[heads.indexOf("shift")]).isEmpty();
    }

    private static String[] row(List<String> rows, String quantity) {
        return rows.stream()
                .filter(each -> each.startsWith(quantity + ","))
                .findFirst()
                .orElseThrow()
                .split(",", -1);
    }

    private List<String> lines(String table) {
        return get(CHANNEL + "/" + table).body().lines().toList();
    }

    private void further(List<Parameter> parameters) {
        for (Parameter parameter : parameters) model.parameter(parameter, System.currentTimeMillis());
    }

    @Test
    void whatIsNotThereIsOneLineOfJson() {
        for (String path : List.of(
                "/nothing",
                "/api/channels/none",
                CHANNEL,
                CHANNEL + "/spectrum/total",
                CHANNEL + "/spectrum/odd",
                CHANNEL + "/parameters/germanium.aoe",
                CHANNEL + "/cuts.csv",
                "/../../etc/passwd",
                "/js/../../pom.xml",
                "/lib/echarts-6.0.0/../package.json")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).doesNotContain("\n").doesNotContain("Exception");
            assertThat(FeedClient.json(answer.body()).get("error").asText())
                    .as(path)
                    .isNotBlank();
        }
    }

    @Test
    void thePageAndItsLibraryComeFromHereWithCachingHeaders() throws IOException, InterruptedException {
        HttpResponse<String> page = get("/");
        assertThat(page.body()).contains("<title>Driftwatch</title>").doesNotContain("http://", "https://");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
        HttpRequest again = HttpRequest.newBuilder(uri("/"))
                .header("If-None-Match", page.headers().firstValue("ETag").orElseThrow())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(again, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(304);
        String chart = get("/js/chart.js").body();
        String library = chart.substring(chart.indexOf("'/lib/") + 1, chart.indexOf(".js';") + 3);
        HttpResponse<String> charts = get(library);
        assertThat(charts.statusCode())
                .as("version of the library on the class path")
                .isEqualTo(200);
        assertThat(charts.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(caching -> assertThat(caching).contains("immutable"));
        assertThat(charts.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
    }

    @Test
    void aPortThatIsTakenIsSaidInOneLine() {
        try (MonitorServer second = new MonitorServer(
                UiSettings.defaults().withPort(port),
                model,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                health)) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("page.port " + port + " on 127.0.0.1 cannot be had")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }
    }

    private double dropped() {
        return meters.get("driftwatch.frames.dropped").counter().count();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path, e);
        }
    }

    private void run() {
        RunDescription description =
                new RunDescription("r1", "dsp", List.of("dsp"), List.of("ch1"), START, START.plusSeconds(60), 1_000);
        model.run(
                new RunView(1, description, "started", "ge.dsp", 0, START, new TreeMap<>()),
                System.currentTimeMillis());
    }

    private void parameter(int version) {
        GermaniumEnergy.Line line = new GermaniumEnergy.Line(
                2614.5, true, 17_000, 0.1, 2.5, 0.02, 0.4, 90, 92, 1_000, "hpge_peak", new TreeMap<>(), null, new double[] {
                    16_900, 17_100
                });
        GermaniumEnergy energy = new GermaniumEnergy(
                "a + b * cuspEmax", new TreeMap<>(), null, 0, 0, List.of(line), null, null, 2.4, 0.02, 1_000, null, null);
        model.parameter(
                new Parameter(1, GermaniumEnergy.SUBJECT, "ch1", "r1", version, START, null, energy, new TreeMap<>()),
                System.currentTimeMillis());
    }

    private void drift(int atSeconds) {
        Instant at = START.plusSeconds(atSeconds);
        model.drift(
                new DriftPoint(
                        1,
                        "r1",
                        "ch1",
                        "position_2614.5",
                        at.minusSeconds(60),
                        at,
                        17_000,
                        0.1,
                        17_000,
                        0.1,
                        0.5,
                        0.1,
                        0.03,
                        300,
                        "run r1 version 1",
                        0,
                        0,
                        0.5,
                        DriftPoint.Verdict.ok),
                System.currentTimeMillis());
    }

    private void histogram(String channel, HistogramView view, double content, int bins) {
        double[] contents = new double[bins];
        java.util.Arrays.fill(contents, content);
        HistogramSnapshot snapshot = new HistogramSnapshot(
                "r1", channel, "cuspEmax", view, 100, 0.5, 0, 1_000, (long) content * bins, 0, contents);
        model.histogram(snapshot, new HistogramSnapshotCodec().encode(snapshot), System.currentTimeMillis());
    }
}
