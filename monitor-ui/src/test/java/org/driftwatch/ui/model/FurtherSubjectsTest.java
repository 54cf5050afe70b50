package org.driftwatch.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.parameter.Standing;
import org.junit.jupiter.api.Test;

/** Versions of the further subjects of a channel. */
class FurtherSubjectsTest {
    private final ChannelRecords records = new ChannelRecords();
    private final LiveModel model = records.model();
    private final Selection selection = new Selection("r1", "ch1");

    @Test
    void theNewestVersionOfEachFurtherSubjectIsKeptWholeAndAllInShort() {
        records.parameter(1);
        records.cuts(1, 1_000);
        records.cuts(2, 3_000);
        records.poleZero("362568.0*ns");
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
        records.cuts(1, 1_000);
        Update first = model.since(0, selection, 0);
        Update second = model.since(first.version(), selection, first.version());
        records.cuts(2, 2_000);
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
        records.cuts(2, 2_000);
        records.cuts(1, 1_000);
        ChannelDetail detail = model.channel(selection);
        assertThat(detail.newest(GermaniumCuts.SUBJECT).version()).isEqualTo(2);
        assertThat(detail.subjects().get(0).versions()).hasSize(2);
    }

    @Test
    void aVersionSaysWhetherItIsProposedPublishedOrRejectedAndByWhom() {
        records.decided(1, Map.of("status", "proposed", "why", "better"));
        records.decided(2, Map.of("status", "rejected", "proposal", "1", "by", "Ada", "why", "tails", "command", "c"));
        List<VersionLine> versions = model.channel(selection).subjects().get(0).versions();
        assertThat(versions).extracting(VersionLine::status).containsExactly(Standing.proposed, Standing.rejected);
        assertThat(versions).extracting(VersionLine::proposal).containsExactly(0, 1);
        assertThat(versions).extracting(VersionLine::by).containsExactly(null, "Ada");
        assertThat(versions).extracting(VersionLine::why).containsExactly("better", "tails");
    }

    @Test
    void aDecisionOfAPersonIsNoSignOfLifeOfARun() {
        records.run("started", 0, 1_000);
        records.histogram("r1", "ch1", 1_000, 100);
        records.pass(ChannelRecords.LIMITS.stale().toMillis() + 1);
        records.decided(2, Map.of("status", "published", "proposal", "1", "command", "c"));
        assertThat(model.runs().get(0).stale()).isTrue();
        records.decided(3, Map.of("status", "proposed"));
        assertThat(model.runs().get(0).stale()).isFalse();
    }

    @Test
    void keepsTheFirstAndTheNewestVersionsOfAFurtherSubject() {
        for (int version = 1; version <= ChannelRecords.LIMITS.versions() + 5; version++)
            records.cuts(version, version);
        SubjectDetail cuts = model.channel(selection).subjects().get(0);
        assertThat(cuts.versions()).hasSize(ChannelRecords.LIMITS.versions());
        assertThat(cuts.versions().get(0).version()).isEqualTo(1);
        assertThat(cuts.versionsCut()).isEqualTo(5);
    }

    @Test
    void furtherSubjectsDoNotMakeAChannelCalibrated() {
        records.histogram("r1", "ch1", 1_000, 100);
        records.cuts(3, 1_000);
        ChannelSummary summary = model.channels("r1").get(0);
        assertThat(summary.state()).isEqualTo(ChannelState.LOWSTAT);
        assertThat(summary.version()).isZero();
    }
}
