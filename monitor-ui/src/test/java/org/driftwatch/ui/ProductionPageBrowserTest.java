package org.driftwatch.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.driftwatch.ui.ServedPage.number;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of productions in a real browser on simulated runs: what is on the topics is what is shown. */
class ProductionPageBrowserTest {
    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final SimulatedProduction running = production("run40", 40, 0, "full");
    private final SimulatedProduction early = production("run60", 60, 0, "full");
    private final SimulatedProduction triggers = production("za40_dark", 40, 1, "");

    @RegisterExtension
    final ServedPage served = new ServedPage(model, "/production.html");

    private SimulatedProduction production(String run, double zenithDeg, double nsb, String layout) {
        return new SimulatedProduction(run, SimulatedProduction.at(zenithDeg, nsb, layout), model);
    }

    @Test
    void numbersOnThePageAreThoseOfTheTopic() {
        running.begin(now());
        ProductionStatus status = running.thrown(3e5, now());
        served.open("");
        Locator card = served.tile("production-card");
        assertThat(card).hasAttribute("data-point", "za40_azm180_nsb0_off0/full");
        assertThat(card).hasAttribute("data-state", "RUNNING");
        assertThat(card).hasAttribute("data-events", Long.toString(status.events()));
        assertThat(card).hasAttribute("data-max-error", number(status.maxError()));
        assertThat(card).hasAttribute("data-max-error-tev", number(status.maxErrorTeV()));
        assertThat(card).hasAttribute("data-still-needed", number(status.stillNeeded()));
        assertThat(card).hasAttribute("data-of-spectrum", number(status.stillNeededOfSpectrum()));
        assertThat(card).hasAttribute("data-rate", number(status.thrownPerSecond()));
        assertThat(card).hasAttribute("data-seconds", number(status.secondsToCompletion()));
        assertThat(card).hasAttribute("data-energy-estimate", "0.12");
        assertThat(card).hasAttribute("data-converged", "false");
        assertThat(card).containsText("The bin from 39.8 TeV decides: it has 8 events.");
        assertThat(served.tile("production-uncertainty")).hasAttribute("data-target", "0.02");
        Locator rows = served.tile("production-bins").locator("tbody tr");
        assertThat(rows).hasCount(status.simulated().length);
        for (int bin = 0; bin < status.simulated().length; bin++) shown(rows.nth(bin), status, bin);
    }

    private static void shown(Locator row, ProductionStatus status, int bin) {
        ProductionStatus.Target target = status.effectiveAreaTarget();
        double low = status.edgesTeV()[bin];
        boolean asked = low >= target.lowTeV() && low <= target.highTeV();
        assertThat(row).hasAttribute("data-low", number(low));
        assertThat(row).hasAttribute("data-thrown", number(status.simulated()[bin]));
        assertThat(row).hasAttribute("data-reconstructed", number(status.reconstructed()[bin]));
        assertThat(row).hasAttribute("data-error", number(status.relativeErrors()[bin]));
        assertThat(row).hasAttribute("data-asked", Boolean.toString(asked));
        assertThat(row).hasAttribute("data-needed", asked ? number(status.stillNeededPerBin()[bin]) : "");
        assertThat(row).hasAttribute("data-limiting", Boolean.toString(low == status.maxErrorTeV()));
    }

    @Test
    void limitsOnThePageAreThoseOfTheTopicForEachLayoutAndFraction() {
        triggers.begin(now());
        List<ProductionLimits> limits = triggers.triggered(40_000, now());
        triggers.end(now(), limits.toArray(ParameterValue[]::new));
        served.open("?layout=LST+1");
        assertThat(served.tile("production-card")).hasAttribute("data-state", "SHORT");
        assertThat(served.tile("production-uncertainty")).containsText("No statistics of this grid point yet");
        for (ProductionLimits layout : limits) {
            served.button("production-limits", layout.layout()).click();
            assertThat(served.tile("production-limits")).hasAttribute("data-layout", layout.layout());
            assertThat(served.tile("production-limits")).hasAttribute("data-triggers", Long.toString(layout.events()));
            for (ProductionLimits.Limit limit : layout.limits()) shown(limit);
        }
    }

    private void shown(ProductionLimits.Limit limit) {
        Locator row = served.tile("production-limits")
                .locator("tr[data-quantity=" + limit.quantity() + "][data-fraction='" + number(limit.lossFraction())
                        + "']");
        assertThat(row).hasAttribute("data-value", number(limit.value()));
        assertThat(row).hasAttribute("data-bound", number(limit.lossUpperBound()));
        assertThat(row)
                .hasAttribute("data-confident", Double.isNaN(limit.confident()) ? "" : number(limit.confident()));
        assertThat(row).hasAttribute("data-needed", Long.toString(limit.eventsNeeded()));
        assertThat(row).hasAttribute("data-converged", Boolean.toString(limit.converged()));
    }

    @Test
    void whatCountsOnReachesThePageWithoutReloadUntilItHasConverged() {
        served.open("");
        assertThat(served.tile("production-card")).containsText("No production yet");
        assertThat(served.tile("production-card")).containsText("fed by topic sim.events");
        assertThat(served.tile("production-limits")).containsText("fed by topic production.limits");
        running.begin(now());
        assertThat(served.tile("production-card")).hasAttribute("data-state", "NODATA");
        running.thrown(1e4, now());
        assertThat(served.tile("production-card")).hasAttribute("data-state", "RUNNING");
        ProductionStatus enough = running.thrown(1e10, now());
        assertThat(served.tile("production-card")).hasAttribute("data-events", Long.toString(enough.events()));
        assertThat(served.tile("production-card")).hasAttribute("data-state", "CONVERGED");
        assertThat(served.page().locator("#badge")).hasText("REPLAY");
        running.end(now(), enough);
        assertThat(served.page().locator("#badge")).hasText("ENDED");
        assertThat(served.tile("production-card")).containsText("For these targets nothing more is needed");
    }

    @Test
    void aBinOfWhichNothingWasReconstructedIsUnknownAndNotGood() {
        early.begin(now());
        ProductionStatus status = early.thrown(5e3, now());
        early.end(now(), status);
        assertThat(status.undefinedBinsTeV()).hasSize(3);
        served.open("");
        assertThat(served.tile("production-card")).hasAttribute("data-state", "SHORT");
        assertThat(served.tile("production-card"))
                .containsText("No event was reconstructed in 3 bins of the range asked for, between 6.31 and 25.1 TeV");
        assertThat(served.tile("production-card").locator("[data-fact=left]")).containsText(Pattern.compile("^> \\d"));
        assertThat(bin(6.3)).containsText("unknown");
        assertThat(bin(6.3)).containsText("nothing reconstructed");
    }

    private Locator bin(double nearTeV) {
        return served.tile("production-bins")
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + nearTeV)));
    }

    @Test
    void aPointWhoseCountsContradictEachOtherIsRefusedWithItsReason() {
        early.begin(now());
        early.fail("more events are reconstructed than thrown, or none thrown", now());
        served.open("");
        assertThat(served.tile("production-card")).hasAttribute("data-state", "REFUSED");
        assertThat(served.tile("production-card")).containsText("Do: more events are reconstructed than thrown");
    }

    @Test
    void aRunThatFellSilentIsStaleAndGrey() {
        running.begin(now() - 60_000);
        running.thrown(3e5, now() - 60_000);
        served.open("");
        assertThat(served.tile("production-card")).hasAttribute("data-state", "STALE");
        assertThat(served.tile("production-uncertainty")).hasClass(Pattern.compile("\\bstale\\b"));
        assertThat(served.page().locator("#badge")).hasText("STALE");
        assertThat(served.tile("production-bins").getByTestId("tile-age")).containsText("STALE: nothing for");
    }

    @Test
    void limitsOfTheSamePointingAreFoundThoughTheirFileSaysMore() {
        running.begin(now());
        running.thrown(3e5, now());
        triggers.begin(now());
        triggers.triggered(400, now());
        served.open("?point=za40_azm180_nsb0_off0%2Ffull");
        assertThat(served.tile("production-limits"))
                .containsText("Limits of this pointing stand at another grid point");
        served.button("production-limits", "za40_azm180_nsb1_off0").click();
        assertThat(served.tile("production-limits")).hasAttribute("data-triggers", "400");
        served.button("production-uncertainty", "za40_azm180_nsb0_off0/full").click();
        assertThat(served.tile("production-uncertainty")).hasAttribute("data-point", "za40_azm180_nsb0_off0/full");
    }

    @Test
    void theLinkBearsTheSelectionAndTheKeyboardMovesIt() {
        running.begin(now());
        running.thrown(3e5, now());
        early.begin(now());
        early.end(now(), early.thrown(5e3, now()));
        served.open("");
        point("za60_azm180_nsb0_off0/full").click();
        served.button("production-uncertainty", "Efficiency").click();
        served.button("production-points", "Worst").click();
        assertThat(served.page().url())
                .contains("point=za60_azm180_nsb0_off0%2Ffull", "view=efficiency", "order=state");
        String bears = served.page().url().substring(served.page().url().indexOf('?'));
        served.page().navigate("about:blank");
        served.open(bears);
        assertThat(point("za60_azm180_nsb0_off0/full")).hasAttribute("aria-selected", "true");
        assertThat(served.tile("production-uncertainty")).hasAttribute("data-view", "efficiency");
        point("za60_azm180_nsb0_off0/full").getByRole(AriaRole.BUTTON).focus();
        served.page().keyboard().press("ArrowDown");
        assertThat(served.tile("production-card")).hasAttribute("data-point", "za40_azm180_nsb0_off0/full");
        served.page().keyboard().press("ArrowUp");
        assertThat(served.tile("production-card")).hasAttribute("data-point", "za60_azm180_nsb0_off0/full");
        served.page().keyboard().press("v");
        assertThat(served.tile("production-uncertainty")).hasAttribute("data-view", "events");
        served.page().keyboard().press("?");
        assertThat(served.page().getByRole(AriaRole.DIALOG)).containsText("next, previous grid point");
    }

    @Test
    void aTableKeepsItsPlaceWhileItCountsOn() {
        running.begin(now());
        running.thrown(3e5, now());
        served.open("");
        Locator scroller = served.tile("production-bins").locator(".scroll");
        assertThat(scroller).isVisible();
        scroller.evaluate("node => { node.scrollTop = 60; node.focus(); }");
        ProductionStatus more = running.thrown(4e5, now());
        assertThat(served.tile("production-card")).hasAttribute("data-events", Long.toString(more.events()));
        assertThat(scroller).isFocused();
        assertThat(scroller.evaluate("node => node.scrollTop")).isEqualTo(60);
    }

    @Test
    void tablesCanBeSaved() {
        running.begin(now());
        running.thrown(3e5, now());
        served.open("");
        assertThat(served.tile("production-bins")).hasAttribute("data-bins", "20");
        Download bins = served.page()
                .waitForDownload(() -> served.button("production-bins", "CSV").click());
        assertThat(bins.suggestedFilename()).isEqualTo("za40_azm180_nsb0_off0_full-bins.csv");
    }

    @Test
    void everyTileSaysIntervalSampleSizeAndAgeAndTheNarrowDarkPageDoesNotScrollSideways() {
        running.begin(now());
        running.thrown(3e5, now());
        running.triggered(4_000, now());
        served.page().setViewportSize(390, 844);
        served.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        served.open("");
        assertThat(served.tile("production-limits")).hasAttribute("data-layouts", "2");
        assertThat(served.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
        List<String> ages = served.tile("tile-age").allInnerTexts();
        assertThat(ages).hasSize(5);
        for (String age : ages)
            assertThat(age)
                    .containsPattern("\\d\\d:\\d\\d:\\d\\d")
                    .containsPattern("n = \\d")
                    .containsPattern("old|final");
    }

    @Test
    void aPointThatIsNotHereIsSaidAndTheOtherPagesAreReached() {
        running.begin(now());
        running.thrown(3e5, now());
        served.open("?point=za1_azm2_nsb0_off0");
        assertThat(served.tile("production-card")).containsText("za1_azm2_nsb0_off0 is not known here");
        follow("Arrays");
        assertThat(served.tile("array-card")).containsText("No array data yet");
        follow("Productions");
        assertThat(served.tile("production-card")).hasAttribute("data-point", "za40_azm180_nsb0_off0/full");
        follow("Germanium");
        assertThat(served.tile("run-card")).containsText("No run yet");
        follow("Productions");
        assertThat(served.tile("production-points")).hasAttribute("data-points", "1");
    }

    private void follow(String name) {
        served.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private Locator point(String key) {
        return served.tile("production-points").locator("tr[data-point='" + key + "']");
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
