package org.driftwatch.calibrators.germanium.aoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.topics.hit.HitOperation;
import org.junit.jupiter.api.Test;

/** The shape and the time modes against the reference's numbers, 1e-9 relative. */
class AoeShapeGoldenTest {
    private final JsonNode blocks = read();

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(
                            SharedFolder.file("reference/hpge/math_blocks.json").toFile());
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Test
    void densityAndIntegralAgree() {
        JsonNode known = blocks.get("aoe_peak");
        double[] p = new double[7];
        for (int k = 0; k < 7; k++) p[k] = known.get("pars").get(k).asDouble();
        AoeShape shape = new AoeShape(p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
        for (int i = 0; i < known.get("x").size(); i++) {
            double density = known.get("get_pdf").get(i).asDouble();
            assertThat(shape.density(known.get("x").get(i).asDouble())).isCloseTo(density, within(1e-9 * density));
        }
        double integral = known.get("pdf_ext_integral").asDouble();
        assertThat(shape.windowCounts()).isCloseTo(integral, within(1e-9 * integral));
    }

    @Test
    void constantTimeModesAgree() {
        for (Map.Entry<String, TimeMode> mode : Map.of(
                        "partial", TimeMode.PARTIAL, "average_consecutive", TimeMode.AVERAGE_CONSECUTIVE)
                .entrySet()) {
            JsonNode known = blocks.get("aoe_time_modes").get(mode.getKey());
            for (TimeFactor factor : mode.getValue().factors(runs())) {
                double expected = number(known.get(factor.timestamp()));
                if (Double.isNaN(expected)) assertThat(factor.value()).isNaN();
                else assertThat(factor.value()).as(factor.timestamp()).isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Test
    void interpolationAgreesExpressionByExpression() {
        JsonNode known = blocks.get("aoe_time_modes").get("interpolate_consecutive");
        int n = known.size();
        List<TimeFactor> factors = TimeMode.INTERPOLATE_CONSECUTIVE.factors(runs().subList(0, n));
        for (TimeFactor factor : factors) {
            JsonNode expected = known.get(factor.timestamp()).get("AoE_Timecorr");
            HitOperation operation = AoeOperations.timed("AoE_Uncorr", factor);
            assertThat(operation.expression())
                    .isEqualTo(expected.get("expression").asText());
            SortedMap<String, Double> parameters = new TreeMap<>();
            for (Map.Entry<String, JsonNode> each : expected.get("parameters").properties())
                parameters.put(each.getKey(), each.getValue().asDouble());
            assertThat(operation.parameters().keySet()).isEqualTo(parameters.keySet());
            parameters.forEach((name, value) ->
                    assertThat(operation.parameters().get(name)).isCloseTo(value, within(1e-9 * Math.abs(value))));
        }
    }

    @Test
    void fullAndNoneAndASingleRun() {
        assertThat(TimeMode.FULL.factors(runs())).extracting(TimeFactor::value).startsWith(1.0, 1.001, 1.05);
        double mean = runs().stream().mapToDouble(RunMean::mean).average().orElseThrow();
        assertThat(TimeMode.NONE.factors(runs()))
                .allSatisfy(factor -> assertThat(factor.value()).isCloseTo(mean, within(1e-12)));
        for (TimeMode mode : TimeMode.values()) {
            assertThat(mode.factors(runs().subList(0, 1)))
                    .containsExactly(TimeFactor.constant("20260101T000000Z", 1.0));
        }
    }

    @Test
    void aFailedRunGetsNoFactorButTheOthersDo() {
        List<RunMean> runs = new ArrayList<>(runs().subList(0, 3));
        runs.set(1, new RunMean("b", 1, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        assertThat(TimeMode.NONE.factors(runs).get(1).value()).isCloseTo(1.025, within(1e-12));
        assertThat(TimeMode.PARTIAL.factors(runs))
                .allSatisfy(f -> assertThat(f.value()).isNaN());
        assertThat(TimeMode.FULL.factors(runs).get(2).value()).isEqualTo(1.05);
    }

    /** Times an hour apart, as the reference used them. */
    private List<RunMean> runs() {
        JsonNode given = blocks.get("aoe_time_modes");
        List<RunMean> runs = new ArrayList<>();
        for (int i = 0; i < given.get("tstamps").size(); i++)
            runs.add(new RunMean(
                    given.get("tstamps").get(i).asText(),
                    3600.0 * i,
                    given.get("means").get(i).asDouble(),
                    0.001,
                    given.get("sigmas").get(i).asDouble(),
                    0.001));
        return runs;
    }

    private static double number(JsonNode node) {
        return node.isTextual() ? Double.NaN : node.asDouble();
    }
}
