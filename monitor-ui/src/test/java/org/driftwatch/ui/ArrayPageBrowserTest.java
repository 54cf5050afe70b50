package org.driftwatch.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.health.HealthChecks;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.driftwatch.ui.server.MonitorServer;
import org.driftwatch.ui.server.UiSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of arrays in a real browser on simulated blocks: what was published is what is shown. */
class ArrayPageBrowserTest {
    private static final String THIRD = SimulatedObservations.run(2);
    private static ChromiumForTests chromium;

    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final SimulatedObservations observations = new SimulatedObservations("south", model);
    private final List<String> complaints = new ArrayList<>();
    private MonitorServer server;
    private int port;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void openBrowser() {
        chromium = ChromiumForTests.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void servePage() {
        server = new MonitorServer(
                new UiSettings("127.0.0.1", 0, Duration.ofMillis(100), Duration.ofMillis(200)),
                model,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                new HealthChecks());
        port = server.start();
        context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
        context.setDefaultTimeout(60_000);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text());
        });
    }

    @AfterEach
    void close() {
        context.close();
        server.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void numbersOnThePageAreThoseOfTheRecords() {
        play(3);
        open("?array=south&telescope=" + SimulatedObservations.DIMMING);
        assertThat(tile("array-card")).hasAttribute("data-blocks", "3");
        assertThat(tile("array-card")).hasAttribute("data-array-events", Integer.toString(SimulatedObservations.EVENTS));
        for (Parameter each : model.parameters(THIRD, null)) {
            if (!each.subject().equals(ArrayCoefficient.INTER_CALIBRATION)) continue;
            if (each.value() instanceof ArrayCoefficient.Throughput c && c.nPairs() > 0) shown(each.scope(), c);
            if (each.value() instanceof ArrayCoefficient.TypeFit fit)
                assertThat(tile("array-fit")
                                .locator("tr[data-scope=" + each.scope() + "][data-subject='" + each.subject() + "']"))
                        .hasAttribute("data-chi2", number(fit.chi2()));
        }
        assertThat(tile("type-ratios").locator("tr[data-types='LST/MST']"))
                .hasAttribute("data-ratio", number(ratio("LST/MST").ratio()));
        assertThat(tile("array-fit").locator("tr[data-scope=MST]").first()).containsText("Look at the drift of both telescopes of 9-12");
        assertThat(tile("array-map").locator("[data-telescope]")).hasCount(25);
        assertThat(tile("telescope-drift")).hasAttribute("data-points", "4");
        assertThat(tile("drift-throughput")).hasAttribute("data-verdict", "drift");
    }

    private void shown(String scope, ArrayCoefficient.Throughput c) {
        assertThat(row(scope)).hasAttribute("data-throughput", number(c.throughput()));
        assertThat(row(scope)).hasAttribute("data-pairs", Integer.toString(c.nPairs()));
        assertThat(row(scope)).hasAttribute("data-events", Long.toString(c.nEvents()));
        assertThat(row(scope)).hasAttribute("data-component", Integer.toString(c.component()));
        assertThat(row(scope)).hasAttribute("data-redundancy", Integer.toString(c.redundancy()));
    }

    @Test
    void troubleIsNamedWithTelescopeSizeAndWhatToDo() {
        play(3);
        open("");
        assertThat(tile("guidance")).containsText(Pattern.compile("tel_009 drifts: its throughput is off by −[567]\\.\\d %"));
        assertThat(tile("guidance")).containsText(Pattern.compile("tel_012 drifts: its clock stamps [78]\\.\\d\\d ns later"));
        assertThat(tile("guidance")).containsText("No data in ob_4003 from tel_020");
        assertThat(row(SimulatedObservations.AWAY)).hasAttribute("data-state", "NODATA");
        assertThat(row(SimulatedObservations.AWAY)).hasAttribute("data-block", "ob_4002");
        assertThat(row("tel_002")).hasAttribute("data-state", "OK");
    }

    @Test
    void aClickOnTheMapChoosesATelescopeAndTheLinkBearsIt() {
        play(2);
        open("");
        mark("tel_015").click();
        assertThat(row("tel_015")).hasAttribute("aria-selected", "true");
        assertThat(tile("telescope-drift")).hasAttribute("data-telescope", "tel_015");
        tile("array-map").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change")).click();
        tile("telescopes-table").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Worst")).click();
        assertThat(page.url()).contains("telescope=tel_015").contains("by=change").contains("order=state");
        String bears = page.url().substring(page.url().indexOf('?'));
        page.navigate("about:blank");
        open(bears);
        assertThat(mark("tel_015")).hasAttribute("aria-pressed", "true");
        assertThat(tile("array-map")).hasAttribute("data-by", "change");
        mark("tel_015").focus();
        page.keyboard().press("ArrowDown");
        assertThat(mark("tel_015")).hasAttribute("aria-pressed", "false");
        Download table = page.waitForDownload(() -> tile("telescopes-table")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("CSV"))
                .click());
        assertThat(table.suggestedFilename()).isEqualTo("south-telescopes.csv");
    }

    @Test
    void aRunningBlockReachesThePageWithoutReload() {
        play(1);
        open("");
        observations.begin(1, System.currentTimeMillis());
        observations.snapshot(1, 1_000, System.currentTimeMillis());
        assertThat(tile("array-card")).hasAttribute("data-block", "ob_4002");
        assertThat(tile("array-card")).hasAttribute("data-judged", "ob_4001");
        assertThat(tile("array-card")).hasAttribute("data-array-events", "1000");
        observations.end(1, System.currentTimeMillis());
        assertThat(tile("array-card")).hasAttribute("data-judged", "ob_4002");
        assertThat(tile("array-card")).hasAttribute("data-badge", "ENDED");
    }

    @Test
    void withoutAnArrayThePageSaysWhatItWaitsForAndLeadsBack() {
        open("");
        assertThat(tile("array-card")).containsText("No array data yet");
        assertThat(tile("array-fit")).containsText("No fit yet");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Germanium")).click();
        assertThat(tile("run-card")).containsText("No run yet");
        play(1);
        assertThat(tile("run-card")).containsText("No run yet");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Arrays")).click();
        assertThat(tile("array-card")).hasAttribute("data-blocks", "1");
    }

    private void play(int blocks) {
        for (int block = 0; block < blocks; block++) observations.play(block, System.currentTimeMillis());
    }

    private ArrayCoefficient.TypeRatio ratio(String scope) {
        return (ArrayCoefficient.TypeRatio) model.parameters(THIRD, scope).get(0).value();
    }

    /** As a browser writes a number. */
    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void open(String query) {
        page.navigate("http://127.0.0.1:" + port + "/array.html" + query);
    }

    private Locator tile(String testId) {
        return page.getByTestId(testId);
    }

    private Locator row(String scope) {
        return tile("telescopes-table").locator("tr[data-telescope=" + scope + "]");
    }

    private Locator mark(String scope) {
        return tile("array-map").locator("[data-telescope=" + scope + "]");
    }
}
