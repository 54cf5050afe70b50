package org.driftwatch.topics.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.command.Command.Target;
import org.junit.jupiter.api.Test;

class CommandTest {
    private static final Target TARGET = new Target("germanium.filter", "ch1", "r1", 2);
    private static final Instant AT = Instant.parse("2026-11-25T17:00:00.5Z");
    private static final Command COMMAND =
            Command.of("a-1", Action.publish, TARGET, "Ada", "looks right in all channels", AT);

    @Test
    void travelsAsJsonAndComesBackTheSame() {
        byte[] bytes = Topics.COMMANDS.value().encode(COMMAND);
        assertThat(new String(bytes, UTF_8))
                .contains("\"schema\":1", "\"action\":\"publish\"", "\"at\":\"2026-11-25T17:00:00.500Z\"");
        assertThat(Topics.COMMANDS.value().decode(bytes)).isEqualTo(COMMAND);
        assertThat(TARGET.key()).isEqualTo("germanium.filter/ch1/r1");
    }

    @Test
    void aBeginOfValidityAndAnotherRunTravelAlong() {
        Command command = COMMAND.validFrom(AT.minusSeconds(60)).into("r2");
        byte[] bytes = Topics.COMMANDS.value().encode(command);
        assertThat(new String(bytes, UTF_8))
                .contains("\"valid_from\":\"2026-11-25T16:59:00.500Z\"", "\"into\":\"r2\"")
                .doesNotContain("run_of_version");
        assertThat(Topics.COMMANDS.value().decode(bytes)).isEqualTo(command);
        assertThat(command.runOfVersion()).isEqualTo("r2");
        assertThat(COMMAND.runOfVersion()).isEqualTo("r1");
        String before = new String(Topics.COMMANDS.value().encode(COMMAND), UTF_8)
                .replace("\"valid_from\":null,", "")
                .replace("\"into\":null,", "");
        assertThat(before).doesNotContain("valid_from", "into");
        assertThat(Topics.COMMANDS.value().decode(before.getBytes(UTF_8)))
                .as("a command of an earlier build")
                .isEqualTo(COMMAND);
        assertThatThrownBy(() ->
                        Command.of("a", Action.reject, TARGET, "Ada", "x", AT).validFrom(AT))
                .hasMessage("valid_from must be absent for reject, was 2026-11-25T17:00:00.500Z");
    }

    @Test
    void namesAndReasonsAreOneLineWithoutBlanksAtTheEnds() {
        Command command = Command.of("a", Action.reject, TARGET, " Ada\tL. ", "too\n noisy ", AT);
        assertThat(command.by()).isEqualTo("Ada L.");
        assertThat(command.why()).isEqualTo("too noisy");
    }

    @Test
    void whatIsMissingOrTooLongIsNamed() {
        assertThatThrownBy(() -> Command.of("a", Action.publish, TARGET, "Ada", "  ", AT))
                .hasMessage("why must not be empty");
        assertThatThrownBy(() -> Command.of("a", Action.publish, TARGET, null, "x", AT))
                .hasMessage("by must not be empty");
        assertThatThrownBy(() -> Command.of("a b", Action.publish, TARGET, "Ada", "x", AT))
                .hasMessageContaining("id must be")
                .hasMessageContaining("'a b'");
        assertThatThrownBy(() -> Command.of("a", null, TARGET, "Ada", "x", AT)).hasMessageContaining("action must be");
        assertThatThrownBy(() -> Command.of("a", Action.publish, TARGET, "A".repeat(101), "x", AT))
                .hasMessage("by must have at most 100 characters, has 101");
        assertThatThrownBy(() -> new Target("germanium.filter", "ch1", "r1", 0))
                .hasMessage("version must be >= 1, was 0");
    }

    @Test
    void aRecordThatIsNoCommandCannotBeDecoded() {
        String whole = new String(Topics.COMMANDS.value().encode(COMMAND), UTF_8);
        for (String bad : new String[] {
            "tea",
            "{}",
            whole.replace("publish", "brew"),
            whole.replace("Ada", ""),
            whole.replace("\"version\":2", "\"version\":-2")
        })
            assertThatThrownBy(() -> Topics.COMMANDS.value().decode(bad.getBytes(UTF_8)))
                    .as(bad)
                    .isInstanceOf(UndecodableException.class);
    }
}
