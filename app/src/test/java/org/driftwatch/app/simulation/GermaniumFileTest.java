package org.driftwatch.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.driftwatch.app.command.DriftwatchCommand;
import org.driftwatch.ingest.germanium.GermaniumRun;
import org.driftwatch.ingest.germanium.GermaniumRuns;
import org.driftwatch.ingest.germanium.Lh5Options;
import org.driftwatch.ingest.lh5.Lh5File;
import org.driftwatch.ingest.lh5.Lh5Table;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.replay.germanium.DetectorArray;
import org.driftwatch.replay.germanium.EnergySimulator;
import org.driftwatch.replay.germanium.FaultText;
import org.driftwatch.replay.germanium.GermaniumSettings;
import org.driftwatch.replay.germanium.GermaniumSimulator;
import org.driftwatch.replay.germanium.RunPlan;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.RunSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code simulate germanium} writes is the simulation, and its truth. */
class GermaniumFileTest {
    private static final String FAULTS = "step:ch1000002:+10%@1s,dead:ch1000001@500ms..1s";
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String RUN = "sim-p00-r001-cal-20260301T120000Z";
    private static final long EVENTS = 300;

    @TempDir
    Path folder;

    private static GermaniumSettings settings() {
        DetectorArray array = DetectorArray.DEFAULT.withDetectors(3).withRateHz(60);
        return GermaniumSettings.defaults(9).withArray(array).withFaults(FaultText.parse(FAULTS));
    }

    /** @param changed options and their values that differ from those of {@link #settings()} */
    private int simulate(String... changed) {
        Map<String, String> options = new TreeMap<>(Map.of("--seed", "9", "--faults", FAULTS, "--detectors", "3"));
        options.put("--out", folder.toString());
        options.put("--events", String.valueOf(EVENTS));
        options.put("--start", START.toString());
        for (int i = 0; i < changed.length; i += 2) options.put(changed[i], changed[i + 1]);
        List<String> arguments = new ArrayList<>(List.of("simulate", "germanium"));
        options.forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return DriftwatchCommand.execute(arguments.toArray(String[]::new));
    }

    private Path file(String tier) {
        return folder.resolve(RUN + "-tier_" + tier + ".lh5");
    }

    private static RunSource<? extends Event> open(Path file) throws IOException {
        GermaniumRun run =
                GermaniumRuns.open(List.of(file), Lh5Options.DEFAULTS).get(0);
        assertThat(run.description().run()).isEqualTo(RUN);
        assertThat(run.description().events()).isEqualTo(EVENTS);
        return run.open(Progress.NONE);
    }

    @Test
    void theRawTierHoldsTheWaveformsOfTheSimulatorAndTheirTrueEnergies() throws IOException {
        assertThat(simulate("--tier", "raw")).isZero();
        try (RunSource<? extends Event> found = open(file("raw"));
                GermaniumSimulator simulator = new GermaniumSimulator(settings(), RunPlan.of(START, EVENTS))) {
            for (Waveform wave = simulator.next(); wave != null; wave = simulator.next()) {
                Waveform read = (Waveform) found.next();
                assertThat(read.channel()).isEqualTo(wave.channel());
                assertThat(read.eventNumber()).isEqualTo(wave.eventNumber());
                assertThat(read.samples()).isEqualTo(wave.samples());
            }
            assertThat(found.next()).isNull();
        }
        trueEnergies("ch1000001");
    }

    private void trueEnergies(String channel) throws IOException {
        try (Lh5File lh5 = Lh5File.open(file("raw"));
                EnergySimulator simulator = new EnergySimulator(settings(), RunPlan.of(START, EVENTS))) {
            Lh5Table table = lh5.tables().stream()
                    .filter(t -> t.path().equals(channel + "/raw"))
                    .findFirst()
                    .orElseThrow();
            double keVPerAdc = simulator.truth().keVPerAdc(channel, START);
            long row = 0;
            for (DspEvent event = simulator.next(); event != null; event = simulator.next()) {
                if (!event.channel().equals(channel)) continue;
                double collected = event.value("cuspEmax") * keVPerAdc;
                assertThat(table.real("true_collected_energy").real(row))
                        .isCloseTo(collected, within(1e-9 * collected));
                assertThat(table.real("true_energy").real(row++)).isBetween(199.0, 3_001.0);
            }
            assertThat(row).isEqualTo(table.real("timestamp").rows()).isBetween(50L, 130L);
        }
    }

    @Test
    void theDspTierHoldsTheEnergiesAndTheTruthFileTheGainsAndFaults() throws IOException {
        assertThat(simulate("--tier", "dsp")).isZero();
        try (RunSource<? extends Event> found = open(file("dsp"));
                EnergySimulator simulator = new EnergySimulator(settings(), RunPlan.of(START, EVENTS))) {
            for (DspEvent event = simulator.next(); event != null; event = simulator.next()) {
                DspEvent read = (DspEvent) found.next();
                assertThat(read.channel()).isEqualTo(event.channel());
                assertThat(read.value("cuspEmax")).isEqualTo(event.value("cuspEmax"));
            }
            assertThat(found.next()).isNull();
            JsonNode truth =
                    Json.MAPPER.readTree(GermaniumFile.truthOf(file("dsp")).toFile());
            assertThat(truth.path("run").asText()).isEqualTo(RUN);
            assertThat(truth.path("faults").path(0).asText()).isEqualTo("pulses of ch1000002 grow by 10 % from 1 s on");
            JsonNode stepped = truth.at("/channels/ch1000002");
            double before = simulator.truth().keVPerAdc("ch1000002", START);
            assertThat(stepped.path("kev_per_adc_start").asDouble()).isEqualTo(before);
            assertThat(stepped.path("kev_per_adc_end").asDouble()).isCloseTo(before / 1.1, within(1e-9 * before));
        }
    }

    @Test
    void wrongUsageAndMissingDirectoriesAreRefusedBeforeAnythingIsWritten() throws IOException {
        assertThat(simulate("--detectors", "0")).isEqualTo(2);
        assertThat(simulate("--faults", "step:ch1000001@1s")).isEqualTo(2);
        assertThat(simulate("--events", "0")).isEqualTo(2);
        assertThat(simulate("--out", folder.resolve("missing/x.lh5").toString()))
                .isEqualTo(1);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
