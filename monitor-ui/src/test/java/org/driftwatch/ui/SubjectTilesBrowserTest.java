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
import org.driftwatch.topics.germanium.GermaniumAoe;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.germanium.GermaniumLq;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramSnapshotCodec;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.ui.health.HealthChecks;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.driftwatch.ui.model.Selection;
import org.driftwatch.ui.model.SubjectDetail;
import org.driftwatch.ui.server.MonitorServer;
import org.driftwatch.ui.server.UiSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tiles of the further subjects and their drift in a real browser: what was published is what is shown. */
class SubjectTilesBrowserTest {
    private static final String RUN = "sim-th228-20261120T100000Z";
    private static final String QUIET = "ch1104000";
    private static final String SLOWING = "ch1104003";
    private static final LiveModel MODEL = new LiveModel(ModelLimits.defaults());
    private static ChromiumForTests chromium;
    private static MonitorServer server;
    private static int port;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void playARunAndServeIt() {
        chromium = ChromiumForTests.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        SimulatedRun run = new SimulatedRun(RUN, 2, 120, 600, MODEL)
                .driftOf(-1, 0)
                .silenceOf(-1, 0)
                .pulseShapeDriftOf(1, 300);
        run.begin(System.currentTimeMillis());
        run.play(500, System.currentTimeMillis());
        server = new MonitorServer(
                new UiSettings("127.0.0.1", 0, Duration.ofMillis(100), Duration.ofMillis(200)),
                MODEL,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                new HealthChecks());
        port = server.start();
    }

    @AfterAll
    static void close() {
        if (server != null) server.close();
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void openPage() {
        context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
        context.setDefaultTimeout(60_000);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text());
        });
    }

    @AfterEach
    void closePage() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void everyTileShowsTheVersionAndTheCountsThatWerePublished() {
        open("?run=" + RUN + "&channel=" + QUIET);
        GermaniumCuts cuts = shown("quality-cuts", GermaniumCuts.SUBJECT, GermaniumCuts.class);
        assertThat(tile("quality-cuts")).hasAttribute("data-counts", Long.toString(cuts.counts()));
        cuts.passRates().forEach((name, rate) -> {
            assertThat(cut(name)).hasAttribute("data-passed", Long.toString(rate.passed()));
            assertThat(cut(name)).hasAttribute("data-total", Long.toString(rate.total()));
        });
        assertThat(cut("bl_std_cut")).containsText(Pattern.compile("10\\.\\d+ < bl_std < 14\\.\\d+"));
        assertThat(cut("tailEmax_cut")).containsText(Pattern.compile("tailEmax < \\d\\.\\d+ or > 26\\.\\d+"));
        assertThat(cut("dt_window")).containsText("0 < dt_eff < 4000");
        GermaniumAoe aoe = shown("pulse-shape", GermaniumAoe.SUBJECT, GermaniumAoe.class);
        assertThat(tile("pulse-shape")).hasAttribute("data-counts", Long.toString(aoe.counts()));
        assertThat(tile("pulse-shape")).hasAttribute("data-bands", "40");
        assertThat(tile("pulse-shape")).hasAttribute("data-pass-low", Long.toString(aoe.nPassLowCut()));
        GermaniumLq lq = shown("late-charge", GermaniumLq.SUBJECT, GermaniumLq.class);
        assertThat(tile("late-charge")).hasAttribute("data-counts", Long.toString(lq.counts()));
        assertThat(tile("late-charge")).hasAttribute("data-pass", Long.toString(lq.nPass()));
        GermaniumPoleZero poleZero = shown("pole-zero", GermaniumPoleZero.SUBJECT, GermaniumPoleZero.class);
        assertThat(tile("pole-zero"))
                .hasAttribute("data-counts", Long.toString(poleZero.pzSingle().nWaveforms()));
        assertThat(tile("pole-zero"))
                .hasAttribute("data-tau1", poleZero.outputDict().pz().tau1());
        GermaniumFilter filter = shown("filters", GermaniumFilter.SUBJECT, GermaniumFilter.class);
        assertThat(tile("filters")).hasAttribute("data-counts", Long.toString(filter.nBaselines() + filter.nPulses()));
        assertThat(tile("filters").locator("tr[data-decision=kept]")).containsText("gain not larger than its error");
        GermaniumDplms dplms = shown("dplms", GermaniumDplms.SUBJECT, GermaniumDplms.class);
        assertThat(tile("dplms")).hasAttribute("data-fwhm", Double.toString(dplms.fwhm()));
    }

    @Test
    void theLinkBearsThePartOfATileAndTheGroupsThatAreOpen() {
        open("?run=" + RUN + "&channel=" + QUIET);
        press("pulse-shape", "Survival");
        press("late-charge", "Sweep");
        fold("aoe").click();
        GermaniumAoe aoe = newest(QUIET, GermaniumAoe.SUBJECT, GermaniumAoe.class);
        for (int i = 0; i < aoe.lowSideSfs().peak().length; i++)
            assertThat(tile("pulse-shape").locator("tr[data-line]").nth(i))
                    .hasAttribute("data-sf", Double.toString(aoe.lowSideSfs().sf()[i]));
        String bears = page.url().substring(page.url().indexOf('?') + 1);
        assertThat(bears).contains("aoe=survival", "lq=sweep", "open=aoe");
        page.navigate("about:blank");
        open("?" + bears);
        assertThat(tile("pulse-shape")).hasAttribute("data-view", "survival");
        assertThat(tile("late-charge").locator("canvas")).isVisible();
        assertThat(tile("drift-group-aoe")).hasAttribute("data-open", "true");
    }

    @Test
    void calmGroupsAreFoldedToALinePerQuantityAndADriftingOneIsOpen() {
        open("?run=" + RUN + "&channel=" + SLOWING);
        assertThat(tile("drift-group-lines")).hasAttribute("data-open", "true");
        assertThat(tile("drift-group-cuts")).hasAttribute("data-open", "false");
        assertThat(tile("drift-group-cuts")).containsText("6 within limits");
        assertThat(tile("drift-pass_rate_bl_std_cut")).isVisible();
        assertThat(tile("drift-pass_rate_bl_std_cut").locator("canvas")).hasCount(0);
        assertThat(tile("drift-group-aoe")).hasAttribute("data-open", "true");
        assertThat(tile("drift-aoe_mean")).hasAttribute("data-verdict", "drift");
        assertThat(tile("drift-aoe_mean").locator("canvas")).isVisible();
        assertThat(tile("guidance")).containsText(SLOWING + " drifts: A/E mean is off by");
        assertThat(page.locator("[role=option][data-channel=" + SLOWING + "]"))
                .hasAttribute("data-state", Pattern.compile("WARN|ALARM"));
        fold("aoe").click();
        assertThat(tile("drift-group-aoe")).hasAttribute("data-open", "false");
        assertThat(page.url()).contains("closed=aoe");
    }

    @Test
    void versionsOfASubjectAreListedAndWhatIsShownCanBeSaved() {
        open("?run=" + RUN + "&channel=" + QUIET + "&aoe=survival&history=germanium.aoe");
        SubjectDetail aoe = MODEL.channel(new Selection(RUN, QUIET)).subjects().get(0);
        long counts = aoe.versions().get(aoe.versions().size() - 1).counts();
        assertThat(tile("parameter-versions"))
                .hasAttribute("data-versions", Integer.toString(aoe.versions().size()));
        assertThat(tile("parameter-versions")).hasAttribute("data-counts", Long.toString(counts));
        assertThat(tile("parameter-versions")).containsText("Double escape peak");
        Download table = page.waitForDownload(() -> press("pulse-shape", "CSV"));
        assertThat(table.suggestedFilename()).isEqualTo(RUN + "-" + QUIET + "-aoe-survival.csv");
        Download whole = page.waitForDownload(() -> press("quality-cuts", "JSON"));
        assertThat(whole.suggestedFilename()).isEqualTo(RUN + "-" + QUIET + "-germanium.cuts.json");
        press("parameter-versions", "Cuts");
        assertThat(tile("parameter-versions")).hasAttribute("data-subject", GermaniumCuts.SUBJECT);
        assertThat(page.url()).contains("history=germanium.cuts");
    }

    @Test
    void whatIsNotThereYetSaysWhatItWaitsForAndWhatIsOldIsGrey() {
        long old = System.currentTimeMillis() - 60_000;
        MODEL.histogram(few("waiting"), new HistogramSnapshotCodec().encode(few("waiting")), old);
        open("?run=waiting&channel=" + QUIET);
        assertThat(tile("quality-cuts")).containsText("Not yet: the first cuts follow");
        assertThat(tile("pulse-shape"))
                .containsText("Waits for the energy calibration of this channel (n = 37 events so far)");
        assertThat(tile("pulse-shape").getByTestId("tile-age")).hasText("n = 0 counted · no version yet");
        assertThat(tile("pulse-shape")).hasClass(Pattern.compile("\\bstale\\b"));
        assertThat(tile("pole-zero")).containsText("subject germanium.pole-zero");
    }

    @Test
    void howFarASubjectIsAndWhyItHasNoAnswerStandsInItsTile() {
        MODEL.histogram(few("counting"), new HistogramSnapshotCodec().encode(few("counting")), now());
        MODEL.progress(progress(312, ""), now());
        open("?run=counting&channel=" + QUIET);
        assertThat(tile("quality-cuts")).containsText("Counted 312 of 1\u202f000 for the next attempt.");
        assertThat(tile("quality-cuts")).hasAttribute("data-counts", "312");
        MODEL.progress(progress(1_000, "too few events in bl_std"), now());
        assertThat(tile("quality-cuts")).containsText("The last attempt said: too few events in bl_std.");
        assertThat(tile("quality-cuts").getByTestId("tile-age")).containsText("n = 1\u202f000 counted");
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private static SubjectProgress progress(long counted, String reason) {
        SubjectProgress.Step cuts = new SubjectProgress.Step(GermaniumCuts.SUBJECT, counted, 1_000, 0, reason);
        return new SubjectProgress(1, "counting", QUIET, EventTime.instant(10 * EventTime.SECOND), List.of(cuts));
    }

    private static HistogramSnapshot few(String run) {
        return new HistogramSnapshot(
                run, QUIET, "cuspEmax", HistogramView.TOTAL, 100, 0.5, 0, 10 * EventTime.SECOND, 37, 0, new double[] {
                    20, 17
                });
    }

    /** Waits until the tile shows the newest version, and gives it. */
    private <T extends ParameterValue> T shown(String testId, String subject, Class<T> type) {
        Parameter newest = MODEL.channel(new Selection(RUN, QUIET)).newest(subject);
        assertThat(tile(testId)).hasAttribute("data-version", Integer.toString(newest.version()));
        return type.cast(newest.value());
    }

    private static <T extends ParameterValue> T newest(String channel, String subject, Class<T> type) {
        return type.cast(
                MODEL.channel(new Selection(RUN, channel)).newest(subject).value());
    }

    private void open(String query) {
        page.navigate("http://127.0.0.1:" + port + "/" + query);
    }

    private Locator tile(String testId) {
        return page.getByTestId(testId);
    }

    private Locator cut(String name) {
        return tile("quality-cuts").locator("tr[data-cut='" + name + "']");
    }

    private Locator fold(String group) {
        return tile("drift-group-" + group).locator("button.fold");
    }

    private void press(String testId, String name) {
        tile(testId)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
