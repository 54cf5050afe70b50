package org.driftwatch.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.command.SentCommands;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of arrays in a real browser on simulated blocks: what was published is what is shown. */
class ArrayPageBrowserTest {
    private static final String THIRD = SimulatedObservations.run(2);

    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final SentCommands sent = new SentCommands();
    private final SimulatedObservations observations = new SimulatedObservations("south", model);

    @RegisterExtension
    final ServedPage served = new ServedPage(model, "/array.html", sent);

    @Test
    void numbersOnThePageAreThoseOfTheRecords() {
        play(3);
        served.open("?array=south&telescope=" + SimulatedObservations.DIMMING);
        assertThat(served.tile("array-card")).hasAttribute("data-blocks", "3");
        assertThat(served.tile("array-card"))
                .hasAttribute("data-array-events", Integer.toString(SimulatedObservations.EVENTS));
        for (Parameter each : model.parameters(THIRD, null)) {
            if (!each.subject().equals(ArrayCoefficient.INTER_CALIBRATION)) continue;
            if (each.value() instanceof ArrayCoefficient.Throughput c && c.nPairs() > 0) shown(each.scope(), c);
            if (each.value() instanceof ArrayCoefficient.TypeFit fit)
                assertThat(served.tile("array-fit")
                                .locator("tr[data-scope=" + each.scope() + "][data-subject='" + each.subject() + "']"))
                        .hasAttribute("data-chi2", ServedPage.number(fit.chi2()));
        }
        assertThat(served.tile("type-ratios").locator("tr[data-types='LST/MST']"))
                .hasAttribute("data-ratio", ServedPage.number(ratio("LST/MST").ratio()));
        assertThat(served.tile("array-fit").locator("tr[data-scope=MST]").first())
                .containsText("Look at the drift of both telescopes of 9-12");
        assertThat(served.tile("array-fit")).containsText("time walk 431\u2009±\u200912 ns p.e. by image size");
        assertThat(served.tile("array-map").locator("[data-telescope]")).hasCount(25);
        assertThat(served.tile("telescope-drift")).hasAttribute("data-points", "4");
        assertThat(served.tile("drift-throughput")).hasAttribute("data-verdict", "drift");
    }

    private void shown(String scope, ArrayCoefficient.Throughput c) {
        assertThat(row(scope)).hasAttribute("data-throughput", ServedPage.number(c.throughput()));
        assertThat(row(scope)).hasAttribute("data-pairs", Integer.toString(c.nPairs()));
        assertThat(row(scope)).hasAttribute("data-events", Long.toString(c.nEvents()));
        assertThat(row(scope)).hasAttribute("data-component", Integer.toString(c.component()));
        assertThat(row(scope)).hasAttribute("data-redundancy", Integer.toString(c.redundancy()));
    }

    @Test
    void aTelescopeGoesBackToTheCoefficientOfAnEarlierBlock() {
        play(3);
        String scope = SimulatedObservations.DIMMING;
        served.open("");
        row(scope).click();
        Locator tile = served.tile("coefficients");
        assertThat(tile).hasAttribute("data-telescope", scope);
        assertThat(tile.locator("tbody tr")).hasCount(3);
        assertThat(tile).containsText(THIRD + " in force");
        tile.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Back to ob_4001, version 1"))
                .click();
        Locator question = served.page().getByRole(AriaRole.DIALOG);
        Parameter first = throughput("ob_4001", scope);
        Parameter third = throughput(THIRD, scope);
        double now = ((ArrayCoefficient.Throughput) third.value()).throughput();
        double after = ((ArrayCoefficient.Throughput) first.value()).throughput();
        assertThat(question.locator("tr", new Locator.LocatorOptions().setHasText("Throughput")))
                .containsText(String.format(java.util.Locale.ROOT, "%+.2f %%, ", 100 * (after - now) / now));
        question.getByLabel("Name").fill("Ada");
        question.getByLabel("Reason").fill("wet mirror");
        question.getByTestId("rollback-send").click();
        assertThat(tile.getByTestId("rollback-note")).hasAttribute("data-state", "sent");
        Command command = sent.all.get(0);
        assertThat(command.target())
                .isEqualTo(new Command.Target(ArrayCoefficient.INTER_CALIBRATION, scope, "ob_4001", 1));
        assertThat(command.into()).isEqualTo(THIRD);

        model.parameter(
                new Parameter(
                        1,
                        third.subject(),
                        scope,
                        THIRD,
                        2,
                        third.validFrom(),
                        null,
                        first.value(),
                        new TreeMap<>(Map.of(
                                "status", "published",
                                "by", "Ada",
                                "command", "c1",
                                "rolled_back_to", "1",
                                "rolled_back_to_run", "ob_4001"))),
                System.currentTimeMillis());
        assertThat(tile.getByTestId("rollback-note")).containsText("Done: version 2 of " + THIRD);
        assertThat(tile.locator("tr[data-block='" + THIRD + "'][data-version='2']"))
                .containsText("in force, back to ob_4001 by Ada");
        assertThat(row(scope)).hasAttribute("data-throughput", ServedPage.number(after));
    }

    private Parameter throughput(String block, String scope) {
        return model.parameters(block, scope).stream()
                .filter(each -> each.subject().equals(ArrayCoefficient.INTER_CALIBRATION))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void troubleIsNamedWithTelescopeSizeAndWhatToDo() {
        play(3);
        served.open("");
        assertThat(served.tile("guidance"))
                .containsText(Pattern.compile("tel_009 drifts: its throughput is off by −[567]\\.\\d %"));
        assertThat(served.tile("guidance"))
                .containsText(Pattern.compile("tel_012 drifts: its clock stamps [78]\\.\\d\\d ns later"));
        assertThat(served.tile("guidance")).containsText("No data in ob_4003 from tel_020");
        assertThat(row(SimulatedObservations.AWAY)).hasAttribute("data-state", "NODATA");
        assertThat(row(SimulatedObservations.AWAY)).hasAttribute("data-block", "ob_4002");
        assertThat(row("tel_002")).hasAttribute("data-state", "OK");
    }

    @Test
    void theBarShowsWhichPageThisIsAndNoDelayWhichABlockDoesNotHave() {
        served.open("");
        assertThat(served.page().locator(".pages [aria-current=page]")).hasText("Arrays");
        assertThat(served.page().locator("#clock-data")).isVisible();
        assertThat(served.page().locator("#clock-delay")).isHidden();
    }

    @Test
    void aClickOnTheMapChoosesATelescopeAndTheLinkBearsIt() {
        play(2);
        served.open("");
        mark("tel_015").click();
        assertThat(row("tel_015")).hasAttribute("aria-selected", "true");
        assertThat(served.tile("telescope-drift")).hasAttribute("data-telescope", "tel_015");
        served.button("array-map", "Change").click();
        served.button("telescopes-table", "Worst").click();
        assertThat(served.page().url())
                .contains("telescope=tel_015")
                .contains("by=change")
                .contains("order=state");
        String bears = served.page().url().substring(served.page().url().indexOf('?'));
        served.page().navigate("about:blank");
        served.open(bears);
        assertThat(mark("tel_015")).hasAttribute("aria-pressed", "true");
        assertThat(served.tile("array-map")).hasAttribute("data-by", "change");
        mark("tel_015").focus();
        served.page().keyboard().press("ArrowDown");
        assertThat(mark("tel_015")).hasAttribute("aria-pressed", "false");
        Download table = served.page()
                .waitForDownload(() -> served.button("telescopes-table", "CSV").click());
        assertThat(table.suggestedFilename()).isEqualTo("south-telescopes.csv");
    }

    @Test
    void aRunningBlockReachesThePageWithoutReload() {
        play(1);
        served.open("");
        observations.begin(1, System.currentTimeMillis());
        observations.snapshot(1, 1_000, System.currentTimeMillis());
        assertThat(served.tile("array-card")).hasAttribute("data-block", "ob_4002");
        assertThat(served.tile("array-card")).hasAttribute("data-judged", "ob_4001");
        assertThat(served.tile("array-card")).hasAttribute("data-array-events", "1000");
        observations.end(1, System.currentTimeMillis());
        assertThat(served.tile("array-card")).hasAttribute("data-judged", "ob_4002");
        assertThat(served.tile("array-card")).hasAttribute("data-badge", "ENDED");
    }

    @Test
    void withoutAnArrayThePageSaysWhatItWaitsForAndLeadsBack() {
        served.open("");
        assertThat(served.tile("array-card")).containsText("No array data yet");
        assertThat(served.tile("array-fit")).containsText("No fit yet");
        served.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Germanium"))
                .click();
        assertThat(served.tile("run-card")).containsText("No run yet");
        play(1);
        assertThat(served.tile("run-card")).containsText("No run yet");
        served.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Arrays"))
                .click();
        assertThat(served.tile("array-card")).hasAttribute("data-blocks", "1");
    }

    private void play(int blocks) {
        for (int block = 0; block < blocks; block++) observations.play(block, System.currentTimeMillis());
    }

    private ArrayCoefficient.TypeRatio ratio(String scope) {
        return (ArrayCoefficient.TypeRatio)
                model.parameters(THIRD, scope).get(0).value();
    }

    private Locator row(String scope) {
        return served.tile("telescopes-table").locator("tr[data-telescope=" + scope + "]");
    }

    private Locator mark(String scope) {
        return served.tile("array-map").locator("[data-telescope=" + scope + "]");
    }
}
