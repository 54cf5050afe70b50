package org.driftwatch.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramSnapshotCodec;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.driftwatch.ui.model.Selection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page in a real browser on a simulated run, found through roles and {@code data-testid}. */
class PageBrowserTest {
    private static final String RUN = "sim-th228-20261120T100000Z";
    private static final String DRIFTING = "ch1104009";
    private static final String QUIET = "ch1104003";

    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final SimulatedRun run = new SimulatedRun(RUN, 5, 120, 1_200, model).driftOf(3, 200);

    @RegisterExtension
    final ServedPage served = new ServedPage(model, "/");

    @BeforeEach
    void play() {
        run.begin(System.currentTimeMillis());
        run.play(500, System.currentTimeMillis());
    }

    @Test
    void countsOnThePageAreThoseOfTheRecords() {
        served.open("?run=" + RUN + "&channel=" + QUIET);
        HistogramSnapshot total = spectrum(QUIET, HistogramView.TOTAL);
        Parameter newest = newest(QUIET);
        assertThat(served.tile("run-card")).hasAttribute("data-counts", Long.toString(run.sent()));
        assertThat(served.tile("run-card")).containsText(RUN);
        assertThat(served.page().locator("#clock-delay")).hasText(Pattern.compile("\\S+"));
        assertThat(served.page().locator(".pages [aria-current=page]")).hasText("Germanium");
        assertThat(served.tile("spectrum")).hasAttribute("data-counts", Long.toString(total.events()));
        assertThat(served.tile("spectrum")).hasAttribute("data-sum", Long.toString((long)
                java.util.Arrays.stream(total.contents()).sum()));
        GermaniumEnergy energy = (GermaniumEnergy) newest.value();
        assertThat(served.tile("lines-table")).hasAttribute("data-version", Integer.toString(newest.version()));
        for (GermaniumEnergy.Line line : energy.peaks())
            assertThat(row(line)).hasAttribute("data-counts", Long.toString(line.counts()));
        assertThat(served.tile("parameter-versions"))
                .hasAttribute("data-versions", Integer.toString(energies(QUIET).size()));
    }

    @Test
    void newDataReachThePageWithoutReload() {
        served.open("?run=" + RUN + "&channel=" + QUIET);
        assertThat(served.tile("spectrum")).hasAttribute("data-counts", Long.toString(500 * 120));
        run.play(60, System.currentTimeMillis());
        assertThat(served.tile("spectrum")).hasAttribute("data-counts", Long.toString(560 * 120));
        assertThat(served.tile("run-card")).hasAttribute("data-counts", Long.toString(run.sent()));
        run.end(System.currentTimeMillis());
        assertThat(served.tile("run-card")).hasAttribute("data-badge", "ENDED");
    }

    @Test
    void aDriftIsNamedWithItsChannelSizeBeginAndWhatToDo() {
        served.open("");
        Locator guidance = served.tile("guidance");
        assertThat(guidance).containsText(DRIFTING + " drifts");
        assertThat(guidance).containsText(Pattern.compile("at \\+\\d+\\.\\d\\d keV .* since \\d\\d:\\d\\d:\\d\\d UTC"));
        assertThat(guidance).containsText("Do:");
        assertThat(served.tile("drift-2614.511")).hasAttribute("data-verdict", "drift");
        assertThat(served.tile("drift-2614.511")
                        .getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("WARN")))
                .isVisible();
        assertThat(option(DRIFTING)).hasAttribute("aria-selected", "true");
        assertThat(option(QUIET)).hasAttribute("data-state", "OK");
    }

    @Test
    void theLinkBearsTheSelectionAndRestoresIt() {
        served.open("?run=" + RUN + "&channel=" + DRIFTING);
        option(QUIET).click();
        press("Sliding");
        press("Lin");
        press("ADC");
        served.tile("lines-table")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Zoom the spectrum to 2614.511 keV"))
                .click();
        assertThat(served.tile("spectrum")).hasAttribute("data-view", "sliding");
        String low = served.tile("spectrum").getAttribute("data-low");
        assertThat(served.page().url())
                .contains("channel=" + QUIET, "view=sliding", "scale=linear", "units=adc", "zoom=");
        Page other = served.another();
        other.navigate(served.page().url());
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
        served.open("?run=" + RUN + "&channel=" + QUIET);
        assertThat(served.tile("spectrum")).hasAttribute("data-low", "0.0");
        Locator chart = served.tile("spectrum").locator("canvas").first();
        chart.scrollIntoViewIfNeeded();
        chart.hover();
        served.page().mouse().wheel(0, -400);
        assertThat(served.tile("spectrum")).not().hasAttribute("data-low", "0.0");
        press("All");
        assertThat(served.tile("spectrum")).hasAttribute("data-low", "0.0");
    }

    @Test
    void theKeyboardReachesChannelsViewsAndPause() {
        served.open("?run=" + RUN + "&channel=" + QUIET);
        assertThat(option(QUIET)).isVisible();
        served.page().getByRole(AriaRole.LISTBOX).focus();
        served.page().keyboard().press("ArrowDown");
        assertThat(served.tile("spectrum")).hasAttribute("data-channel", "ch1104006");
        served.page().keyboard().press("k");
        assertThat(served.tile("spectrum")).hasAttribute("data-channel", QUIET);
        served.page().keyboard().press("v");
        assertThat(served.tile("spectrum")).hasAttribute("data-view", "sliding");
        served.page().keyboard().press("/");
        served.page().keyboard().type("009");
        assertThat(served.page().getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION))
                .hasCount(1);
        served.page().keyboard().press("Tab");
        served.page().locator("#content").focus();
        served.page().keyboard().press(" ");
        assertThat(served.page().locator("#badge")).hasText("PAUSED");
    }

    @Test
    void everyTileSaysIntervalSampleSizeAndAge() {
        served.open("?run=" + RUN + "&channel=" + QUIET);
        assertThat(served.tile("drift-2614.511")).isVisible();
        List<String> ages = served.page().getByTestId("tile-age").allInnerTexts();
        assertThat(ages).hasSizeGreaterThanOrEqualTo(6 + 7);
        for (String age : ages)
            assertThat(age)
                    .containsPattern("\\d\\d:\\d\\d:\\d\\d")
                    .contains("n = ")
                    .containsPattern("old|behind|ago|final");
    }

    @Test
    void aLostConnectionIsSaidWithinFiveSecondsAndHealsWithoutReload() {
        served.open("?run=" + RUN + "&channel=" + QUIET);
        assertThat(served.tile("spectrum")).hasAttribute("data-counts", Long.toString(500 * 120));
        served.page().evaluate("window.notReloaded = true");
        served.goAway();
        assertThat(served.page().getByRole(AriaRole.ALERT))
                .containsText(
                        "Connection lost",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(5_000));
        run.play(20, System.currentTimeMillis());
        served.comeBack();
        assertThat(served.page().getByRole(AriaRole.ALERT)).isHidden();
        assertThat(served.tile("spectrum")).hasAttribute("data-counts", Long.toString(520 * 120));
        assertThat(served.page().evaluate("window.notReloaded")).isEqualTo(true);
    }

    /** A window of a width takes more counts than one of a position. */
    @Test
    void positionsAreShownBeforeTheFirstWidth() {
        SimulatedRun young = new SimulatedRun("young", 1, 300, 300, model);
        young.begin(System.currentTimeMillis());
        young.play(80, System.currentTimeMillis());
        served.open("?run=young&channel=ch1104000");
        assertThat(served.tile("drift-2614.511")).isVisible();
        assertThat(served.tile("drift-fwhm-2614.511")).hasCount(0);
        assertThat(served.tile("parameter-versions").getByText("No version yet"))
                .isHidden();
    }

    @Test
    void aLineThatIsNotThereIsSaidToBeMissingNotDrawnAsZero() {
        SimulatedRun thin = new SimulatedRun("thin", 1, 60, 300, model);
        thin.begin(System.currentTimeMillis());
        thin.play(152, System.currentTimeMillis());
        served.open("?run=thin&channel=ch1104000");
        List<GermaniumEnergy.Line> missing = ((GermaniumEnergy)
                        newest(model.parameters("thin", "ch1104000")).value())
                .peaks().stream().filter(line -> !line.found()).toList();
        assertThat(missing).isNotEmpty();
        for (GermaniumEnergy.Line line : missing) {
            assertThat(row(line)).hasAttribute("data-found", "false");
            assertThat(row(line)).containsText(line.reason() + " (n = " + line.counts() + " in its window)");
            assertThat(served.tile("spectrum")
                            .getByRole(
                                    AriaRole.BUTTON,
                                    new Locator.GetByRoleOptions()
                                            .setName("" + line.energyKev())
                                            .setExact(true)))
                    .hasAttribute("title", line.reason());
        }
    }

    @Test
    void aThousandChannelsAreListedAndTheNarrowPageDoesNotScrollSideways() {
        for (int i = 0; i < 1_000; i++) {
            HistogramSnapshot each = new HistogramSnapshot(
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
                    new double[] {i});
            model.histogram(each, new HistogramSnapshotCodec().encode(each), System.currentTimeMillis());
        }
        served.page().setViewportSize(390, 844);
        served.open("?run=" + RUN + "&channel=" + QUIET);
        assertThat(served.tile("spectrum")).hasAttribute("data-channel", QUIET);
        assertThat(served.tile("drift-2614.511")).isVisible();
        assertThat(served.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
        served.page()
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Run"))
                .selectOption("many");
        assertThat(served.page()
                        .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^ch2000"))))
                .hasCount(1_000);
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        List<String> asked = new ArrayList<>();
        served.page().onRequest(request -> asked.add(request.url()));
        served.open("");
        assertThat(served.tile("spectrum")).hasAttribute("data-channel", DRIFTING);
        assertThat(asked)
                .isNotEmpty()
                .allMatch(url -> url.startsWith(served.address() + "/") || url.startsWith("data:"));
    }

    private Locator option(String channel) {
        return served.page().locator("[role=option][data-channel=" + channel + "]");
    }

    private Locator row(GermaniumEnergy.Line line) {
        return served.tile("lines-table").locator("tr[data-line='" + line.energyKev() + "']");
    }

    private void press(String name) {
        served.button("spectrum", name).click();
    }

    private HistogramSnapshot spectrum(String channel, HistogramView view) {
        return new HistogramSnapshotCodec()
                .decode(model.spectrum(new Selection(RUN, channel), view).bytes());
    }

    private Parameter newest(String channel) {
        return newest(model.parameters(RUN, channel));
    }

    private static Parameter newest(List<Parameter> all) {
        List<Parameter> versions = energies(all);
        return versions.get(versions.size() - 1);
    }

    private List<Parameter> energies(String channel) {
        return energies(model.parameters(RUN, channel));
    }

    private static List<Parameter> energies(List<Parameter> all) {
        return all.stream()
                .filter(each -> each.subject().equals(GermaniumEnergy.SUBJECT))
                .toList();
    }
}
