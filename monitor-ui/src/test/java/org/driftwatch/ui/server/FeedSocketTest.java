package org.driftwatch.ui.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftwatch.ui.server.FeedClient.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.SimulatedSubjects;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a browser hears on the one WebSocket. */
class FeedSocketTest {
    private final SimulatedSubjects subjects = new SimulatedSubjects("r1", "ch1", 7);
    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final FewRecords records = new FewRecords(model);

    @RegisterExtension
    final ServerForTests server = new ServerForTests(model);

    @Test
    void aBrowserGetsOneSnapshotThenDeltasThatFollowEachOther() {
        records.run();
        records.parameter(1);
        try (FeedClient browser = new FeedClient(server.port())) {
            browser.subscribe("r1", "ch1", "total");
            until("snapshot", () -> !browser.texts.isEmpty());
            records.drift(60);
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
        records.histogram("ch1", HistogramView.TOTAL, 7, 4);
        records.histogram("ch1", HistogramView.SLIDING, 3, 4);
        records.histogram("ch2", HistogramView.TOTAL, 99, 4);
        try (FeedClient browser = new FeedClient(server.port())) {
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
        records.run();
        int bins = 65_536;
        records.histogram("ch1", HistogramView.TOTAL, 1, bins);
        try (FeedClient browser = new FeedClient(server.port())) {
            browser.subscribe("r1", "ch1", "total");
            until("first spectrum", () -> !browser.spectra.isEmpty());
            browser.stall();
            int sent = 1;
            // 0.5 MB each (not whole numbers): the buffers of the connection are full after some
            while (dropped() < 20) {
                records.histogram("ch1", HistogramView.TOTAL, ++sent + 0.5, bins);
                java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                assertThat(sent).as("rounds until the browser is skipped").isLessThan(3_000);
            }
            records.drift(60);
            records.histogram("ch1", HistogramView.TOTAL, 777_777.5, bins);
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
        try (FeedClient browser = new FeedClient(server.port())) {
            browser.subscribe("r1", "ch1", "total");
            until("answer", () -> !browser.texts.isEmpty());
            assertThat(server.get("/metrics").body()).contains("driftwatch_sessions 1.0");
        }
        until("session gone", () -> server.get("/metrics").body().contains("driftwatch_sessions 0.0"));
    }

    @Test
    void aSilentServerStillBeatsEverySecond() {
        try (FeedClient browser = new FeedClient(server.port())) {
            browser.subscribe("none", "none", "total");
            until("three messages without any news", () -> browser.texts.size() >= 3);
            assertThat(browser.newestText().get("runs")).isEmpty();
        }
    }

    @Test
    void aBadMessageIsAnsweredInOneLineAndTheSessionGoesOn() {
        try (FeedClient browser = new FeedClient(server.port())) {
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
                        HttpRequest.newBuilder(server.uri("/feed"))
                                .header("Origin", "http://elsewhere.example")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(server.get("/feed").statusCode()).isEqualTo(426);
    }

    @Test
    void aBrowserGetsTheFurtherSubjectsWithTheirVersions() {
        records.run();
        further(subjects.refit(FewRecords.START, 30_000));
        try (FeedClient browser = new FeedClient(server.port())) {
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
            further(subjects.refit(FewRecords.START.plusSeconds(10), 60_000));
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

    private double dropped() {
        return server.meters.get("driftwatch.frames.dropped").counter().count();
    }

    private void further(List<Parameter> parameters) {
        for (Parameter parameter : parameters) model.parameter(parameter, System.currentTimeMillis());
    }
}
