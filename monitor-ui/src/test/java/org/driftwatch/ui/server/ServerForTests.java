package org.driftwatch.ui.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.driftwatch.ui.health.Health;
import org.driftwatch.ui.health.HealthChecks;
import org.driftwatch.ui.model.LiveModel;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server on a model for each test, at any free port, with short periods. */
final class ServerForTests implements BeforeEachCallback, AfterEachCallback {
    final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    /** What the check of readiness says. */
    volatile Health feed = Health.down("reading back");

    private final MonitorServer server;
    private int port;

    ServerForTests(LiveModel model) {
        HealthChecks health =
                new HealthChecks().live("streams", () -> Health.up("RUNNING")).ready("feed", () -> feed);
        server = new MonitorServer(
                new UiSettings("127.0.0.1", 0, Duration.ofMillis(20), Duration.ofMillis(20)), model, meters, health);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        port = server.start();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        server.close();
    }

    int port() {
        return port;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    JsonNode json(String path) {
        return FeedClient.json(get(path).body());
    }

    HttpResponse<String> get(String path) {
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
}
