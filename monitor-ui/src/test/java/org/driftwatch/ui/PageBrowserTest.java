package org.driftwatch.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
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
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramSnapshotCodec;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.health.HealthChecks;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.driftwatch.ui.model.Selection;
import org.driftwatch.ui.server.MonitorServer;
import org.driftwatch.ui.server.UiSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser on a simulated run, found through roles and {@code data-testid}. */
class PageBrowserTest {
    private static final String RUN = "sim-th228-20261120T100000Z";
    private static final String DRIFTING = "ch1104009";
    private static final String QUIET = "ch1104003";
    private static ChromiumForTests chromium;

    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final SimulatedRun run = new SimulatedRun(RUN, 5, 120, 1_200, model).driftOf(3, 200);
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
        server = server(0);
        port = server.start();
        run.begin(System.currentTimeMillis());
        run.play(500, System.currentTimeMillis());
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
    }

    private MonitorServer server(int at) {
        UiSettings settings = new UiSettings("127.0.0.1", at, Duration.ofMillis(100), Duration.ofMillis(200));
        return new MonitorServer(
                settings, model, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), new HealthChecks());
    }

    @Test
    void countsOnThePageAreThoseOfTheRecords() {
        open("?run=" + RUN + "&channel=" + QUIET);
        HistogramSnapshot total = spectrum(QUIET, HistogramView.TOTAL);
        Parameter newest = newest(QUIET);
        assertThat(tile("run-card")).hasAttribute("data-counts", Long.toString(run.sent()));
        assertThat(tile("run-card")).containsText(RUN);
        assertThat(tile("spectrum")).hasAttribute("data-counts", Long.toString(total.events()));
        assertThat(tile("spectrum")).hasAttribute("data-sum", Long.toString((long)
                java.util.Arrays.stream(total.contents()).sum()));
        GermaniumEnergy energy = (GermaniumEnergy) newest.value();
        assertThat(tile("lines-table")).hasAttribute("data-version", Integer.toString(newest.version()));
        for (GermaniumEnergy.Line line : energy.peaks())
            assertThat(row(line)).hasAttribute("data-counts", Long.toString(line.counts()));
        assertThat(tile("parameter-versions"))
                .hasAttribute("data-versions", Integer.toString(energies(QUIET).size()));
        assertThat(complaints).isEmpty();
    }

    @Test
    void newDataReachThePageWithoutReload() {
        open("?run=" + RUN + "&channel=" + QUIET);
        assertThat(tile("spectrum")).hasAttribute("data-counts", Long.toString(500 * 120));
        run.play(60, System.currentTimeMillis());
        assertThat(tile("spectrum")).hasAttribute("data-counts", Long.toString(560 * 120));
        assertThat(tile("run-card")).hasAttribute("data-counts", Long.toString(run.sent()));
        run.end(System.currentTimeMillis());
        assertThat(tile("run-card")).hasAttribute("data-badge", "ENDED");
    }

    @Test
    void aDriftIsNamedWithItsChannelSizeBeginAndWhatToDo() {
        open("");
        Locator guidance = tile("guidance");
        assertThat(guidance).containsText(DRIFTING + " drifts");
        assertThat(guidance).containsText(Pattern.compile("at \\+\\d+\\.\\d\\d keV .* since \\d\\d:\\d\\d:\\d\\d UTC"));
        assertThat(guidance).containsText("Do:");
        assertThat(tile("drift-2614.511")).hasAttribute("data-verdict", "drift");
        assertThat(tile("drift-2614.511").getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("WARN")))
                .isVisible();
        assertThat(option(DRIFTING)).hasAttribute("aria-selected", "true");
        assertThat(option(QUIET)).hasAttribute("data-state", "OK");
    }

    @Test
    void theLinkBearsTheSelectionAndRestoresIt() {
        open("?run=" + RUN + "&channel=" + DRIFTING);
        option(QUIET).click();
        press("Sliding");
        press("Lin");
        press("ADC");
        tile("lines-table")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Zoom the spectrum to 2614.511 keV"))
                .click();
        assertThat(tile("spectrum")).hasAttribute("data-view", "sliding");
        String low = tile("spectrum").getAttribute("data-low");
        assertThat(page.url()).contains("channel=" + QUIET, "view=sliding", "scale=linear", "units=adc", "zoom=");
        Page other = context.newPage();
        other.navigate(page.url());
        Locator spectrum = other.getByTestId("spectrum");
        assertThat(spectrum).hasAttribute("data-channel", QUIET);
        assertThat(spectrum).hasAttribute("data-view", "sliding");
        assertThat(spectrum).hasAttribute("data-units", "adc");
        assertThat(spectrum).hasAttribute("data-low", low);
        assertThat(spectrum.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Lin").setExact(true)))
                .hasAttribute("aria-pressed", "true");
    }

    @Test
    void theWheelZoomsAndAllShowsEverythingAgain() {
        open("?run=" + RUN + "&channel=" + QUIET);
        assertThat(tile("spectrum")).hasAttribute("data-low", "0.0");
        Locator chart = tile("spectrum").locator("canvas").first();
        chart.scrollIntoViewIfNeeded();
        chart.hover();
        page.mouse().wheel(0, -400);
        assertThat(tile("spectrum")).not().hasAttribute("data-low", "0.0");
        press("All");
        assertThat(tile("spectrum")).hasAttribute("data-low", "0.0");
    }

    @Test
    void theKeyboardReachesChannelsViewsAndPause() {
        open("?run=" + RUN + "&channel=" + QUIET);
        assertThat(option(QUIET)).isVisible();
        page.getByRole(AriaRole.LISTBOX).focus();
        page.keyboard().press("ArrowDown");
        assertThat(tile("spectrum")).hasAttribute("data-channel", "ch1104006");
        page.keyboard().press("k");
        assertThat(tile("spectrum")).hasAttribute("data-channel", QUIET);
        page.keyboard().press("v");
        assertThat(tile("spectrum")).hasAttribute("data-view", "sliding");
        page.keyboard().press("/");
        page.keyboard().type("009");
        assertThat(page.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION)).hasCount(1);
        page.keyboard().press("Tab");
        page.locator("#content").focus();
        page.keyboard().press(" ");
        assertThat(page.locator("#badge")).hasText("PAUSED");
    }

    @Test
    void everyTileSaysIntervalSampleSizeAndAge() {
        open("?run=" + RUN + "&channel=" + QUIET);
        assertThat(tile("drift-2614.511")).isVisible();
        List<String> ages = page.getByTestId("tile-age").allInnerTexts();
        assertThat(ages).hasSizeGreaterThanOrEqualTo(6 + 7);
        for (String age : ages)
            assertThat(age)
                    .containsPattern("\\d\\d:\\d\\d:\\d\\d")
                    .contains("n = ")
                    .containsPattern("old|behind|ago|final");
    }

    @Test
    void aLostConnectionIsSaidWithinFiveSecondsAndHealsWithoutReload() {
        open("?run=" + RUN + "&channel=" + QUIET);
        assertThat(tile("spectrum")).hasAttribute("data-counts", Long.toString(500 * 120));
        page.evaluate("window.notReloaded = true");
        server.close();
        assertThat(page.getByRole(AriaRole.ALERT))
                .containsText(
                        "Connection lost",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(5_000));
        run.play(20, System.currentTimeMillis());
        server = server(port);
        server.start();
        assertThat(page.getByRole(AriaRole.ALERT)).isHidden();
        assertThat(tile("spectrum")).hasAttribute("data-counts", Long.toString(520 * 120));
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
    }

    @Test
    void aLineThatIsNotThereIsSaidToBeMissingNotDrawnAsZero() {
        SimulatedRun thin = new SimulatedRun("thin", 1, 60, 300, model);
        thin.begin(System.currentTimeMillis());
        thin.play(152, System.currentTimeMillis());
        open("?run=thin&channel=ch1104000");
        assertThat(tile("lines-table").locator("tr[data-found=false]").first()).containsText("not in the data");
    }

    @Test
    void aThousandChannelsAreListedAndTheNarrowPageDoesNotScrollSideways() {
        byte[] frame = new byte[0];
        for (int i = 0; i < 1_000; i++)
            model.histogram(
                    new HistogramSnapshot(
                            "many",
                            "ch" + (2_000_000 + i),
                            "cuspEmax",
                            HistogramView.TOTAL,
                            0,
                            0.5,
                            0,
                            1_000,
                            i,
                            0,
                            new double[0]),
                    frame,
                    System.currentTimeMillis());
        page.setViewportSize(390, 844);
        open("?run=" + RUN + "&channel=" + QUIET);
        assertThat(tile("spectrum")).hasAttribute("data-channel", QUIET);
        assertThat(tile("drift-2614.511")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Run"))
                .selectOption("many");
        assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^ch2000"))))
                .hasCount(1_000);
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        open("");
        assertThat(tile("spectrum")).hasAttribute("data-channel", DRIFTING);
        assertThat(asked)
                .isNotEmpty()
                .allMatch(url -> url.startsWith("http://127.0.0.1:" + port + "/") || url.startsWith("data:"));
    }

    @Test
    void thePeakShapesOfThePageEqualTheirDefinitions() {
        open("");
        double[] points = {-5, -2.5, -0.7, -0.46875, -0.1, 0, 0.2, 0.46875, 0.5, 1, 2.5, 3.99, 4.01, 7, 30, 400};
        for (double x : points) {
            assertThat(shape("erfcx(" + x + ")"))
                    .as("erfcx %s", x)
                    .isCloseTo(PeakShapeByQuadrature.erfcx(x), relative(PeakShapeByQuadrature.erfcx(x)));
            if (Math.abs(x) < 6)
                assertThat(shape("erf(" + x + ")"))
                        .as("erf %s", x)
                        .isCloseTo(PeakShapeByQuadrature.erf(x), within(1e-12));
        }
        for (double tau : new double[] {0.5, 2, 15})
            for (double x = 940; x <= 1_020; x += 4.3) {
                double expected = PeakShapeByQuadrature.tail(x, 1_000, 3.1, tau);
                if (expected > 1e-200)
                    assertThat(shape("tail(" + x + ", 1000, 3.1, " + tau + ")"))
                            .as("tail %s tau %s", x, tau)
                            .isCloseTo(expected, relative(expected));
            }
    }

    @Test
    void aDrawnFitIsTheDensityOfThePublishedModel() {
        open("");
        String line =
                "{found: true, window_adc: [900, 1080], model_parameters: {n_sig: 5000, mu: 1000, sigma: 3.1, htail: 0.12, tau: 6, n_bkg: 900, hstep: -0.2}}";
        for (double x = 905; x < 1_080; x += 12.7) {
            double peak = 0.88 * PeakShapeByQuadrature.gauss(x, 1_000, 3.1)
                    + 0.12 * PeakShapeByQuadrature.tail(x, 1_000, 3.1, 6);
            double expected = 5_000 * peak + 900 * PeakShapeByQuadrature.step(x, 1_000, 3.1, -0.2, 900, 1_080);
            assertThat(shape("density(" + line + ")(" + x + ")"))
                    .as("at %s", x)
                    .isCloseTo(expected, within(1e-6 * expected));
        }
    }

    /** Quadrature with 40 000 Simpson steps is good to about 1e-12. */
    private static org.assertj.core.data.Offset<Double> relative(double value) {
        return within(1e-10 * Math.abs(value));
    }

    private double shape(String call) {
        Object value = page.evaluate("async () => (await import('/js/peakshape.js'))." + call);
        return ((Number) value).doubleValue();
    }

    private void open(String query) {
        page.navigate("http://127.0.0.1:" + port + "/" + query);
    }

    private Locator tile(String testId) {
        return page.getByTestId(testId);
    }

    private Locator option(String channel) {
        return page.locator("[role=option][data-channel=" + channel + "]");
    }

    private Locator row(GermaniumEnergy.Line line) {
        return tile("lines-table").locator("tr[data-line='" + line.energyKev() + "']");
    }

    private void press(String name) {
        tile("spectrum")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private HistogramSnapshot spectrum(String channel, HistogramView view) {
        return new HistogramSnapshotCodec()
                .decode(model.spectrum(new Selection(RUN, channel), view).bytes());
    }

    private Parameter newest(String channel) {
        List<Parameter> versions = energies(channel);
        return versions.get(versions.size() - 1);
    }

    private List<Parameter> energies(String channel) {
        return model.parameters(RUN, channel).stream()
                .filter(each -> each.subject().equals(GermaniumEnergy.SUBJECT))
                .toList();
    }
}
