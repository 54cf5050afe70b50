package org.driftwatch.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.command.SentCommands;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.driftwatch.ui.model.Selection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Going back to an earlier version in a real browser. */
class RollBackBrowserTest {
    private static final String RUN = "sim-th228-20261120T100000Z";
    private static final String CHANNEL = "ch1104003";

    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final SimulatedRun run = new SimulatedRun(RUN, 2, 120, 300, model);
    private final SentCommands sent = new SentCommands();

    @RegisterExtension
    final ServedPage served = new ServedPage(model, "/", sent);

    @BeforeEach
    void open() {
        run.begin(now());
        run.play(300, now());
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private void openAt(String subject) {
        served.open("?run=" + RUN + "&channel=" + CHANNEL + "&history=" + subject);
    }

    private Locator versions() {
        return served.tile("parameter-versions");
    }

    private Locator row(int version) {
        return versions().locator("tr[data-version='" + version + "']");
    }

    private Locator button(int version) {
        return versions()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("Back to version " + version)
                                .setExact(true));
    }

    private Locator question() {
        return served.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Back to version"));
    }

    private List<Parameter> energies() {
        return model.channel(new Selection(RUN, CHANNEL)).parameters();
    }

    /** What the worker would put on the topic. */
    private void made(Parameter of, int version, Instant validFrom, Map<String, String> provenance) {
        Map<String, String> all = new TreeMap<>(Map.of("status", "published", "by", "Ada", "why", "hum"));
        all.putAll(provenance);
        model.parameter(
                new Parameter(
                        1,
                        of.subject(),
                        of.scope(),
                        of.run(),
                        version,
                        validFrom,
                        null,
                        of.value(),
                        new TreeMap<>(all)),
                now());
    }

    private double adcOf(GermaniumEnergy energy, double keV) {
        double a = energy.parameters().get("a");
        double b = energy.parameters().get("b");
        return (keV - a) / b;
    }

    @Test
    void whileTheRunGoesOnItsOwnVersionsCannotBeBroughtBack() {
        openAt(GermaniumEnergy.SUBJECT);
        assertThat(versions()).containsText("An earlier version can be brought back when the run is over.");
        assertThat(versions().getByTestId("rollback-open")).hasCount(0);
        run.end(now());
        assertThat(versions().getByTestId("rollback-open").first()).isVisible();
        assertThat(versions()).not().containsText("when the run is over");
    }

    @Test
    void theQuestionShowsTheValueNowAndAfterWithTheDifferenceInKev() {
        run.end(now());
        openAt(GermaniumEnergy.SUBJECT);
        List<Parameter> all = energies();
        Parameter last = all.get(all.size() - 1);
        Parameter earlier = all.get(all.size() - 2);
        assertThat(button(last.version())).hasCount(0);
        button(earlier.version()).click();
        assertThat(question())
                .hasAccessibleName("Back to version " + earlier.version() + " of Energy, " + CHANNEL + "?");
        GermaniumEnergy now = (GermaniumEnergy) last.value();
        GermaniumEnergy then = (GermaniumEnergy) earlier.value();
        double at = adcOf(now, 2039);
        double after = then.parameters().get("a") + then.parameters().get("b") * at;
        Locator pulse = question().locator("tr", new Locator.LocatorOptions().setHasText("Pulse now at 2039 keV"));
        assertThat(pulse.locator("td").nth(0)).hasText("2039 keV");
        String change = String.format(java.util.Locale.ROOT, "%.3f", Math.abs(after - 2039));
        assertThat(pulse.locator("td").nth(2)).containsText(change + " keV, ");
        assertThat(pulse.locator("td").nth(2)).containsText(" σ");
        assertThat(question().getByTestId("rollback-effect")).containsText("export hit");
        assertThat(question()).containsText("nothing is overwritten");

        question().getByTestId("rollback-send").click();
        assertThat(question().getByTestId("rollback-error")).hasText("Give your name.");
        question().getByLabel("Name").fill("Ada");
        question().getByTestId("rollback-send").click();
        assertThat(question().getByTestId("rollback-error")).hasText("Give a reason: others read it later.");
        question().getByLabel("Reason").fill("hum");
        question().getByTestId("rollback-from").fill("noon");
        question().getByTestId("rollback-send").click();
        assertThat(question().getByTestId("rollback-error"))
                .hasText("Valid from must be a time in UTC such as 2023-03-12 00:30:00, was 'noon'.");
        assertThat(sent.all).isEmpty();
        question().getByTestId("rollback-from").fill("");
        question().getByTestId("rollback-send").click();
        assertThat(question()).hasCount(0);
        assertThat(versions().getByTestId("rollback-note")).hasAttribute("data-state", "sent");
        Command command = sent.all.get(0);
        assertThat(command.action()).isEqualTo(Action.rollback);
        assertThat(command.target())
                .isEqualTo(new Command.Target(GermaniumEnergy.SUBJECT, CHANNEL, RUN, earlier.version()));
        assertThat(command.by() + ": " + command.why()).isEqualTo("Ada: hum");
        assertThat(command.validFrom()).isNull();

        int next = last.version() + 1;
        made(earlier, next, last.validFrom(), Map.of("rolled_back_to", "" + earlier.version()));
        assertThat(versions().getByTestId("rollback-note"))
                .containsText("Done: version " + next + " has the value of version " + earlier.version());
        assertThat(versions()).containsText("version " + next + " in force");
        assertThat(row(next)).containsText("in force (back to " + earlier.version() + ") by Ada");
        assertThat(served.tile("lines-table")).containsText("version " + next);
        assertThat(button(last.version())).isVisible();
    }

    @Test
    void theNameIsAskedOnceAndTheBeginMayBeChosen() {
        run.end(now());
        openAt(GermaniumEnergy.SUBJECT);
        Parameter earlier = energies().get(0);
        button(earlier.version()).click();
        question().getByLabel("Name").fill("Ada");
        question().getByLabel("Reason").fill("hum");
        question().getByTestId("rollback-from").fill("2026-11-20 10:30");
        question().getByTestId("rollback-send").click();
        assertThat(versions().getByTestId("rollback-note")).hasAttribute("data-state", "sent");
        assertThat(sent.all.get(0).validFrom()).isEqualTo(Instant.parse("2026-11-20T10:30:00Z"));
        served.page().reload();
        button(earlier.version()).click();
        assertThat(question().getByTestId("rollback-who")).hasText("Ada");
        assertThat(question().getByTestId("rollback-by")).hasCount(0);
        question().getByLabel("Reason").fill("hum again");
        served.expectComplaint("400");
        question().getByTestId("rollback-from").fill("2026-11-20 09:00");
        question().getByTestId("rollback-send").click();
        assertThat(question().getByTestId("rollback-error"))
                .containsText("valid_from must not be before 2026-11-20T10:");
        question().getByText("Cancel").click();
        assertThat(question()).hasCount(0);
        assertThat(sent.all).hasSize(1);
    }

    @Test
    void aNewVersionInTheMeantimeIsSaidInTheQuestion() {
        run.end(now());
        openAt(GermaniumPoleZero.SUBJECT);
        Parameter newest = model.channel(new Selection(RUN, CHANNEL)).newest(GermaniumPoleZero.SUBJECT);
        made(newest, 8, newest.validFrom(), Map.of());
        button(newest.version()).click();
        assertThat(question()).containsText("Now version 8");
        assertThat(question().locator("tr", new Locator.LocatorOptions().setHasText("τ₁")))
                .containsText("µs");
        made(newest, 9, newest.validFrom(), Map.of());
        assertThat(question().getByTestId("rollback-error")).containsText("look at the values again");
        assertThat(question()).containsText("Now version 9");
    }

    @Test
    void aScheduledVersionIsToldAndCanBeTakenBack() {
        run.end(now());
        openAt(GermaniumDplms.SUBJECT);
        Parameter proposal = model.channel(new Selection(RUN, CHANNEL)).newest(GermaniumDplms.SUBJECT);
        made(proposal, 3, proposal.validFrom(), Map.of("proposal", "" + proposal.version()));
        assertThat(versions()).containsText("version 3 in force");
        Instant later = Instant.ofEpochMilli(now()).plusSeconds(7_200);
        made(proposal, 4, later, Map.of("start", "chosen"));
        assertThat(versions()).containsText("version 3 in force, version 4 scheduled from");
        assertThat(row(4)).containsText("scheduled by Ada");
        assertThat(served.tile("dplms")).containsText("version 4 scheduled from");
        versions()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take back version 4"))
                .click();
        Locator asked = served.page().getByRole(AriaRole.DIALOG);
        assertThat(asked).containsText("Take back version 4 of DPLMS");
        asked.getByLabel("Name").fill("Ada");
        asked.getByLabel("Reason").fill("not yet");
        asked.getByTestId("rollback-send").click();
        assertThat(versions().getByTestId("rollback-note")).hasAttribute("data-state", "sent");
        assertThat(sent.all.get(0).target().version()).isEqualTo(3);
    }

    @Test
    void aWallDisplayHasNoButtons() {
        run.end(now());
        openAt(GermaniumEnergy.SUBJECT);
        assertThat(versions().getByTestId("rollback-open").first()).isVisible();
        assertThat(versions().getByTestId("proposal-publish").first()).isVisible();
        served.goAway();
        served.comeBackAsWallDisplay();
        assertThat(versions().getByTestId("rollback-open")).hasCount(0);
        assertThat(versions().getByTestId("proposal-publish")).hasCount(0);
        assertThat(versions().getByTestId("proposal").first()).isVisible();
    }
}
