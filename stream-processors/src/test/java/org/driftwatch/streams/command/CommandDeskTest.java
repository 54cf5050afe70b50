package org.driftwatch.streams.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.driftwatch.streams.command.CommandDesk.Answer;
import org.driftwatch.streams.command.CommandMetrics.Outcome;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.parameter.Parameter;
import org.junit.jupiter.api.Test;

class CommandDeskTest {
    private final List<Parameter> topic = new ArrayList<>(List.of(Proposals.version(1, "proposed")));

    private List<Answer> answer(ConsumerRecord<?, ?>... commands) {
        CommandDesk desk = new CommandDesk(wanted -> {
            ParameterLedger ledger = new ParameterLedger();
            topic.stream()
                    .filter(each -> wanted.test(each.subject() + "/" + each.scope() + "/"))
                    .forEach(ledger::add);
            return ledger;
        });
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (ConsumerRecord<?, ?> each : commands)
            records.add(Proposals.onCommands(each.offset(), (byte[]) each.value()));
        return desk.answer(records);
    }

    private static Parameter version(Answer answer) {
        assertThat(answer.output()).isPresent();
        assertThat(answer.output().get().topic()).isEqualTo("parameters");
        return Proposals.versionIn(answer.output().get().value());
    }

    private static DeadLetter letter(Answer answer) {
        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.output().orElseThrow().topic()).isEqualTo("dead-letters");
        DeadLetter letter =
                Topics.DEAD_LETTERS.value().decode(answer.output().get().value());
        assertThat(letter.reason()).isEqualTo(answer.reason());
        return letter;
    }

    @Test
    void aCommandGivesAVersionOnParameters() {
        Answer answer = answer(Proposals.onCommands(7, Proposals.command("c1", Action.publish, 1)))
                .get(0);
        assertThat(answer.outcome()).isEqualTo(Outcome.PUBLISHED);
        Parameter version = version(answer);
        assertThat(version.version()).isEqualTo(2);
        assertThat(version.value()).isEqualTo(topic.get(0).value());
        assertThat(version.provenance()).containsEntry("status", "published").containsEntry("by", "Ada");
        assertThat(new String(answer.output().orElseThrow().key(), UTF_8))
                .isEqualTo("germanium.pole-zero/ch1/1970-01-01T00:00:01Z");
    }

    @Test
    void aCommandSentTwiceCountsOnceWithinABatchAndLater() {
        var command = Proposals.command("c1", Action.publish, 1);
        List<Answer> answers = answer(Proposals.onCommands(7, command), Proposals.onCommands(8, command));
        assertThat(answers).extracting(Answer::outcome).containsExactly(Outcome.PUBLISHED, Outcome.DUPLICATE);
        assertThat(answers.get(1).output()).isEmpty();
        topic.add(version(answers.get(0)));
        assertThat(answer(Proposals.onCommands(9, command)).get(0).outcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void aLaterCommandMeetsWhatAnEarlierOneMade() {
        List<Answer> answers = answer(
                Proposals.onCommands(7, Proposals.command("c1", Action.publish, 1)),
                Proposals.onCommands(8, Proposals.command("c2", Action.reject, 1)));
        DeadLetter letter = letter(answers.get(1));
        assertThat(letter.reason()).isEqualTo("already-published");
        assertThat(letter.detail())
                .isEqualTo("version 1 of germanium.pole-zero of ch1 was published as version 2 by Ada: I looked");
    }

    @Test
    void whatIsNoCommandOrCannotBeDoneIsADeadLetterWithItsPlaceAndReason() {
        List<Answer> answers = answer(
                Proposals.onCommands(7, "tea".getBytes(UTF_8)),
                Proposals.onCommands(8, (byte[]) null),
                Proposals.onCommands(9, "null".getBytes(UTF_8)),
                Proposals.onCommands(10, Proposals.command("c1", Action.publish, 9)),
                Proposals.onCommands(11, Proposals.command("c2", Action.publish, 1)));
        assertThat(answers)
                .extracting(Answer::reason)
                .containsExactly("bad-json", "bad-json", "bad-json", "unknown-version", null);
        DeadLetter letter = letter(answers.get(0));
        assertThat(letter.topic()).isEqualTo("commands");
        assertThat(letter.offset()).isEqualTo(7);
        assertThat(letter.bytes()).isEqualTo("tea".getBytes(UTF_8));
    }
}
