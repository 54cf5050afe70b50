package org.driftwatch.calibrators.germanium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.junit.jupiter.api.Test;

/** Drift of what the subjects beside the energy say: of the quantity that moved and of no other. */
class SubjectDriftTest {
    private static long end(double seconds) {
        return SimulatedChannel.START_NS + (long) (seconds * 1e9);
    }

    private static Map<String, List<Verdict>> verdicts(Monitored seen) {
        return seen.drift.stream()
                .collect(Collectors.groupingBy(
                        DriftPoint::quantity,
                        TreeMap::new,
                        Collectors.mapping(DriftPoint::verdict, Collectors.toList())));
    }

    private static Set<String> drifting(Monitored seen) {
        return verdicts(seen).entrySet().stream()
                .filter(entry -> entry.getValue().contains(Verdict.drift))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A/E answers after 30 s and has its reference 20 s later. */
    private static Monitored monitor(SimulatedPulses pulses) {
        return Monitored.run(pulses.events(90), end(90));
    }

    @Test
    void aStepIsADriftOfItsQuantityAndOfNoOther() {
        for (double step : new double[] {0.992, 1.1}) {
            Monitored seen = monitor(SimulatedPulses.healthy(2).withAoe(t -> t < 60 ? 1 : step));
            assertThat(drifting(seen)).as("A/E %s", step).containsExactly("aoe_mean");
            DriftPoint point = seen.drift("aoe_mean").get(seen.drift("aoe_mean").size() - 1);
            assertThat(Math.signum(point.measured().shift())).isEqualTo(Math.signum(step - 1));
        }
        for (double step : new double[] {0.985, 1.5})
            assertThat(drifting(monitor(SimulatedPulses.healthy(3).withTail(t -> t < 60 ? 1 : step))))
                    .as("tail %s", step)
                    .containsExactly("tail_slope");
        assertThat(drifting(monitor(SimulatedPulses.healthy(4).withJunk(t -> t < 60 ? SimulatedPulses.JUNK : 0.1))))
                .containsExactly("pass_rate_bl_slope_cut");
    }

    @Test
    void aHealthyChannelDriftsInNoQuantity() {
        for (long seed = 11; seed <= 15; seed++) {
            Monitored seen = monitor(SimulatedPulses.healthy(seed));
            assertThat(drifting(seen)).as("seed %d", seed).isEmpty();
            assertThat(verdicts(seen)).as("seed %d", seed).containsKeys("aoe_mean", "lq_mean", "tail_slope");
        }
    }
}
