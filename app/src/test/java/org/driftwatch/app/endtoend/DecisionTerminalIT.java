package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftwatch.app.endtoend.DecisionDesk.RUN;
import static org.driftwatch.app.endtoend.DecisionDesk.rise;

import java.util.List;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person decides at a terminal: what a proposal becomes, and what {@code export} makes of it. */
@ExtendWith(DecisionDesk.Shared.class)
class DecisionTerminalIT {
    private static final String[] OF_CHANNEL = {"germanium.filter", "ch1", "--by", "Ada", "--why", "narrower line"};

    private static void hasPublished(List<Parameter> versions) {
        assertThat(versions).extracting(Parameter::version).containsExactly(1, 3);
        assertThat(versions).extracting(Standing::of).containsExactly(Standing.proposed, Standing.published);
        assertThat(versions.get(1).value()).isEqualTo(versions.get(0).value());
        assertThat(versions.get(1).provenance())
                .containsEntry("by", "Ada")
                .containsEntry("why", "narrower line")
                .containsEntry("proposal", "1")
                .containsKey("command");
    }

    @Test
    void aPersonPublishesRejectsAndRollsBackAtATerminal(DecisionDesk desk) throws Exception {
        Terminal terminal = desk.terminal();
        desk.propose("ch1", 1);
        assertThat(terminal.says("list germanium.filter")).contains("germanium.filter  ch1", "proposed, open");
        assertThat(terminal.says("publish", OF_CHANNEL))
                .startsWith("germanium.filter ch1 " + RUN + " version 3 published, valid from 2023-11-14T22:13:21Z");
        hasPublished(desk.filters("ch1"));
        assertThat(desk.exportedRise("ch1", RUN)).isEqualTo("1.00*us");

        desk.propose("ch1", 2);
        terminal.says("reject", OF_CHANNEL);
        terminal.refuses("has no open proposal in run " + RUN, "publish", OF_CHANNEL);
        terminal.refuses(
                "version 1 of germanium.filter of ch1 was published as version 3 by Ada: narrower line",
                "publish germanium.filter ch1 --version 1 --by Bob --why x");
        terminal.says("publish germanium.filter ch1 --version 4 --by Ada --why", "after all");
        assertThat(desk.exportedRise("ch1", RUN)).isEqualTo("2.00*us");
        assertThat(terminal.says("rollback", OF_CHANNEL)).contains("version 6 published");
        assertThat(desk.exportedRise("ch1", RUN)).isEqualTo("1.00*us");
        List<Parameter> versions = desk.filters("ch1");
        Parameter back = versions.get(versions.size() - 1);
        assertThat(back.version()).isEqualTo(6);
        assertThat(((GermaniumFilter) back.value()).outputDict()).isEqualTo(rise("1.00*us"));
        assertThat(back.provenance()).containsEntry("rolled_back_to", "3");
        assertThat(terminal.says("list germanium.filter ch1"))
                .contains("proposed, published as 3", "proposed, rejected as 4", "in force");

        terminal.refuses("no version of germanium.brew of ch1", "publish germanium.brew ch1 --by A --why x");
        terminal.refuses("no version of germanium.filter of ch9", "publish germanium.filter ch9 --by A --why x");
        terminal.refuses(
                "has no version 77, the highest is 6", "publish germanium.filter ch1 --version 77 --by A --why x");
        assertThat(terminal.run("publish germanium.filter ch1 --by A --why", " ")
                        .code())
                .isEqualTo(2);
        assertThat(terminal.run("publish germanium.filter ch1 --by A").code()).isEqualTo(2);
    }
}
