package org.driftwatch.calibrators.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
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

    private static Circumstances in(boolean over, Parameter... versions) {
        return Circumstances.of(new ParameterVersions(List.of(versions)), over, null);
    }

    private static Ruling ruling(Command command, Parameter... versions) {
        return new Decision(command, in(false, versions)).ruling();
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
            Ruling ruling = new Decision(back, in(true, known.toArray(Parameter[]::new))).ruling();
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
        assertThat(reason(command("c2", Action.publish, "muon.mirror", 1))).isEqualTo("unknown-subject");
        Command later = new Command(
                2, "c2", Action.publish, filter("c", Action.publish, 1).target(), "Ada", "x", AT, null, null);
        assertThat(reason(later, proposed(1, 10))).isEqualTo("unknown-schema");
    }

    @Test
    void aSubjectOfTheStreamIsRolledBackWhenItsRunIsOver() {
        Command back = command("c1", Action.rollback, GermaniumEnergy.SUBJECT, 1);
        Parameter first = version(GermaniumEnergy.SUBJECT, 1, 1, Map.of());
        Parameter second = version(GermaniumEnergy.SUBJECT, 2, 2, Map.of());
        assertThat(reason(back, first, second)).isEqualTo("run-goes-on");
        Ruling over = new Decision(back, in(true, first, second)).ruling();
        assertThat(((Ruling.Made) over).version().version()).isEqualTo(3);
        Command dplms = command("c2", Action.rollback, GermaniumDplms.SUBJECT, 1);
        Parameter one = version(GermaniumDplms.SUBJECT, 1, 1, Map.of("status", "published"));
        Parameter two = version(GermaniumDplms.SUBJECT, 2, 2, Map.of("status", "published"));
        assertThat(made(dplms, one, two).version()).isEqualTo(3);
    }

    private static Parameter madeIn(Circumstances circumstances, Command command) {
        Ruling ruling = new Decision(command, circumstances).ruling();
        assertThat(ruling).as("%s", ruling).isInstanceOf(Ruling.Made.class);
        return ((Ruling.Made) ruling).version();
    }

    private static Ruling.Refused refusedIn(Circumstances circumstances, Command command) {
        return (Ruling.Refused) new Decision(command, circumstances).ruling();
    }

    private static Circumstances begun(int second, Parameter... versions) {
        return Circumstances.of(new ParameterVersions(List.of(versions)), false, Instant.ofEpochSecond(second));
    }

    @Test
    void aPersonMayChooseFromWhichDataTimeItHolds() {
        Command early = filter("c1", Action.publish, 1).validFrom(Instant.ofEpochSecond(3));
        Parameter version = madeIn(begun(2, proposed(1, 10)), early);
        assertThat(version.validFrom()).isEqualTo(Instant.ofEpochSecond(3));
        assertThat(version.provenance()).containsEntry("start", "chosen");
        assertThat(made(filter("c1", Action.publish, 1), proposed(1, 10)).provenance())
                .doesNotContainKey("start");
        Parameter again = made(filter("c3", Action.rollback, version.version()), byRule(2, 20), version);
        assertThat(again.validFrom()).isEqualTo(Instant.ofEpochSecond(20));
        assertThat(again.provenance()).as("the choice is not inherited").doesNotContainKey("start");
    }

    @Test
    void aBeginBeforeTheRunOrBeforeTheVersionInForceIsRefusedWithFieldBoundAndValue() {
        Command before = filter("c1", Action.publish, 1).validFrom(Instant.ofEpochSecond(1));
        Ruling.Refused run = refusedIn(begun(2, proposed(1, 10)), before);
        assertThat(run.reason()).isEqualTo("starts-too-early");
        assertThat(run.detail())
                .isEqualTo("valid_from must not be before 1970-01-01T00:00:02Z, when run r1 begins, was"
                        + " 1970-01-01T00:00:01Z");
        Command into = filter("c1", Action.publish, 1).validFrom(Instant.ofEpochSecond(19));
        assertThat(refusedIn(begun(2, proposed(1, 10), byRule(2, 20)), into).detail())
                .isEqualTo("valid_from must not be before 1970-01-01T00:00:20Z, when version 2 begins, was"
                        + " 1970-01-01T00:00:19Z");
        Command at = into.validFrom(Instant.ofEpochSecond(20));
        assertThat(madeIn(begun(2, proposed(1, 10), byRule(2, 20)), at).validFrom())
                .isEqualTo(Instant.ofEpochSecond(20));
        Circumstances unknown = Circumstances.of(new ParameterVersions(List.of(proposed(1, 10))), false, null);
        assertThat(refusedIn(unknown, before).detail())
                .as("a run whose begin nobody knows begins with its first version")
                .contains("1970-01-01T00:00:10Z, when version 1 begins");
    }

    @Test
    void whatIsScheduledDoesNotStandInTheWayOfWhatHoldsUntilThen() {
        Instant later = AT.plusSeconds(3_600);
        Parameter one = made(filter("c1", Action.publish, 1), proposed(1, 10));
        Parameter scheduled = made(filter("c2", Action.publish, 2).validFrom(later), proposed(2, 20), one);
        assertThat(scheduled.validFrom()).isEqualTo(later);
        Parameter[] all = {proposed(1, 10), proposed(2, 20), one, scheduled, byRule(9, 15)};
        ParameterVersions versions = new ParameterVersions(List.of(all));
        assertThat(versions.inForce(AT)).contains(byRule(9, 15));
        assertThat(versions.inForce(later)).contains(scheduled);
        Parameter now = made(filter("c3", Action.rollback, one.version()), all);
        assertThat(now.validFrom())
                .as("comes into force now, the scheduled one later")
                .isEqualTo(Instant.ofEpochSecond(15));
        Parameter instead = made(filter("c4", Action.rollback, one.version()).validFrom(later.minusSeconds(60)), all);
        assertThat(instead.validFrom()).isEqualTo(later.minusSeconds(60));
    }

    @Test
    void goingBackToWhatIsInForceTakesAScheduledVersionBack() {
        Instant later = AT.plusSeconds(3_600);
        Parameter one = made(filter("c1", Action.publish, 1), proposed(1, 10));
        Parameter scheduled = made(filter("c2", Action.publish, 2).validFrom(later), proposed(2, 20), one);
        Parameter back = made(filter("c3", Action.rollback, one.version()), proposed(1, 10), one, scheduled);
        ParameterVersions versions = new ParameterVersions(List.of(one, scheduled, back));
        assertThat(versions.at(later)).contains(back);
        assertThat(versions.at(later.minusNanos(1))).contains(one);
        assertThat(back.value()).isEqualTo(one.value());
        assertThat(reason(filter("c4", Action.rollback, back.version()), one, scheduled, back))
                .as("it is to hold in the end, and its value holds now")
                .isEqualTo("starts-already");
    }

    private static Parameter block(String run, int number, int second, ParameterValue value) {
        return new Parameter(
                1,
                ArrayCoefficient.INTER_CALIBRATION,
                "tel_009",
                run,
                number,
                Instant.ofEpochSecond(second),
                null,
                value,
                new TreeMap<>());
    }

    private static ArrayCoefficient throughput(double value) {
        return new ArrayCoefficient.Throughput(value, 0.01, 3, 900, 0, false, true, 2);
    }

    private static Command back(String id, String run, int version, String into) {
        Target target = new Target(ArrayCoefficient.INTER_CALIBRATION, "tel_009", run, version);
        return Command.of(id, Action.rollback, target, "Ada", "mirror was wet", AT)
                .into(into);
    }

    private static Circumstances blocks(Parameter named, Parameter... held) {
        ParameterVersions into = new ParameterVersions(List.of(held));
        return new Circumstances(into, new ParameterVersions(List.of(named)), false, Instant.ofEpochSecond(100));
    }

    @Test
    void aTelescopeGoesBackToTheCoefficientOfAnEarlierBlock() {
        Parameter first = block("ob1", 1, 10, throughput(1.05));
        Parameter second = block("ob2", 1, 110, throughput(0.8));
        Parameter version = madeIn(blocks(first, second), back("c1", "ob1", 1, "ob2"));
        assertThat(version.run()).isEqualTo("ob2");
        assertThat(version.version()).isEqualTo(2);
        assertThat(version.validFrom()).isEqualTo(Instant.ofEpochSecond(110));
        assertThat(version.value()).isEqualTo(first.value());
        assertThat(version.provenance())
                .containsEntry("rolled_back_to", "1")
                .containsEntry("rolled_back_to_run", "ob1");
        Parameter undone = madeIn(
                new Circumstances(
                        new ParameterVersions(List.of(second, version)),
                        new ParameterVersions(List.of(second, version)),
                        false,
                        null),
                back("c2", "ob2", 1, null));
        assertThat(undone.version()).isEqualTo(3);
        assertThat(undone.value()).isEqualTo(second.value());
        assertThat(undone.provenance()).doesNotContainKey("rolled_back_to_run");
    }

    @Test
    void anArrayGoesBackToNumbersOnlyAndADetectorStaysInItsRun() {
        Parameter second = block("ob2", 1, 110, throughput(0.8));
        Parameter fit = block(
                "ob1",
                1,
                10,
                new ArrayCoefficient.TypeFit(1, 1, 1, null, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
        assertThat(refusedIn(blocks(fit, second), back("c1", "ob1", 1, "ob2")).reason())
                .isEqualTo("no-number");
        Parameter nothing = block("ob1", 1, 10, throughput(Double.NaN));
        assertThat(refusedIn(blocks(nothing, second), back("c1", "ob1", 1, "ob2"))
                        .reason())
                .isEqualTo("no-number");
        assertThat(refusedIn(blocks(second, second), back("c1", "ob2", 1, null)).reason())
                .isEqualTo("in-force");
        assertThat(refusedIn(
                                blocks(block("ob1", 1, 10, throughput(1)), second),
                                back("c1", "ob1", 1, "ob2").validFrom(Instant.ofEpochSecond(100)))
                        .detail())
                .contains("1970-01-01T00:01:50Z, when version 1 begins");
        assertThat(reason(filter("c1", Action.rollback, 1).into("r2"), byRule(1, 10)))
                .isEqualTo("other-run");
    }
}
