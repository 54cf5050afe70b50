package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.germanium.GermaniumBatch;
import org.driftwatch.calibrators.germanium.MonitorSettings;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.replay.germanium.DetectorArray;
import org.driftwatch.replay.germanium.GermaniumSettings;
import org.driftwatch.replay.germanium.GermaniumSimulator;
import org.driftwatch.replay.germanium.RunPlan;
import org.driftwatch.streams.germanium.GroupedDsp;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.EventTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedScaleTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121})
    void theFittedScaleOfEachDetectorIsTheTrueOneWithinThreeSigma(long seed) {
        GermaniumSettings settings = GermaniumSettings.defaults(seed).withArray(DetectorArray.DEFAULT.withDetectors(4));
        try (GermaniumSimulator simulator = new GermaniumSimulator(settings, RunPlan.of(START, 16_000))) {
            for (Parameter parameter : calibrate(simulator)) {
                GermaniumEnergy found = (GermaniumEnergy) parameter.value();
                double truth = simulator.truth().keVPerAdc(parameter.scope(), START);
                double error = Math.sqrt(found.covariance()[1][1]);
                assertThat(found.parameters().get("b"))
                        .as("%s, seed %d, error %.2g", parameter.scope(), seed, error)
                        .isCloseTo(truth, within(3 * error));
                assertThat(error / truth)
                        .as("relative error of %s", parameter.scope())
                        .isLessThan(2e-4);
            }
        }
    }

    private static List<Parameter> calibrate(GermaniumSimulator simulator) {
        GroupedDsp dsp = new GroupedDsp(new DspGroups(List.of()));
        GermaniumBatch batch = new GermaniumBatch(
                MonitorSettings.defaults(), simulator.description().run());
        long last = 0;
        for (Waveform wave = simulator.next(); wave != null; wave = simulator.next()) {
            batch.add(dsp.process(wave));
            last = wave.timeNs();
        }
        List<Parameter> lastVersions = new ArrayList<>();
        batch.finish(last + EventTime.SECOND, answer -> lastVersions.add(last(answer)));
        assertThat(lastVersions).hasSize(4);
        return lastVersions;
    }

    private static Parameter last(GermaniumBatch.Answer answer) {
        return answer.published().stream()
                .flatMap(folded -> folded.parameters().stream())
                .filter(parameter -> parameter.subject().equals(GermaniumEnergy.SUBJECT))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
