package org.driftwatch.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.GermaniumAoe;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumEnergy;
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
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.driftwatch.ui.model.Selection;
import org.driftwatch.ui.model.SubjectDetail;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tiles of the further subjects and their drift in a real browser: what was published is what is shown. */
class SubjectTilesBrowserTest {
    private static final String RUN = "sim-th228-20261120T100000Z";
    private static final String QUIET = "ch1104000";
    private static final String SLOWING = "ch1104003";
    private static final String NOISY = "ch1104006";
    private static final LiveModel MODEL = new LiveModel(ModelLimits.defaults());

    @RegisterExtension
    final ServedPage served = new ServedPage(MODEL, "/");

    @BeforeAll
    static void playARun() {
        SimulatedRun run = new SimulatedRun(RUN, 3, 120, 600, MODEL)
                .driftOf(-1, 0)
                .silenceOf(-1, 0)
                .pulseShapeDriftOf(1, 300)
                .noiseOf(2, 200);
        run.begin(System.currentTimeMillis());
        run.play(500, System.currentTimeMillis());
    }

    @Test
    void everyTileShowsTheVersionAndTheCountsThatWerePublished() {
        served.open("?run=" + RUN + "&channel=" + QUIET);
        GermaniumCuts cuts = shown("quality-cuts", GermaniumCuts.SUBJECT, GermaniumCuts.class);
        assertThat(served.tile("quality-cuts")).hasAttribute("data-counts", Long.toString(cuts.counts()));
        cuts.passRates().forEach((name, rate) -> {
            assertThat(cut(name)).hasAttribute("data-passed", Long.toString(rate.passed()));
            assertThat(cut(name)).hasAttribute("data-total", Long.toString(rate.total()));
        });
        assertThat(cut("bl_std_cut")).containsText(Pattern.compile("10\\.\\d+ < bl_std < 14\\.\\d+"));
        assertThat(cut("tailEmax_cut")).containsText(Pattern.compile("tailEmax < \\d\\.\\d+ or > 26\\.\\d+"));
        assertThat(cut("dt_window")).containsText("0 < dt_eff < 4000");
        GermaniumAoe aoe = shown("pulse-shape", GermaniumAoe.SUBJECT, GermaniumAoe.class);
        assertThat(served.tile("pulse-shape")).hasAttribute("data-counts", Long.toString(aoe.counts()));
        assertThat(served.tile("pulse-shape")).hasAttribute("data-bands", "40");
        assertThat(served.tile("pulse-shape")).containsText("Without an answer: 2324 keV: 12 events, minimum 20.");
        assertThat(served.tile("pulse-shape")).hasAttribute("data-pass-low", Long.toString(aoe.nPassLowCut()));
        GermaniumLq lq = shown("late-charge", GermaniumLq.SUBJECT, GermaniumLq.class);
        assertThat(served.tile("late-charge")).hasAttribute("data-counts", Long.toString(lq.counts()));
        assertThat(served.tile("late-charge")).hasAttribute("data-pass", Long.toString(lq.nPass()));
        GermaniumPoleZero poleZero = shown("pole-zero", GermaniumPoleZero.SUBJECT, GermaniumPoleZero.class);
        assertThat(served.tile("pole-zero"))
                .hasAttribute("data-counts", Long.toString(poleZero.pzSingle().nWaveforms()));
        assertThat(served.tile("pole-zero"))
                .hasAttribute("data-tau1", poleZero.outputDict().pz().tau1());
        GermaniumFilter filter = shown("filters", GermaniumFilter.SUBJECT, GermaniumFilter.class);
        assertThat(served.tile("filters"))
                .hasAttribute("data-counts", Long.toString(filter.nBaselines() + filter.nPulses()));
        assertThat(served.tile("filters").locator("tr[data-decision=kept]"))
                .containsText("gain not larger than its error");
        GermaniumDplms dplms = shown("dplms", GermaniumDplms.SUBJECT, GermaniumDplms.class);
        assertThat(served.tile("dplms")).hasAttribute("data-fwhm", Double.toString(dplms.fwhm()));
    }

    @Test
    void theLinkBearsThePartOfATileAndTheGroupsThatAreOpen() {
        served.open("?run=" + RUN + "&channel=" + QUIET);
        press("pulse-shape", "Survival");
        assertThat(served.tile("pulse-shape")).not().containsText("Without an answer");
        press("late-charge", "Sweep");
        fold("aoe").click();
        GermaniumAoe aoe = newest(QUIET, GermaniumAoe.SUBJECT, GermaniumAoe.class);
        for (int i = 0; i < aoe.lowSideSfs().peak().length; i++)
            assertThat(served.tile("pulse-shape").locator("tr[data-line]").nth(i))
                    .hasAttribute("data-sf", Double.toString(aoe.lowSideSfs().sf()[i]));
        String bears = served.page().url().substring(served.page().url().indexOf('?') + 1);
        assertThat(bears).contains("aoe=survival", "lq=sweep", "open=aoe");
        served.page().navigate("about:blank");
        served.open("?" + bears);
        assertThat(served.tile("pulse-shape")).hasAttribute("data-view", "survival");
        assertThat(served.tile("late-charge").locator("canvas")).isVisible();
        assertThat(served.tile("drift-group-aoe")).hasAttribute("data-open", "true");
    }

    @Test
    void calmGroupsAreFoldedToALinePerQuantityAndADriftingOneIsOpen() {
        served.open("?run=" + RUN + "&channel=" + SLOWING);
        assertThat(served.tile("drift-group-lines")).hasAttribute("data-open", "true");
        assertThat(served.tile("drift-group-cuts")).hasAttribute("data-open", "false");
        assertThat(served.tile("drift-group-cuts")).containsText("6 within limits");
        assertThat(served.tile("drift-pass_rate_bl_std_cut")).isVisible();
        assertThat(served.tile("drift-pass_rate_bl_std_cut").locator("canvas")).hasCount(0);
        assertThat(served.tile("drift-group-aoe")).hasAttribute("data-open", "true");
        assertThat(served.tile("drift-aoe_mean")).hasAttribute("data-verdict", "drift");
        assertThat(served.tile("drift-aoe_mean").locator("canvas")).isVisible();
        assertThat(served.tile("guidance")).containsText(SLOWING + " drifts: A/E mean is off by");
        assertThat(served.page().locator("[role=option][data-channel=" + SLOWING + "]"))
                .hasAttribute("data-state", Pattern.compile("WARN|ALARM"));
        fold("aoe").click();
        assertThat(served.tile("drift-group-aoe")).hasAttribute("data-open", "false");
        assertThat(served.page().url()).contains("closed=aoe");
    }

    @Test
    void aSwitchShowsTheFwhmOfEachLineInThePlaceOfItsPosition() {
        served.open("?run=" + RUN + "&channel=" + NOISY);
        assertThat(served.tile("drift-2614.511")).isVisible();
        assertThat(served.tile("drift-fwhm-2614.511")).hasCount(0);
        assertThat(served.tile("drift-group-lines")).containsText("FWHM: 3 of 4 drift");
        assertThat(served.tile("guidance"))
                .containsText(
                        Pattern.compile(NOISY + " drifts: the FWHM of the .* keV line is off by \\+0\\.\\d\\d keV"));
        double height = served.tile("drift-group-lines").boundingBox().height;
        press("drift-group-lines", "FWHM ▲");
        assertThat(served.tile("drift-2614.511")).hasCount(0);
        DriftPoint last = MODEL.channel(new Selection(RUN, NOISY)).drift().stream()
                .filter(point -> point.quantity().equals("fwhm_2614.511"))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(served.tile("drift-fwhm-2614.511")).hasAttribute("data-verdict", "drift");
        assertThat(served.tile("drift-fwhm-2614.511"))
                .hasAttribute("data-shift", Double.toString(last.measured().shift()));
        assertThat(served.tile("drift-fwhm-2614.511")).hasAttribute("data-counts", Long.toString(last.counts()));
        assertThat(served.tile("drift-fwhm-2614.511").locator("canvas")).isVisible();
        assertThat(served.tile("drift-fwhm-1592.511")).containsText("too few counts");
        assertThat(served.tile("drift-group-lines")).hasAttribute("data-quantities", "4");
        assertThat(served.tile("drift-group-lines").boundingBox().height).isLessThanOrEqualTo(height + 1);
        assertThat(served.page().url()).contains("lines=fwhm");
        served.page().reload();
        assertThat(served.tile("drift-fwhm-2614.511")).isVisible();
        press("drift-group-lines", "Position");
        assertThat(served.tile("drift-2614.511")).hasAttribute("data-verdict", "ok");
        assertThat(served.page().url()).doesNotContain("lines=");
    }

    @Test
    void versionsOfASubjectAreListedAndWhatIsShownCanBeSaved() {
        served.open("?run=" + RUN + "&channel=" + QUIET + "&aoe=survival&history=germanium.aoe");
        SubjectDetail aoe = MODEL.channel(new Selection(RUN, QUIET)).subjects().get(0);
        long counts = aoe.versions().get(aoe.versions().size() - 1).counts();
        assertThat(served.tile("parameter-versions"))
                .hasAttribute("data-versions", Integer.toString(aoe.versions().size()));
        assertThat(served.tile("parameter-versions")).hasAttribute("data-counts", Long.toString(counts));
        assertThat(served.tile("parameter-versions")).containsText("Double escape peak");
        Download table = served.page().waitForDownload(() -> press("pulse-shape", "CSV"));
        assertThat(table.suggestedFilename()).isEqualTo(RUN + "-" + QUIET + "-aoe-survival.csv");
        Download whole = served.page().waitForDownload(() -> press("quality-cuts", "JSON"));
        assertThat(whole.suggestedFilename()).isEqualTo(RUN + "-" + QUIET + "-germanium.cuts.json");
        press("parameter-versions", "Cuts");
        assertThat(served.tile("parameter-versions")).hasAttribute("data-subject", GermaniumCuts.SUBJECT);
        assertThat(served.page().url()).contains("history=germanium.cuts");
    }

    @Test
    void whatIsNotThereYetSaysWhatItWaitsForAndWhatIsOldIsGrey() {
        long old = System.currentTimeMillis() - 60_000;
        MODEL.histogram(few("waiting"), new HistogramSnapshotCodec().encode(few("waiting")), old);
        served.open("?run=waiting&channel=" + QUIET);
        assertThat(served.tile("quality-cuts")).containsText("Not yet: the first cuts follow");
        assertThat(served.tile("pulse-shape"))
                .containsText("Waits for the energy calibration of this channel (n = 37 events so far)");
        assertThat(served.tile("pulse-shape").getByTestId("tile-age")).hasText("n = 0 counted · no version yet");
        assertThat(served.tile("pulse-shape")).hasClass(Pattern.compile("\\bstale\\b"));
        assertThat(served.tile("pole-zero")).containsText("subject germanium.pole-zero");
    }

    @Test
    void howFarASubjectIsAndWhyItHasNoAnswerStandsInItsTile() {
        MODEL.histogram(few("counting"), new HistogramSnapshotCodec().encode(few("counting")), now());
        MODEL.progress(progress(312, ""), now());
        served.open("?run=counting&channel=" + QUIET);
        assertThat(served.tile("quality-cuts")).containsText("Counted 312 of 1\u202f000 for the next attempt.");
        assertThat(served.tile("quality-cuts")).hasAttribute("data-counts", "312");
        MODEL.progress(progress(1_000, "too few events in bl_std"), now());
        assertThat(served.tile("quality-cuts")).containsText("The last attempt said: too few events in bl_std.");
        assertThat(served.tile("quality-cuts").getByTestId("tile-age")).containsText("n = 1\u202f000 counted");
    }

    @Test
    void whyThereIsNoEnergyScaleYetStandsInTheTileOfTheLines() {
        MODEL.histogram(few("unscaled"), new HistogramSnapshotCodec().encode(few("unscaled")), now());
        served.open("?run=unscaled&channel=" + QUIET);
        Locator lines = served.tile("lines-table");
        assertThat(lines).containsText("Not calibrated yet: the first version appears when");
        String why = "0 of 7 lines fitted, degree 0 needs 1; 2614.5 keV: 28 events fitted in the line, minimum 100";
        MODEL.progress(
                new SubjectProgress(
                        1,
                        "unscaled",
                        QUIET,
                        EventTime.instant(10 * EventTime.SECOND),
                        List.of(new SubjectProgress.Step(GermaniumEnergy.SUBJECT, 512, 550, 0, why))),
                now());
        assertThat(lines).containsText("Counted 512 of 550 for the next attempt. The last attempt said: " + why + ".");
        assertThat(lines.getByTestId("tile-age")).hasText("no version yet · n = 512");
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
        assertThat(served.tile(testId)).hasAttribute("data-version", Integer.toString(newest.version()));
        return type.cast(newest.value());
    }

    private static <T extends ParameterValue> T newest(String channel, String subject, Class<T> type) {
        return type.cast(
                MODEL.channel(new Selection(RUN, channel)).newest(subject).value());
    }

    private Locator cut(String name) {
        return served.tile("quality-cuts").locator("tr[data-cut='" + name + "']");
    }

    private Locator fold(String group) {
        return served.tile("drift-group-" + group).locator("button.fold");
    }

    private void press(String testId, String name) {
        served.button(testId, name).click();
    }
}
