package org.driftwatch.ui.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftwatch.ui.server.FeedClient.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.ui.SimulatedProduction;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Productions on the WebSocket and for scripts. */
class ProductionViewsTest {
    private static final GridPoint POINT = SimulatedProduction.at(40, 0, "full");
    private static final String PATH = "/api/productions/za40_azm180_nsb0_off0%2Ffull";

    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final SimulatedProduction production = new SimulatedProduction("run40", POINT, model);

    @RegisterExtension
    final ServerForTests server = new ServerForTests(model);

    @Test
    void aBrowserGetsThePointItAskedForWheneverItChangesAndABeatOtherwise() {
        production.begin(now());
        production.thrown(1e4, now());
        try (FeedClient browser = new FeedClient(server.port())) {
            browser.send("{\"type\":\"subscribe\",\"production\":\"" + POINT.key() + "\"}");
            until("picture", () -> !browser.texts.isEmpty());
            JsonNode first = browser.texts.get(0);
            assertThat(first.get("type").asText()).isEqualTo("production");
            assertThat(first.get("picture").get("points")).hasSize(1);
            ProductionStatus status = production.thrown(3e5, now());
            until("news", () -> events(browser) == status.events());
            int before = browser.texts.size();
            until("beat", () -> browser.texts.size() > before);
            assertThat(browser.newestText().get("picture").isNull()).isTrue();
            browser.send("{\"type\":\"subscribe\",\"production\":\"\"}");
            until("no point", () -> browser.newestText().path("picture").has("points"));
            assertThat(browser.newestText().get("picture").get("detail").isNull())
                    .isTrue();
        }
    }

    private static long events(FeedClient browser) {
        return browser.newestText()
                .path("picture")
                .path("detail")
                .path("status")
                .path("events")
                .asLong();
    }

    @Test
    void pointsAreListedAndOneIsWholeUnderItsKeyWithASlash() {
        ProductionStatus status = production.thrown(3e5, now());
        List<ProductionLimits> limits = production.triggered(40_000, now());
        JsonNode list = server.json("/api/productions");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("key").asText()).isEqualTo(POINT.key());
        assertThat(list.get(0).get("max_error").asDouble()).isEqualTo(status.maxError());
        JsonNode whole = server.json(PATH);
        assertThat(whole.get("status").get("still_needed_per_bin")).hasSize(20);
        assertThat(whole.get("status").get("effective_area_target").get("error").asDouble())
                .isEqualTo(SimulatedProduction.TARGET);
        assertThat(whole.get("limits")).hasSameSizeAs(limits);
        assertThat(server.json("/api/productions/za1").get("error").asText())
                .isEqualTo("grid point za1 is not known here");
    }

    @Test
    void binsAndLimitsAreTables() {
        assertThat(server.get(PATH + "/bins.csv").statusCode()).isEqualTo(404);
        ProductionStatus status = production.thrown(3e5, now());
        List<String> bins = lines("bins.csv");
        assertThat(bins).hasSize(1 + 20);
        String[] worst = bins.stream()
                .filter(row -> row.startsWith(Csv.number(status.maxErrorTeV()) + ","))
                .findFirst()
                .orElseThrow()
                .split(",");
        assertThat(List.of(bins.get(0).split(",")).indexOf("relative_error")).isEqualTo(5);
        assertThat(Double.parseDouble(worst[5])).isEqualTo(status.maxError());
        assertThat(Double.parseDouble(worst[6])).isEqualTo(SimulatedProduction.TARGET);
        assertThat(bins.get(1)).endsWith(",,");
        assertThat(lines("limits.csv")).hasSize(1);
        production.triggered(40_000, now());
        assertThat(lines("limits.csv")).hasSize(1 + 2 * 6);
        assertThat(lines("limits.csv").get(1)).startsWith("LST 1,10000,0.01,lower_energy,TeV,0.025,0,");
        assertThat(lines("limits.csv").get(4)).contains("1.0E-6").endsWith(",false");
    }

    @Test
    void thePageComesFromHereAndNamesTheOthers() {
        assertThat(server.get("/production.html").body())
                .contains("/js/production.js", "href=\"/array.html\"", "href=\"/\"");
        assertThat(server.get("/array.html").body()).contains("href=\"/production.html\"");
        assertThat(server.get("/").body()).contains("href=\"/production.html\"");
    }

    private List<String> lines(String table) {
        return server.get(PATH + "/" + table).body().lines().toList();
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
