package org.driftwatch.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.parameter.Standing;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;
import org.junit.jupiter.api.Test;

class LiveModelTest {
    private static final Instant START = Instant.parse("2023-03-11T23:58:40Z");
    private static final ModelLimits LIMITS = ModelLimits.defaults();
    private long nowMs = START.plusSeconds(1_000_000).toEpochMilli();
    private final LiveModel model = new LiveModel(LIMITS, () -> nowMs);
    private final Selection selection = new Selection("r1", "ch1");

    @Test
    void aReaderGetsEachThingOnceAndNothingWhenNothingChanged() {
        histogram("r1", "ch1", 100, 10);
        Update first = model.since(0, selection, 0);
        drift(Verdict.ok, 60, 0.1, 1.0);
        Update second = model.since(first.version(), selection, first.version());
        Update third = model.since(second.version(), selection, second.version());
        assertThat(first.channels()).extracting(ChannelSummary::channel).containsExactly("ch1");
        assertThat(first.detail().whole()).isTrue();
        assertThat(second.detail().whole()).isFalse();
        assertThat(second.detail().drift()).hasSize(1);
        assertThat(third.empty()).isTrue();
    }

    @Test
    void aReaderWhoMissedUpdatesGetsTheNewestStateInOne() {
        histogram("r1", "ch1", 100, 10);
        long known = model.since(0, selection, 0).version();
        for (int i = 1; i <= 5; i++) {
            histogram("r1", "ch1", 100 * i, 10 * i);
            drift(Verdict.ok, 60 * i, 0.1, 1.0);
            model.refresh();
        }
        Update update = model.since(known, selection, known);
        assertThat(update.channels())
                .singleElement()
                .satisfies(each -> assertThat(each.events()).isEqualTo(500));
        assertThat(update.detail().drift()).hasSize(5);
    }

    @Test
    void foldedEventsAreTheSumOverTheChannelsSinceRunStart() {
        run("started", 0, 1_000);
        histogram("r1", "ch1", 100, 10);
        histogram("r1", "ch2", 250, 10);
        assertThat(model.runs()).singleElement().satisfies(card -> {
            assertThat(card.folded()).isEqualTo(350);
            assertThat(card.events()).isEqualTo(1_000);
            assertThat(card.badge()).isEqualTo("REPLAY");
            assertThat(card.complete()).isFalse();
        });
    }

    @Test
    void aLiveRunHasADelayAndAReplayATimeThatRemains() {
        run("started", 0, 1_000);
        histogram("r1", "ch1", 100, 600);
        model.refresh();
        nowMs += 10_000;
        histogram("r1", "ch1", 200, 1_200);
        model.refresh();
        RunCard card = model.runs().get(0);
        assertThat(card.speed()).isEqualTo(60);
        assertThat(card.remainingSeconds()).isEqualTo((3_600 - 1_200) / 60.0);
        assertThat(card.delaySeconds()).isNaN();
        RunDescription live = new RunDescription("r1", "dsp", List.of("dsp"), List.of("ch1"), START, null, -1);
        model.run(new RunView(1, live, "started", "ge.dsp", 0, START, new TreeMap<>()), nowMs);
        nowMs = START.toEpochMilli() + 1_207_000;
        model.refresh();
        assertThat(model.runs().get(0).badge()).isEqualTo("LIVE");
        assertThat(model.runs().get(0).delaySeconds()).isEqualTo(7);
        assertThat(model.runs().get(0).remainingSeconds()).isNaN();
    }

    @Test
    void aRunIsCompleteWhenItEndedAndEveryPartitionIsDone() {
        run("started", 0, 1_000);
        model.done("parameters", done(0, 2, 400), nowMs);
        assertThat(model.runs().get(0).complete()).isFalse();
        run("ended", 1_000, 1_000);
        assertThat(model.runs().get(0).complete()).isFalse();
        model.done("parameters", done(1, 2, 600), nowMs);
        model.done("drift", done(1, 2, 600), nowMs);
        RunCard card = model.runs().get(0);
        assertThat(card.complete()).isTrue();
        assertThat(card.badge()).isEqualTo("ENDED");
        assertThat(card.folded()).isEqualTo(1_000);
        assertThat(card.rejected()).containsEntry("late", 2L);
    }

    @Test
    void aDriftIsAWarningWithItsBeginAndAnAlarmBeyondTwoKev() {
        histogram("r1", "ch1", 1_000, 100);
        drift(Verdict.ok, 60, 0.1, 1.0);
        drift(Verdict.drift, 120, 1.2, 8.0);
        drift(Verdict.drift, 180, 1.4, 9.0);
        ChannelSummary warned = model.channels("r1").get(0);
        drift(Verdict.drift, 240, 2.4, 15.0);
        ChannelSummary alarmed = model.channels("r1").get(0);
        assertThat(warned.state()).isEqualTo(ChannelState.WARN);
        assertThat(warned.since()).isEqualTo(START.plusSeconds(60));
        assertThat(warned.shiftKev()).isEqualTo(1.4);
        assertThat(warned.reason()).contains("position 2614.5", "+1.40 keV");
        assertThat(alarmed.state()).isEqualTo(ChannelState.ALARM);
        assertThat(alarmed.since()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void aDriftThatIsOverIsOkAgain() {
        histogram("r1", "ch1", 1_000, 100);
        parameter(1);
        drift(Verdict.drift, 60, 1.2, 8.0);
        drift(Verdict.ok, 120, 0.1, 1.0);
        assertThat(model.channels("r1").get(0).state()).isEqualTo(ChannelState.OK);
    }

    @Test
    void aChannelThatFallsSilentWhileOthersGoOnIsAnAlarm() {
        histogram("r1", "ch1", 1_000, 100);
        histogram("r1", "ch2", 1_000, 100);
        nowMs += 6_000;
        histogram("r1", "ch2", 1_100, 110);
        ChannelSummary silent = model.channels("r1").get(0);
        assertThat(silent.state()).isEqualTo(ChannelState.ALARM);
        assertThat(silent.reason()).isEqualTo("silent for 10 s of data time, 100 events expected");
        assertThat(silent.since()).isEqualTo(START.plusSeconds(100));
    }

    @Test
    void aSlowChannelIsNotSilentBeforeItsRateSaysSo() {
        histogram("r1", "ch1", 10, 1_000);
        nowMs += 6_000;
        histogram("r1", "ch2", 20_000, 1_500);
        assertThat(model.channels("r1").get(0).state()).isEqualTo(ChannelState.LOWSTAT);
    }

    @Test
    void withoutNewsARunningRunBecomesStaleAndNeverStaysOk() {
        run("started", 0, 1_000);
        histogram("r1", "ch1", 1_000, 100);
        parameter(1);
        assertThat(model.channels("r1").get(0).state()).isEqualTo(ChannelState.OK);
        long known = model.since(0, selection, 0).version();
        nowMs += LIMITS.stale().toMillis() + 1;
        model.refresh();
        Update update = model.since(known, selection, known);
        assertThat(update.runs())
                .singleElement()
                .satisfies(card -> assertThat(card.stale()).isTrue());
        assertThat(update.channels())
                .singleElement()
                .satisfies(each -> assertThat(each.state()).isEqualTo(ChannelState.STALE));
    }

    @Test
    void aDeclaredChannelWithoutEventsHasNoDataAndOneWithoutVersionTooFewCounts() {
        run("started", 0, 1_000);
        histogram("r1", "ch1", 37, 100);
        assertThat(model.channels("r1"))
                .extracting(ChannelSummary::channel, ChannelSummary::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ch1", ChannelState.LOWSTAT),
                        org.assertj.core.groups.Tuple.tuple("ch2", ChannelState.NODATA));
    }

    @Test
    void keepsTheFirstAndTheNewestVersionsAndSaysHowManyWereCut() {
        for (int version = 1; version <= LIMITS.versions() + 5; version++) parameter(version);
        ChannelDetail detail = model.channel(selection);
        assertThat(detail.parameters()).hasSize(LIMITS.versions());
        assertThat(detail.parameters().get(0).version()).isEqualTo(1);
        assertThat(detail.parameters().get(1).version()).isEqualTo(7);
        assertThat(detail.parametersCut()).isEqualTo(5);
    }

    @Test
    void keepsTheNewestDriftPointsAndSaysHowManyWereCut() {
        for (int i = 1; i <= LIMITS.driftPoints() + 3; i++) drift(Verdict.ok, i, 0, 0);
        ChannelDetail detail = model.channel(selection);
        assertThat(detail.drift()).hasSize(LIMITS.driftPoints());
        assertThat(detail.driftCut()).isEqualTo(3);
    }

    @Test
    void keepsTheNewestRunsOnly() {
        for (int i = 0; i < LIMITS.runs() + 2; i++) histogram("r" + i, "ch1", 1, 1);
        assertThat(model.since(0, null, 0).runIds()).containsExactly("r2", "r3", "r4", "r5");
    }

    @Test
    void countsDeadLettersByReason() {
        model.deadLetter(new DeadLetter(1, "ge.dsp", 0, 1, "late", "x", null), nowMs);
        model.deadLetter(new DeadLetter(1, "ge.dsp", 0, 2, "late", "x", null), nowMs);
        model.unreadable("drift", "bad-json", nowMs);
        assertThat(model.since(0, null, 0).deadLetters())
                .containsEntry("late", 2L)
                .containsEntry("page: drift bad-json", 1L);
    }

    @Test
    void theNewestVersionOfEachFurtherSubjectIsKeptWholeAndAllInShort() {
        parameter(1);
        cuts(1, 1_000);
        cuts(2, 3_000);
        model.parameter(parameter(GermaniumPoleZero.SUBJECT, 1, poleZero("362568.0*ns")), nowMs);
        ChannelDetail detail = model.channel(selection);
        assertThat(detail.parameters()).hasSize(1);
        assertThat(detail.subjects())
                .extracting(SubjectDetail::subject)
                .containsExactly(GermaniumCuts.SUBJECT, GermaniumPoleZero.SUBJECT);
        assertThat(detail.newest(GermaniumCuts.SUBJECT).version()).isEqualTo(2);
        SubjectDetail cuts = detail.subjects().get(0);
        assertThat(cuts.versions()).extracting(VersionLine::version).containsExactly(1, 2);
        assertThat(cuts.versions()).extracting(VersionLine::counts).containsExactly(1_000L, 3_000L);
        assertThat(cuts.versions().get(1).headlines())
                .singleElement()
                .isEqualTo(new Headline("pass rate", 90, 100 * Math.sqrt(0.09 / 3_000), "%"));
        assertThat(detail.subjects().get(1).versions().get(0).headlines())
                .singleElement()
                .satisfies(each -> assertThat(each.value()).isEqualTo(362.568));
        assertThat(model.parameters("r1", "ch1")).hasSize(3);
    }

    @Test
    void aReaderGetsAFurtherSubjectOnceAndWholeAgainOnlyWhenItIsNew() {
        cuts(1, 1_000);
        Update first = model.since(0, selection, 0);
        Update second = model.since(first.version(), selection, first.version());
        cuts(2, 2_000);
        Update third = model.since(first.version(), selection, first.version());
        assertThat(first.detail().subjects()).hasSize(1);
        assertThat(second.detail()).isNull();
        assertThat(third.detail().subjects()).singleElement().satisfies(each -> {
            assertThat(each.newest().version()).isEqualTo(2);
            assertThat(each.versions()).hasSize(1);
        });
    }

    @Test
    void aVersionThatComesLateDoesNotReplaceTheNewest() {
        cuts(2, 2_000);
        cuts(1, 1_000);
        ChannelDetail detail = model.channel(selection);
        assertThat(detail.newest(GermaniumCuts.SUBJECT).version()).isEqualTo(2);
        assertThat(detail.subjects().get(0).versions()).hasSize(2);
    }

    private static Parameter decided(int version, Map<String, String> provenance) {
        return parameter(GermaniumPoleZero.SUBJECT, version, poleZero("362568.0*ns"))
                .withProvenance(new TreeMap<>(provenance));
    }

    @Test
    void aVersionSaysWhetherItIsProposedPublishedOrRejectedAndByWhom() {
        model.parameter(decided(1, Map.of("status", "proposed", "why", "better")), nowMs);
        model.parameter(
                decided(2, Map.of("status", "rejected", "proposal", "1", "by", "Ada", "why", "tails", "command", "c")),
                nowMs);
        List<VersionLine> versions = model.channel(selection).subjects().get(0).versions();
        assertThat(versions).extracting(VersionLine::status).containsExactly(Standing.proposed, Standing.rejected);
        assertThat(versions).extracting(VersionLine::proposal).containsExactly(0, 1);
        assertThat(versions).extracting(VersionLine::by).containsExactly(null, "Ada");
        assertThat(versions).extracting(VersionLine::why).containsExactly("better", "tails");
    }

    @Test
    void aDecisionOfAPersonIsNoSignOfLifeOfARun() {
        run("started", 0, 1_000);
        histogram("r1", "ch1", 1_000, 100);
        nowMs += LIMITS.stale().toMillis() + 1;
        model.parameter(decided(2, Map.of("status", "published", "proposal", "1", "command", "c")), nowMs);
        assertThat(model.runs().get(0).stale()).isTrue();
        model.parameter(decided(3, Map.of("status", "proposed")), nowMs);
        assertThat(model.runs().get(0).stale()).isFalse();
    }

    @Test
    void keepsTheFirstAndTheNewestVersionsOfAFurtherSubject() {
        for (int version = 1; version <= LIMITS.versions() + 5; version++) cuts(version, version);
        SubjectDetail cuts = model.channel(selection).subjects().get(0);
        assertThat(cuts.versions()).hasSize(LIMITS.versions());
        assertThat(cuts.versions().get(0).version()).isEqualTo(1);
        assertThat(cuts.versionsCut()).isEqualTo(5);
    }

    @Test
    void furtherSubjectsDoNotMakeAChannelCalibrated() {
        histogram("r1", "ch1", 1_000, 100);
        cuts(3, 1_000);
        ChannelSummary summary = model.channels("r1").get(0);
        assertThat(summary.state()).isEqualTo(ChannelState.LOWSTAT);
        assertThat(summary.version()).isZero();
    }

    @Test
    void aDriftOfAnotherQuantityCountsInItsOwnUnit() {
        histogram("r1", "ch1", 1_000, 100);
        parameter(1);
        drift(Verdict.ok, 60, 0.1, 1.0);
        measured(Verdict.drift, 60, -0.0012, -6.5);
        ChannelSummary warned = model.channels("r1").get(0);
        measured(Verdict.drift, 120, -0.0016, -9.0);
        ChannelSummary alarmed = model.channels("r1").get(0);
        measured(Verdict.ok, 180, 0.0001, 0.4);
        ChannelSummary calm = model.channels("r1").get(0);
        assertThat(warned.state()).isEqualTo(ChannelState.WARN);
        assertThat(warned.quantity()).isEqualTo("aoe_mean");
        assertThat(warned.shift()).isEqualTo(-0.0012);
        assertThat(warned.limit()).isEqualTo(0.0004);
        assertThat(warned.unit()).isEmpty();
        assertThat(warned.shiftKev()).isNaN();
        assertThat(warned.reason()).isEqualTo("aoe mean moved by -0.00120 (z = -6.5)");
        assertThat(alarmed.state()).as("four limits").isEqualTo(ChannelState.ALARM);
        assertThat(calm.state()).isEqualTo(ChannelState.OK);
        assertThat(calm.quantity()).as("a position speaks for a calm channel").isEqualTo("position_2614.5");
        assertThat(calm.unit()).isEqualTo("keV");
        assertThat(calm.shift()).isEqualTo(calm.shiftKev());
    }

    @Test
    void withoutPositionsAnotherQuantitySpeaksForTheChannel() {
        histogram("r1", "ch1", 1_000, 100);
        measured(Verdict.ok, 60, 0.0001, 0.4);
        assertThat(model.channels("r1").get(0).quantity()).isEqualTo("aoe_mean");
    }

    private void cuts(int version, long counts) {
        GermaniumCuts.PassRate rate =
                new GermaniumCuts.PassRate(9 * counts / 10, counts, 0.9, Math.sqrt(0.09 / counts));
        GermaniumCuts cuts = new GermaniumCuts(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                "columns",
                List.of(),
                new TreeMap<>(java.util.Map.of("all", rate)),
                List.of(),
                new TreeMap<>(),
                null,
                counts);
        model.parameter(parameter(GermaniumCuts.SUBJECT, version, cuts), nowMs);
    }

    private static GermaniumPoleZero poleZero(String tau) {
        var constants = new GermaniumPoleZero.Constants(tau, "48.0*ns", null, null, null, null);
        var database = new GermaniumPoleZero.Database(constants);
        return new GermaniumPoleZero(
                database, null, new GermaniumPoleZero.Part(100, database, null), null, "no superpulse");
    }

    private static Parameter parameter(String subject, int version, ParameterValue value) {
        return new Parameter(
                1, subject, "ch1", "r1", version, START.plusSeconds(version), null, value, new TreeMap<>());
    }

    private void measured(Verdict verdict, int atSeconds, double shift, double z) {
        Instant at = START.plusSeconds(atSeconds);
        double nan = Double.NaN;
        DriftPoint.Measured measured =
                new DriftPoint.Measured("", 0.0745 + shift, 8e-5, 0.0745, 4e-5, shift, 2.6e-5, 0.0004);
        model.drift(
                new DriftPoint(
                        1,
                        "r1",
                        "ch1",
                        "aoe_mean",
                        at.minusSeconds(60),
                        at,
                        nan,
                        nan,
                        nan,
                        nan,
                        z,
                        nan,
                        nan,
                        150,
                        "run r1 version 1",
                        0,
                        0,
                        nan,
                        verdict,
                        measured),
                nowMs);
    }

    private void run(String state, long sent, long events) {
        RunDescription description = new RunDescription(
                "r1", "dsp", List.of("dsp"), List.of("ch1", "ch2"), START, START.plusSeconds(3_600), events);
        model.run(new RunView(1, description, state, "ge.dsp", sent, START, new TreeMap<>()), nowMs);
    }

    private void histogram(String run, String channel, long events, int untilSeconds) {
        long from = EventTime.ns(START);
        long until = from + untilSeconds * EventTime.SECOND;
        model.histogram(
                new HistogramSnapshot(
                        run, channel, "cuspEmax", HistogramView.TOTAL, 0, 0.5, from, until, events, 0, new double[] {
                            events
                        }),
                new byte[0],
                nowMs);
    }

    private void drift(Verdict verdict, int atSeconds, double shiftKev, double z) {
        Instant at = START.plusSeconds(atSeconds);
        model.drift(
                new DriftPoint(
                        1,
                        "r1",
                        "ch1",
                        "position_2614.5",
                        at.minusSeconds(60),
                        at,
                        17_000,
                        0.1,
                        17_000,
                        0.1,
                        z,
                        shiftKev,
                        0.03,
                        300,
                        "run r1 version 1",
                        0,
                        0,
                        0.5,
                        verdict),
                nowMs);
    }

    private void parameter(int version) {
        GermaniumEnergy energy = new GermaniumEnergy(
                "a + b * cuspEmax", new TreeMap<>(), null, 0, 0, List.of(), null, null, 2.4, 0.02, 1_000, null, null);
        model.parameter(parameter(GermaniumEnergy.SUBJECT, version, energy), nowMs);
    }

    private static Mark.PartitionDone done(int partition, int of, long events) {
        return new Mark.PartitionDone(
                "partition-done",
                "r1",
                "ge.dsp",
                partition,
                of,
                events,
                List.of("ch1"),
                START,
                START,
                new TreeMap<>(java.util.Map.of("late", 1L)));
    }
}
