package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftwatch.app.endtoend.DecisionDesk.LIMIT;
import static org.driftwatch.app.endtoend.DecisionDesk.RUN;
import static org.driftwatch.app.endtoend.DecisionDesk.until;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.ChromiumForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person decides on the page, which then shows what the topic says. */
@ExtendWith(DecisionDesk.Shared.class)
class DecisionPageIT {

    private static double published(Address page) {
        Matcher published = Pattern.compile("driftwatch_commands_total\\{outcome=\"published\"\\} (\\S+)")
                .matcher(page.get("/metrics"));
        assertThat(published.find()).isTrue();
        return Double.parseDouble(published.group(1));
    }

    @Test
    void aPageDecidesAndShowsWhatTheTopicSays(DecisionDesk desk) throws Exception {
        Address page = new Address(desk.page());
        double before = published(page);
        desk.propose(
                "ch3",
                new GermaniumDplms(null, "changed", 2.5, 0.02, 0.3, null, 2.6, 0.02, List.of(), null, 9, 9, null),
                GermaniumDplms.SUBJECT,
                2);
        until(
                "the proposal is known",
                () -> page.get("/api/channels/" + RUN + "/ch3").contains("\"proposed\""));
        String wish = "{\"action\":\"publish\",\"subject\":\"germanium.dplms\",\"scope\":\"ch3\",\"run\":\"" + RUN
                + "\",\"version\":2," + "\"by\":\"Ada\",\"why\":\"2.5 keV\"}";
        assertThat(page.post("/api/commands", wish)).isEqualTo(202);
        until(
                "the version is on the page",
                () -> page.get("/api/channels/" + RUN + "/ch3/parameters/germanium.dplms")
                        .contains("\"by\":\"Ada\""));
        assertThat(desk.versions(GermaniumDplms.SUBJECT, "ch3", RUN))
                .extracting(Parameter::version)
                .containsExactly(2, 3);
        until("the command is counted", () -> published(page) == before + 1);
    }

    @Test
    void aPersonGoesBackOnThePage(DecisionDesk desk) throws Exception {
        for (int version : new int[] {1, 2}) {
            desk.propose("ch6", version);
            desk.terminal().says("publish germanium.filter ch6 --by Ada --why", "narrower line");
        }
        assertThat(desk.exportedRise("ch6", RUN)).isEqualTo("2.00*us");
        try (ChromiumForTests chromium = ChromiumForTests.start();
                BrowserContext context = chromium.browser().newContext()) {
            Page browser = context.newPage();
            browser.navigate(desk.page() + "/?run=" + RUN + "&channel=ch6&history=germanium.filter");
            goesBack(browser);
        }
        List<Parameter> filters = desk.filters("ch6");
        assertThat(filters.get(filters.size() - 1).provenance())
                .containsEntry("rolled_back_to", "3")
                .containsEntry("by", "Bob")
                .containsEntry("why", "noise of the pump")
                .doesNotContainKey("start");
        assertThat(desk.exportedRise("ch6", RUN)).isEqualTo("1.00*us");
    }

    private static void goesBack(Page browser) {
        Locator versions = browser.getByTestId("parameter-versions");
        versions.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Back to version 3"))
                .click();
        Locator question = browser.getByRole(AriaRole.DIALOG);
        PlaywrightAssertions.assertThat(question.locator("tr", new Locator.LocatorOptions().setHasText("etrap.rise")))
                .containsText("2.00 µs1.00 µs−1.000 µs");
        question.getByLabel("Name").fill("Bob");
        question.getByLabel("Reason").fill("noise of the pump");
        question.getByTestId("rollback-send").click();
        PlaywrightAssertions.assertThat(versions.getByTestId("rollback-note"))
                .containsText(
                        "Done: version 5 has the value of version 3",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(LIMIT.toMillis()));
        PlaywrightAssertions.assertThat(versions).containsText("version 5 in force");
    }
}
