package org.driftwatch.app.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.cherenkov.block.ArrayAnswer;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.Throughput;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.TimeOffset;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coefficients and drift of the visible blocks against what their generator put in. */
class ArrayTruthTest {
    /** r.m.s. of relative errors that the published study reached with the method, by type [%]: narrow, wide. */
    private static final Map<String, double[]> STUDY =
            Map.of("LST", new double[] {0.71, 0.54}, "MST", new double[] {1.91, 0.74}, "SST", new double[] {7.1, 3.42});

    private static final double SLACK = 1.25;

    /** In two of these four blocks the reference of the small telescopes is 1.5 σ off, and shifts all others of its type. */
    private static final double NARROW_PULL = 1.4;

    @ParameterizedTest
    @ValueSource(doubles = {Reference.NARROW, Reference.WIDE})
    void energiesAndClocksAreAsTrueAsTheirErrorsSay(double distanceAsymmetry) throws IOException {
        VisibleAnswers answers =
                VisibleAnswers.of(Reference.settings(distanceAsymmetry, Mode.PRODUCT), Reference.BLOCKS);
        for (String type : STUDY.keySet()) {
            Deviations of = throughputs(answers, type);
            double study = STUDY.get(type)[distanceAsymmetry == Reference.NARROW ? 0 : 1] / 100;
            assertThat(of.pull()).as(type).isBetween(0.7, distanceAsymmetry == Reference.NARROW ? NARROW_PULL : 2.5);
            assertThat(of.rms()).as(type).isLessThan(SLACK * study);
        }
        Deviations clocks = clocks(answers);
        assertThat(clocks.rms()).isLessThan(0.48);
        assertThat(clocks.pull()).isBetween(0.7, 1.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Reference.NARROW, Reference.WIDE})
    void exactlyTheStepsAlarm(double distanceAsymmetry) throws IOException {
        VisibleAnswers answers =
                VisibleAnswers.of(Reference.settings(distanceAsymmetry, Mode.PRODUCT), Reference.BLOCKS);
        List<String> alarms = new ArrayList<>();
        for (ArrayAnswer answer : answers.answers())
            for (DriftPoint point : answer.drift())
                if (point.verdict() == Verdict.drift)
                    alarms.add(point.run() + " " + point.scope() + " " + point.quantity());
        assertThat(alarms)
                .containsExactlyInAnyOrder(
                        "ob_4003 tel_002 throughput",
                        "ob_4004 tel_002 throughput",
                        "ob_4004 tel_009 throughput",
                        "ob_4003 tel_012 time_offset",
                        "ob_4004 tel_012 time_offset");
        assertThat(answers.answers().get(1).drift().stream()
                        .filter(point -> point.scope().equals("tel_044"))
                        .map(DriftPoint::verdict))
                .hasSize(3)
                .containsOnly(Verdict.lowstat);
    }

    private record Deviations(List<Double> relative, List<Double> pulls) {
        int count() {
            return relative.size();
        }

        double rms() {
            return rms(relative);
        }

        double pull() {
            return rms(pulls);
        }

        private static double rms(List<Double> values) {
            return Math.sqrt(
                    values.stream().mapToDouble(each -> each * each).average().orElseThrow());
        }

        @Override
        public String toString() {
            return String.format("n %d r.m.s. %.4f pull %.2f", count(), rms(), pull());
        }
    }

    private static Deviations throughputs(VisibleAnswers answers, String type) throws IOException {
        JsonNode truth = Reference.truth().get("throughput");
        Deviations of = new Deviations(new ArrayList<>(), new ArrayList<>());
        for (int b = 0; b < Reference.BLOCKS.size(); b++)
            for (Telescope each : answers.blocks().get(b).array().telescopes()) {
                if (!each.type().equals(type)) continue;
                Throughput found = answers.value(b, ArrayCoefficient.INTER_CALIBRATION, each.scope(), Throughput.class)
                        .orElseThrow();
                if (found.fixed() || !found.anchored()) continue;
                JsonNode block = truth.get("" + Reference.BLOCKS.get(b));
                double expected = block.get("" + each.id()).asDouble()
                        / block.get("" + Reference.TELESCOPES.get(type)).asDouble();
                of.relative().add(found.throughput() / expected - 1);
                of.pulls().add((found.throughput() - expected) / found.error());
            }
        return of;
    }

    private static Deviations clocks(VisibleAnswers answers) throws IOException {
        JsonNode truth = Reference.truth().get("clock_offset_ns");
        Deviations of = new Deviations(new ArrayList<>(), new ArrayList<>());
        for (int b = 0; b < Reference.BLOCKS.size(); b++)
            for (Telescope each : answers.blocks().get(b).array().telescopes()) {
                TimeOffset found = answers.value(b, ArrayCoefficient.TIMING, each.scope(), TimeOffset.class)
                        .orElseThrow();
                if (found.fixed() || !found.anchored()) continue;
                JsonNode block = truth.get("" + Reference.BLOCKS.get(b));
                double expected =
                        block.get("" + each.id()).asDouble() - block.get("5").asDouble();
                of.relative().add(found.offsetNs() - expected);
                of.pulls().add((found.offsetNs() - expected) / found.error());
            }
        return of;
    }
}
