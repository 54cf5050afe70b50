package org.driftwatch.ui.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.driftwatch.ui.health.Health;
import org.driftwatch.ui.health.HealthChecks;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Health, metrics, files and the port. */
class MonitorServerTest {
    private final LiveModel model = new LiveModel(ModelLimits.defaults());

    @RegisterExtension
    final ServerForTests server = new ServerForTests(model);

    @Test
    void healthTellsEachCheckSinceWhenAndChangesTheStatus() {
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> notYet = server.get("/health/ready");
        assertThat(notYet.statusCode()).isEqualTo(503);
        JsonNode check = FeedClient.json(notYet.body()).get("checks").get(1);
        assertThat(check.get("name").asText()).isEqualTo("feed");
        assertThat(check.get("state").asText()).isEqualTo("DOWN");
        assertThat(Instant.parse(check.get("since").asText())).isBeforeOrEqualTo(Instant.now());
        server.feed = Health.up("caught up");
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void metricsAreInThePrometheusFormat() {
        server.meters.counter("driftwatch.events", "stage", "folded").increment(3);
        HttpResponse<String> answer = server.get("/metrics");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body())
                .contains("driftwatch_events_total{stage=\"folded\"} 3.0", "driftwatch_frames_dropped_total 0.0");
    }

    @Test
    void thePageAndItsLibraryComeFromHereWithCachingHeaders() throws IOException, InterruptedException {
        HttpResponse<String> page = server.get("/");
        assertThat(page.body()).contains("<title>Driftwatch</title>").doesNotContain("http://", "https://");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
        HttpRequest again = HttpRequest.newBuilder(server.uri("/"))
                .header("If-None-Match", page.headers().firstValue("ETag").orElseThrow())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(again, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(304);
        String chart = server.get("/js/chart.js").body();
        String library = chart.substring(chart.indexOf("'/lib/") + 1, chart.indexOf(".js';") + 3);
        HttpResponse<String> charts = server.get(library);
        assertThat(charts.statusCode())
                .as("version of the library on the class path")
                .isEqualTo(200);
        assertThat(charts.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(caching -> assertThat(caching).contains("immutable"));
        assertThat(charts.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
    }

    @Test
    void everyPageHasTheSameHeadBarAndFootAndIsWhole() {
        for (String path : new String[] {"/", "/array.html", "/production.html"})
            assertThat(server.get(path).body())
                    .as(path)
                    .startsWith("<!doctype html>")
                    .containsOnlyOnce("href=\"/style.css\"")
                    .containsOnlyOnce("id=\"time-bar\"")
                    .containsOnlyOnce("id=\"help-dialog\"")
                    .containsOnlyOnce("<noscript>")
                    .doesNotContain("<!--")
                    .endsWith("</html>\n");
    }

    @Test
    void anAddressCanBeAskedForBeforeTheStart() {
        assertThatThrownBy(
                        () -> MonitorServer.requireAddress(UiSettings.defaults().withPort(server.port())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("page.port " + server.port() + " on 127.0.0.1 cannot be had: Address already");
        MonitorServer.requireAddress(UiSettings.defaults().withPort(0));
    }

    @Test
    void aPortThatIsTakenIsSaidInOneLine() {
        try (MonitorServer second = new MonitorServer(
                UiSettings.defaults().withPort(server.port()),
                model,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                new HealthChecks())) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("page.port " + server.port() + " on 127.0.0.1 cannot be had")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }
    }
}
