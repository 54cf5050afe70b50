package org.driftwatch.app.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import org.driftwatch.calibrators.cherenkov.pair.Asymmetry;
import org.driftwatch.calibrators.cherenkov.pair.Forgetting;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.junit.jupiter.api.Test;

/** The events of single pairs in the recorded blocks, and their sums over the blocks, against the references. */
class PairEventsGoldenTest {
    private static final double MEANS = 1e-10;

    @Test
    void theFirstEventsOfAPairAreThoseOfTheReference() {
        JsonNode reference = ArrayReference.json("eventwise.json");
        int i = reference.get("pair").get(0).asInt();
        int j = reference.get("pair").get(1).asInt();
        ObservationBlock block = RecordedPairs.block(reference.get("obs_id").asInt());
        for (String set : List.of("seed", "wide", "none")) {
            JsonNode expected = reference.get("first_20").get(set);
            assertThat(block.joined(i, j)).isEqualTo(expected.get("n_join").asLong());
            List<ArrayEvent> passed = block.events.stream()
                    .filter(event -> has(event, i) && has(event, j))
                    .filter(event -> RecordedPairs.filter(set).passes(shower(event, i), shower(event, j)))
                    .sorted(Comparator.comparingLong(ArrayEvent::event))
                    .toList();
            assertThat(passed).hasSize(expected.get("n").asInt());
            for (int k = 0; k < expected.get("event_id").size(); k++) {
                ArrayEvent event = passed.get(k);
                assertThat(event.event())
                        .isEqualTo(expected.get("event_id").get(k).asLong());
                Shower a = shower(event, i);
                Shower b = shower(event, j);
                assertThat(Asymmetry.of(a.energyTeV(), b.energyTeV()))
                        .isCloseTo(expected.get("asymmetry").get(k).asDouble(), within(1e-10));
                assertThat(Asymmetry.error(a.energyTeV(), a.energyErrorTeV(), b.energyTeV(), b.energyErrorTeV()))
                        .isCloseTo(expected.get("sigma").get(k).asDouble(), within(1e-10));
            }
        }
    }

    private static boolean has(ArrayEvent event, int telescope) {
        return event.showers().stream().anyMatch(each -> each.telescope() == telescope);
    }

    private static Shower shower(ArrayEvent event, int telescope) {
        return event.showers().stream()
                .filter(each -> each.telescope() == telescope)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sumsOverBlocksAccumulateAndFadeAsInTheReference() {
        JsonNode reference = ArrayReference.json("streaming.json");
        long halfLifeNs = Math.round(reference.get("half_life_s").asDouble() * 1e9);
        Forgetting faded = Forgetting.nothing(halfLifeNs);
        Forgetting cumulative = Forgetting.nothing(Long.MAX_VALUE);
        for (JsonNode expected : reference.get("after_each_block")) {
            ObservationBlock block = RecordedPairs.block(expected.get("obs_id").asInt());
            for (ArrayEvent event : block.events) {
                if (!has(event, 1)
                        || !has(event, 2)
                        || !RecordedPairs.filter("wide").passes(shower(event, 1), shower(event, 2))) continue;
                double a = Asymmetry.of(
                        shower(event, 1).energyTeV(), shower(event, 2).energyTeV());
                faded = faded.plus(block.timesNs.get(event.event()), 1, a, a * a);
                cumulative = cumulative.plus(0, 1, a, a * a);
            }
            double n = cumulative.weight();
            assertThat(n).isEqualTo(expected.get("cumulative").get("n").asDouble());
            relative(cumulative.mean(), expected.get("cumulative").get("mean"));
            relative(
                    cumulative.deviation() / Math.sqrt(n - 1),
                    expected.get("cumulative").get("sem"));
            relative(faded.weight(), expected.get("decayed").get("n_eff"));
            relative(faded.mean(), expected.get("decayed").get("mean"));
            relative(faded.deviation(), expected.get("decayed").get("std"));
        }
    }

    private static void relative(double ours, JsonNode theirs) {
        assertThat(ours).isCloseTo(theirs.asDouble(), within(MEANS * Math.abs(theirs.asDouble())));
    }
}
