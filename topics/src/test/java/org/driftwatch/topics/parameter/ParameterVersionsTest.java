package org.driftwatch.topics.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.junit.jupiter.api.Test;

class ParameterVersionsTest {
    private static Parameter version(int number, int second, Map<String, String> provenance) {
        return new Parameter(
                1,
                GermaniumFilter.SUBJECT,
                "ch1",
                "r1",
                number,
                Instant.ofEpochSecond(second),
                null,
                null,
                new TreeMap<>(provenance));
    }

    private static Parameter proposed(int number, int second) {
        return version(number, second, Map.of("status", "proposed"));
    }

    private static ParameterVersions of(Parameter... versions) {
        return new ParameterVersions(List.of(versions));
    }

    @Test
    void inForceIsThePublishedOneOfTheLatestTimeThenOfTheHighestNumber() {
        Parameter stream = version(1, 10, Map.of());
        Parameter early = version(3, 10, Map.of("status", "published"));
        Parameter late = version(2, 20, Map.of("status", "published"));
        assertThat(of(stream, early).inForce()).contains(early);
        assertThat(of(early, late, stream).inForce()).contains(late);
        assertThat(of(proposed(1, 5)).inForce()).isEmpty();
        assertThat(of(early, version(4, 30, Map.of("status", "rejected"))).inForce())
                .contains(early);
    }

    @Test
    void aProposalIsOpenUntilSomebodyDecidesOrSomethingNewerIsInForce() {
        assertThat(of(proposed(1, 10), proposed(2, 20)).openProposal()).contains(proposed(2, 20));
        Parameter rejection = version(3, 20, Map.of("status", "rejected", "proposal", "2"));
        assertThat(of(proposed(1, 10), proposed(2, 20), rejection).openProposal())
                .as("the older one is still open")
                .contains(proposed(1, 10));
        Parameter publication = version(3, 20, Map.of("status", "published", "proposal", "2"));
        assertThat(of(proposed(1, 10), proposed(2, 20), publication).openProposal())
                .isEmpty();
        assertThat(of(proposed(1, 10), version(2, 20, Map.of())).openProposal()).isEmpty();
        assertThat(of(proposed(1, 10), proposed(2, 20), publication).decisionOn(2))
                .contains(publication);
    }

    @Test
    void aWordThatNobodyKnowsIsNotInForce() {
        assertThat(Standing.of(version(1, 1, Map.of("status", "brewed")))).isEqualTo(Standing.proposed);
        assertThat(Standing.of(version(1, 1, Map.of()))).isEqualTo(Standing.published);
    }

    @Test
    void orderOfArrivalAndRepetitionChangeNothing() {
        List<Parameter> all = new ArrayList<>(List.of(proposed(1, 10), proposed(2, 20), version(3, 20, Map.of())));
        ParameterVersions expected = new ParameterVersions(all);
        all.addAll(all);
        Collections.shuffle(all, new Random(5));
        assertThat(new ParameterVersions(all)).isEqualTo(expected);
        assertThat(expected.highest()).isEqualTo(3);
        assertThat(of().highest()).isZero();
    }

    /** Sent at {@code decided}, valid from {@code second}. */
    private static Parameter decision(int number, int second, int decided, boolean chosen) {
        Map<String, String> provenance =
                new TreeMap<>(Map.of("status", "published", "decided", "" + Instant.ofEpochSecond(decided)));
        if (chosen) provenance.put("start", "chosen");
        return version(number, second, provenance);
    }

    private static Instant second(int number) {
        return Instant.ofEpochSecond(number);
    }

    @Test
    void eachHoldsFromItsTimeUntilTheNextBegins() {
        ParameterVersions versions = of(version(1, 10, Map.of()), version(2, 20, Map.of()), proposed(3, 25));
        assertThat(versions.at(second(10).minusNanos(1))).isEmpty();
        assertThat(versions.at(second(10)).map(Parameter::version)).contains(1);
        assertThat(versions.at(second(20).minusNanos(1)).map(Parameter::version))
                .contains(1);
        assertThat(versions.at(second(20)).map(Parameter::version)).contains(2);
        assertThat(versions.at(second(99)).map(Parameter::version))
                .as("a proposal never holds")
                .contains(2);
    }

    @Test
    void theValueAtOneTimeAsKnownAtAnotherIsWhatWasDecidedByThen() {
        Parameter own = version(1, 10, Map.of());
        Parameter next = version(2, 20, Map.of());
        Parameter back = decision(3, 15, 100, true);
        Parameter forth = decision(4, 15, 200, true);
        ParameterVersions versions = of(own, next, back, forth);
        assertThat(versions.knownAt(second(9)).isEmpty()).isTrue();
        assertThat(versions.knownAt(second(12)).at(second(50))).contains(own);
        assertThat(versions.knownAt(second(99)).at(second(17))).contains(own);
        assertThat(versions.knownAt(second(100)).at(second(17))).contains(back);
        assertThat(versions.knownAt(second(199)).at(second(17))).contains(back);
        assertThat(versions.knownAt(second(200)).at(second(17))).contains(forth);
        assertThat(versions.at(second(17))).contains(forth);
        assertThat(versions.at(second(20)))
                .as("what begins between others holds until the next begins")
                .contains(next);
        assertThat(versions.at(second(14))).contains(own);
    }

    @Test
    void whatIsScheduledForLaterIsNotInForceYetWhateverTheClockOfADataFileSays() {
        Parameter own = version(1, 10, Map.of());
        Parameter scheduled = decision(2, 500, 100, true);
        assertThat(of(own, scheduled).inForce()).contains(scheduled);
        assertThat(of(own, scheduled).inForce(second(499))).contains(own);
        assertThat(of(own, scheduled).inForce(second(500))).contains(scheduled);
        assertThat(of(version(1, 900, Map.of())).inForce(second(1)))
                .as("data of a simulated run may be in the future: what the run made itself has begun")
                .isPresent();
    }
}
