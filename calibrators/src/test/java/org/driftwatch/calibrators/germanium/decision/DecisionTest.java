package org.driftwatch.calibrators.germanium.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.command.Command.Target;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.parameter.ParameterVersions;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Instant AT = Instant.parse("2026-11-25T17:00:00Z");

    private record Number(int of) implements ParameterValue {}

    private static Parameter version(String subject, int number, int second, Map<String, String> provenance) {
        return new Parameter(
                1,
                subject,
                "ch1",
                "r1",
                number,
                Instant.ofEpochSecond(second),
                null,
                new Number(number),
                new TreeMap<>(provenance));
    }

    private static Parameter proposed(int number, int second) {
        return version(
                GermaniumFilter.SUBJECT,
                number,
                second,
                Map.of("status", "proposed", "why", "better", "asked", "ring-full", "input", "ge.jobs/0/1"));
    }

    private static Parameter byRule(int number, int second) {
        return version(GermaniumFilter.SUBJECT, number, second, Map.of("status", "published", "asked", "run-ended"));
    }

    private static Command command(String id, Action action, String subject, int version) {
        return Command.of(id, action, new Target(subject, "ch1", "r1", version), "Ada", "I looked", AT);
    }

    private static Command filter(String id, Action action, int version) {
        return command(id, action, GermaniumFilter.SUBJECT, version);
    }

    private static Ruling ruling(Command command, Parameter... versions) {
        return new Decision(command, new ParameterVersions(List.of(versions)), false).ruling();
    }

    private static Parameter made(Command command, Parameter... versions) {
        Ruling ruling = ruling(command, versions);
        assertThat(ruling).isInstanceOf(Ruling.Made.class);
        return ((Ruling.Made) ruling).version();
    }

    private static String reason(Command command, Parameter... versions) {
        Ruling ruling = ruling(command, versions);
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused) ruling).reason();
    }

    @Test
    void aPublishedProposalIsANewVersionThatSaysWhoAndWhy() {
        Parameter version = made(filter("c1", Action.publish, 1), proposed(1, 10));
        assertThat(version.version()).isEqualTo(3);
        assertThat(version.value()).isEqualTo(new Number(1));
        assertThat(version.validFrom()).isEqualTo(Instant.ofEpochSecond(10));
        assertThat(version.validUntil()).isNull();
        assertThat(version.provenance())
                .containsEntry("status", "published")
                .containsEntry("proposal", "1")
                .containsEntry("by", "Ada")
                .containsEntry("why", "I looked")
                .containsEntry("rule", "a person decides")
                .containsEntry("command", "c1")
                .containsEntry("decided", "2026-11-25T17:00:00Z")
                .containsEntry("input", "ge.jobs/0/1");
    }

    @Test
    void theNumberDoesNotDependOnWhetherTheJobAtTheEndHasAnswered() {
        Command early = filter("c1", Action.publish, 1);
        assertThat(made(early, proposed(1, 10)).version())
                .isEqualTo(made(early, proposed(1, 10), proposed(2, 20)).version())
                .isEqualTo(3);
        Command back = command("c2", Action.rollback, GermaniumPoleZero.SUBJECT, 1);
        Parameter first = version(GermaniumPoleZero.SUBJECT, 1, 1, Map.of());
        Parameter second = version(GermaniumPoleZero.SUBJECT, 2, 2, Map.of());
        Parameter job = version(GermaniumPoleZero.SUBJECT, 3, 2, Map.of("status", "proposed", "asked", "run-ended"));
        for (List<Parameter> known : List.of(List.of(first, second), List.of(first, second, job))) {
            Ruling ruling = new Decision(back, new ParameterVersions(known), true).ruling();
            assertThat(((Ruling.Made) ruling).version().version()).isEqualTo(4);
        }
    }

    @Test
    void whatIsPublishedComesIntoForceAlsoWhenSomethingLaterIs() {
        Parameter rule = byRule(2, 20);
        Parameter version = made(filter("c1", Action.publish, 1), proposed(1, 10), rule);
        assertThat(version.validFrom()).isEqualTo(Instant.ofEpochSecond(20));
        assertThat(new ParameterVersions(List.of(proposed(1, 10), rule, version)).inForce())
                .contains(version);
    }

    @Test
    void aRejectionIsAVersionThatIsNeverInForceAndCanBeOverturnedByName() {
        Parameter rejection = made(filter("c1", Action.reject, 1), proposed(1, 10));
        assertThat(rejection.version()).isEqualTo(3);
        assertThat(rejection.provenance()).containsEntry("status", "rejected").containsEntry("proposal", "1");
        ParameterVersions versions = new ParameterVersions(List.of(proposed(1, 10), rejection));
        assertThat(versions.inForce()).isEmpty();
        assertThat(versions.openProposal()).isEmpty();
        assertThat(reason(filter("c2", Action.publish, 1), proposed(1, 10), rejection))
                .isEqualTo("already-rejected");
        assertThat(reason(filter("c2", Action.reject, 3), proposed(1, 10), rejection))
                .isEqualTo("already-rejected");
        Parameter overturned = made(filter("c2", Action.publish, 3), proposed(1, 10), rejection);
        assertThat(overturned.version()).isEqualTo(4);
        assertThat(overturned.provenance()).containsEntry("status", "published").containsEntry("proposal", "3");
    }

    @Test
    void aRollBackPublishesTheOldValueAgainFromTheTimeOfTheOneInForce() {
        Parameter v3 = made(filter("c1", Action.publish, 1), proposed(1, 10), proposed(2, 20));
        Parameter v4 = made(filter("c2", Action.publish, 2), proposed(1, 10), proposed(2, 20), v3);
        Parameter v5 = made(filter("c3", Action.rollback, 3), proposed(1, 10), proposed(2, 20), v3, v4);
        assertThat(v4.version()).isEqualTo(4);
        assertThat(v5.version()).isEqualTo(5);
        assertThat(v5.value()).isEqualTo(new Number(1));
        assertThat(v5.validFrom()).isEqualTo(Instant.ofEpochSecond(20));
        assertThat(v5.provenance()).containsEntry("rolled_back_to", "3").doesNotContainKey("proposal");
        ParameterVersions all = new ParameterVersions(List.of(proposed(1, 10), proposed(2, 20), v3, v4, v5));
        assertThat(all.inForce()).contains(v5);
        assertThat(all.version(4)).as("nothing is overwritten").contains(v4);
    }

    @Test
    void theSameCommandCountsOnce() {
        Command command = filter("c1", Action.publish, 1);
        Parameter version = made(command, proposed(1, 10));
        assertThat(ruling(command, proposed(1, 10), version)).isEqualTo(new Ruling.Repeated(version));
    }

    @Test
    void whatCannotBeDoneHasAReason() {
        Parameter v3 = made(filter("c1", Action.publish, 1), proposed(1, 10));
        assertThat(reason(filter("c2", Action.publish, 1), proposed(1, 10), v3)).isEqualTo("already-published");
        assertThat(reason(filter("c2", Action.reject, 1), proposed(1, 10), v3)).isEqualTo("already-published");
        assertThat(reason(filter("c2", Action.publish, 2), byRule(2, 20))).isEqualTo("already-published");
        assertThat(reason(filter("c2", Action.publish, 7), proposed(1, 10))).isEqualTo("unknown-version");
        assertThat(reason(filter("c2", Action.publish, 1))).isEqualTo("unknown-target");
        assertThat(reason(filter("c2", Action.rollback, 1), proposed(1, 10), v3))
                .isEqualTo("not-published");
        assertThat(reason(filter("c2", Action.rollback, 3), proposed(1, 10), v3))
                .isEqualTo("in-force");
        assertThat(reason(command("c2", Action.publish, "array.size", 1))).isEqualTo("unknown-subject");
        Command later = new Command(
                2, "c2", Action.publish, filter("c", Action.publish, 1).target(), "Ada", "x", AT);
        assertThat(reason(later, proposed(1, 10))).isEqualTo("unknown-schema");
    }

    @Test
    void aSubjectOfTheStreamIsRolledBackWhenItsRunIsOver() {
        Command back = command("c1", Action.rollback, GermaniumEnergy.SUBJECT, 1);
        Parameter first = version(GermaniumEnergy.SUBJECT, 1, 1, Map.of());
        Parameter second = version(GermaniumEnergy.SUBJECT, 2, 2, Map.of());
        assertThat(reason(back, first, second)).isEqualTo("run-goes-on");
        Ruling over = new Decision(back, new ParameterVersions(List.of(first, second)), true).ruling();
        assertThat(((Ruling.Made) over).version().version()).isEqualTo(3);
        Command dplms = command("c2", Action.rollback, GermaniumDplms.SUBJECT, 1);
        Parameter one = version(GermaniumDplms.SUBJECT, 1, 1, Map.of("status", "published"));
        Parameter two = version(GermaniumDplms.SUBJECT, 2, 2, Map.of("status", "published"));
        assertThat(made(dplms, one, two).version()).isEqualTo(3);
    }
}
