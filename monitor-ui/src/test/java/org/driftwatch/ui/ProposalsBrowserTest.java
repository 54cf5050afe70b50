package org.driftwatch.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.command.SentCommands;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.driftwatch.ui.model.Selection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deciding on proposals in a real browser. */
class ProposalsBrowserTest {
    private static final String RUN = "sim-th228-20261120T100000Z";
    private static final String CHANNEL = "ch1104003";

    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final SimulatedRun run = new SimulatedRun(RUN, 2, 120, 1_200, model);
    private final SentCommands sent = new SentCommands();

    @RegisterExtension
    final ServedPage served = new ServedPage(model, "/", sent);

    @BeforeEach
    void open() {
        run.begin(now());
        run.play(240, now());
        served.open("?run=" + RUN + "&channel=" + CHANNEL);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private Parameter newest(String subject) {
        return model.channel(new Selection(RUN, CHANNEL)).newest(subject);
    }

    private Locator card(String subject) {
        return served.tile("parameter-versions").locator("[data-testid=proposal][data-subject='" + subject + "']");
    }

    private void ask(Locator card, String action, String by, String why) {
        card.getByTestId("proposal-" + action).click();
        card.getByTestId("proposal-by").fill(by);
        card.getByTestId("proposal-why").fill(why);
        card.getByTestId("proposal-send").click();
    }

    /** What the worker would put on the topic. */
    private void decided(Parameter proposal, int version, String status) {
        Map<String, String> provenance = new TreeMap<>(proposal.provenance());
        provenance.putAll(Map.of(
                "status", status, "by", "Ada", "why", "narrower", "proposal", Integer.toString(proposal.version())));
        model.parameter(
                new Parameter(
                        1,
                        proposal.subject(),
                        proposal.scope(),
                        proposal.run(),
                        version,
                        proposal.validFrom(),
                        null,
                        proposal.value(),
                        new TreeMap<>(provenance)),
                now());
    }

    @Test
    void aProposalIsPublishedByWhoeverGivesNameAndReason() {
        Parameter filter = newest(GermaniumFilter.SUBJECT);
        Locator card = card(GermaniumFilter.SUBJECT);
        assertThat(card).hasAttribute("data-version", Integer.toString(filter.version()));
        assertThat(card).hasAttribute("data-state", "open");
        assertThat(card).containsText("against what the run was made with");
        assertThat(card.locator("tr", new Locator.LocatorOptions().setHasText("etrap.flat")))
                .containsText("FWHM better by 0.110");
        assertThat(served.tile("filters")).containsText("proposal " + filter.version());
        ask(card, "publish", "Ada", "narrower");
        assertThat(card).hasAttribute("data-state", "sent");
        assertThat(card).containsText("It is done when the new version arrives");
        assertThat(sent.all).hasSize(1);
        Command command = sent.all.get(0);
        assertThat(command.action()).isEqualTo(Action.publish);
        assertThat(command.target())
                .isEqualTo(new Command.Target(GermaniumFilter.SUBJECT, CHANNEL, RUN, filter.version()));
        assertThat(command.by() + ": " + command.why()).isEqualTo("Ada: narrower");

        decided(filter, 9, "published");
        assertThat(card).hasCount(0);
        assertThat(served.tile("filters")).containsText("version 9 published by Ada");
        served.tile("parameter-versions")
                .locator("button[data-value='" + GermaniumFilter.SUBJECT + "']")
                .click();
        assertThat(served.tile("parameter-versions")).containsText("version 9 in force");
        Locator row = served.tile("parameter-versions").locator("tr[data-version='9']");
        assertThat(row).hasAttribute("data-status", "published");
        assertThat(row).containsText("in force (proposal " + filter.version() + ") by Ada");
        assertThat(served.tile("parameter-versions").locator("tr[data-version='" + filter.version() + "']"))
                .containsText("proposed, published as 9");
    }

    @Test
    void aRejectedProposalGoesAwayByTheTopicAndTheOtherStays() {
        Parameter dplms = newest(GermaniumDplms.SUBJECT);
        ask(card(GermaniumDplms.SUBJECT), "reject", "Ada", "tails");
        assertThat(card(GermaniumDplms.SUBJECT)).hasAttribute("data-state", "sent");
        assertThat(sent.all).extracting(Command::action).containsExactly(Action.reject);
        decided(dplms, 9, "rejected");
        assertThat(card(GermaniumDplms.SUBJECT)).hasCount(0);
        assertThat(card(GermaniumFilter.SUBJECT)).hasCount(1);
        assertThat(served.tile("dplms")).containsText("rejected by Ada");
    }

    @Test
    void aNewProposalIsComparedWithTheVersionInForce() {
        Parameter dplms = newest(GermaniumDplms.SUBJECT);
        decided(dplms, 9, "published");
        assertThat(card(GermaniumDplms.SUBJECT)).hasCount(0);
        Map<String, String> proposed = new TreeMap<>(Map.of("status", "proposed", "why", "more data"));
        model.parameter(
                new Parameter(
                        1,
                        dplms.subject(),
                        dplms.scope(),
                        dplms.run(),
                        2,
                        dplms.validFrom().plusSeconds(60),
                        null,
                        dplms.value(),
                        new TreeMap<>(proposed)),
                now());
        assertThat(card(GermaniumDplms.SUBJECT)).hasAttribute("data-version", "2");
        assertThat(card(GermaniumDplms.SUBJECT)).containsText("against version 9, in force since");
        assertThat(card(GermaniumDplms.SUBJECT)).containsText("0.000 keV");
    }

    @Test
    void whatIsMissingAndWhatGoesWrongStandsInOneLineAndMayBeTriedAgain() {
        Locator card = card(GermaniumFilter.SUBJECT);
        ask(card, "publish", "Ada", "  ");
        assertThat(card.getByTestId("proposal-error")).hasText("Give a reason: others read it later.");
        served.expectComplaint("503");
        sent.breakDown("Kafka at x:1: the command was not sent: no answer within 8 s");
        card.getByTestId("proposal-why").fill("narrower");
        card.getByTestId("proposal-send").click();
        assertThat(card.getByTestId("proposal-error"))
                .hasText("Kafka at x:1: the command was not sent: no answer within 8 s");
        assertThat(card).hasAttribute("data-state", "open");
        sent.breakDown(null);
        card.getByTestId("proposal-send").click();
        assertThat(card).hasAttribute("data-state", "sent");
        assertThat(sent.all).hasSize(1);
    }
}
