package org.driftwatch.calibrators.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.driftwatch.calibrators.germanium.energy.EnergySettings;
import org.driftwatch.calibrators.peak.RealEnergies;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.parameter.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real run of 38 343 events against the numbers of the common software; tolerances of its README. */
class GermaniumChannelGoldenTest {
    private static final String CHANNEL = "ch1104000";

    private static List<DspEvent> events(String energy) {
        double[] energies = RealEnergies.column(energy);
        double[] times = RealEnergies.column("timestamp");
        List<DspEvent> events = new ArrayList<>();
        for (int i = 0; i < energies.length; i++)
            events.add(new DspEvent(
                    "r000", CHANNEL, i, Math.round(times[i] * 1e9), List.of(energy), new double[] {energies[i]}));
        return events;
    }

    private static GermaniumBatch.Answer calibrate(EnergySettings energy, List<DspEvent> events) {
        var batch = new GermaniumBatch(MonitorSettings.defaults().withEnergy(energy), "r000");
        events.forEach(batch::add);
        List<GermaniumBatch.Answer> answers = new ArrayList<>();
        long end = events.stream().mapToLong(DspEvent::timeNs).max().orElseThrow();
        batch.finish(end, answers::add);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    @ParameterizedTest
    @CsvSource({"cuspEmax, 0", "trapEmax, 1"})
    void theLastVersionHasTheNumbersOfTheReference(String energy, int degree) {
        var settings = EnergySettings.defaults().withEnergy(energy).withDegree(degree);
        List<DspEvent> events = events(energy);
        GermaniumBatch.Answer answer = calibrate(settings, events);
        JsonNode reference =
                RealEnergies.reference("energy_cal.json").at("/results/" + energy + "/deg" + degree + "_seven_lines");
        List<Parameter> versions = answer.published().stream()
                .flatMap(told -> told.parameters().stream())
                .toList();
        assertThat(versions).hasSizeBetween(15, 80);
        GermaniumEnergy last =
                (GermaniumEnergy) versions.get(versions.size() - 1).value();
        double b = reference.at("/fit/calibration_kev_of_adc/pars/1").asDouble();
        if (degree == 0) assertThat(last.parameters().get("b")).isCloseTo(b, within(2e-5 * b));
        assertThat(answer.events()).isEqualTo(38_343);
        positionsAgree(last, reference.at("/fit/peaks"));
        assertThat(last.qbbFwhmKev())
                .isCloseTo(reference.at("/fit/FWHMLinear/Qbb_fwhm_in_kev").asDouble(), within(0.03));
        List<DriftPoint> drift = answer.published().stream()
                .flatMap(told -> told.drift().stream())
                .toList();
        assertThat(drift).isNotEmpty().noneMatch(point -> point.verdict() == DriftPoint.Verdict.drift);
    }

    /** 0.3 standard errors for the same model, else 2. */
    private static void positionsAgree(GermaniumEnergy last, JsonNode peaks) {
        assertThat(last.peaks()).hasSize(7);
        for (GermaniumEnergy.Line line : last.peaks()) {
            JsonNode peak = peaks.path(Double.toString(line.energyKev()));
            assertThat(line.found()).as("line %s", line.energyKev()).isEqualTo(!peak.isMissingNode());
            if (!line.found()) continue;
            double sigma = peak.get("position_uncertainty").asDouble();
            boolean same = peak.get("function").asText().equals(line.model());
            assertThat(line.positionAdc())
                    .as("line %s", line.energyKev())
                    .isCloseTo(peak.get("position").asDouble(), within((same ? 0.3 : 2) * sigma));
        }
    }

    @ParameterizedTest
    @CsvSource("cuspEmax")
    void theOrderOfArrivalAndRepetitionsChangeNothing(String energy) {
        List<DspEvent> events = events(energy).subList(0, 8_000);
        List<DspEvent> mixed = new ArrayList<>(events);
        mixed.addAll(events.subList(500, 900));
        Collections.shuffle(mixed, new Random(3));
        var settings = EnergySettings.defaults().withEnergy(energy);
        assertThat(said(calibrate(settings, mixed))).isEqualTo(said(calibrate(settings, events)));
    }

    private static String said(GermaniumBatch.Answer answer) {
        StringBuilder text = new StringBuilder(answer.channel() + " " + answer.events());
        for (Folded told : answer.published()) {
            told.drift().forEach(point -> text.append('\n').append(Monitored.json(point)));
            told.parameters().forEach(parameter -> text.append('\n').append(Monitored.json(parameter)));
        }
        return text.toString();
    }
}
