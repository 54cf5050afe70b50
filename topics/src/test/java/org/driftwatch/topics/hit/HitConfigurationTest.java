package org.driftwatch.topics.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.driftwatch.topics.codec.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HitConfigurationTest {
    private static final String SPECIFIED = """
            {"outputs": ["cuspEmax_cal","AoE_Classifier","is_good"],
             "operations": {
              "cuspEmax_cal": {"expression": "a + b * cuspEmax", "parameters": {"a": 0.0, "b": 0.1547},
               "lgdo_attrs": {"units": "keV"}},
              "AoE_Uncorr": {"expression": "A_max/cuspEmax", "parameters": {}},
              "bl_std_cut": {"expression":"(bl_std>a) & (bl_std<b)","parameters":{"a":10.13,"b":14.97}}},
             "aggregations": {"quality": {"bit0": "is_good", "bit1": "bl_std_cut"}}}""";

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HitConfiguration read(String json) {
        return HitConfiguration.of(tree(json), "hit.json");
    }

    @Test
    void comesBackAsItWas() throws IOException {
        HitConfiguration configuration = read(SPECIFIED);
        assertThat(configuration.tree()).isEqualTo(tree(SPECIFIED));
        assertThat(Json.MAPPER.writeValueAsString(configuration.tree()))
                .isEqualTo(Json.MAPPER.writeValueAsString(tree(SPECIFIED)));
    }

    @Test
    void keepsTheOrderOfTheFile() {
        HitConfiguration configuration = read(SPECIFIED);
        assertThat(configuration.operations().keySet()).containsExactly("cuspEmax_cal", "AoE_Uncorr", "bl_std_cut");
        assertThat(configuration.aggregations().get("quality").values()).containsExactly("is_good", "bl_std_cut");
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        "'\"2.5e-3\"', 2.5e-3",
        "true, 1",
        "false, 0",
        "null, NaN",
        "'\"nan\"', NaN",
        "'\"-inf\"', -Infinity"
    })
    void readsAnyParameterThatHasANumber(String json, double expected) {
        HitConfiguration read =
                read("{\"operations\": {\"x\": {\"expression\": \"a\", \"parameters\": {\"a\": " + json + "}}}}");
        assertThat(read.operations().get("x").parameters().get("a")).isEqualTo(Double.valueOf(expected));
    }

    @Test
    void writesNaNAsNull() {
        HitConfiguration read =
                read("{\"operations\": {\"x\": {\"expression\": \"a\", \"parameters\": {\"a\": \"nan\"}}}}");
        assertThat(read.tree().at("/operations/x/parameters/a").isNull()).isTrue();
    }

    @Test
    void lacksOutputsAndAggregationsWhenTheFileDoes() {
        HitConfiguration read = read("{\"operations\": {}}");
        assertThat(read.outputs()).isNull();
        assertThat(read.tree()).isEqualTo(tree("{\"operations\": {}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[]; hit.json must be a mapping, was []",
                "{}; hit.json.operations must be a mapping, was nothing",
                "{\"operations\": {\"x\": 3}}; hit.json.operations.x must be a mapping, was 3",
                "{\"operations\": {\"x\": {}}}; hit.json.operations.x.expression must be text, was nothing",
                "{\"operations\": {\"x\": {\"expression\": \"a\", \"parameters\": {\"a\": [1]}}}};"
                        + " hit.json.operations.x.parameters.a must be a number, was [1]",
                "{\"operations\": {\"x\": {\"expression\": \"a\", \"parameters\": {\"a\": \"10*us\"}}}};"
                        + " hit.json.operations.x.parameters.a must be a number, was \"10*us\"",
                "{\"operations\": {}, \"outputs\": \"x\"}; hit.json.outputs must be a list of columns, was \"x\"",
                "{\"operations\": {}, \"aggregations\": {\"q\": [\"x\"]}};"
                        + " hit.json.aggregations.q must be a mapping, was [\"x\"]"
            })
    void namesFileKeyAndValueOfAFault(String json, String fault) {
        assertThatThrownBy(() -> read(json)).hasMessage(fault);
    }

    @Test
    void knowsOperationsOfSeveralRuns() {
        JsonNode tree = tree("""
                {"20230311T235840Z": {"AoE_Timecorr": {"expression": "AoE_Uncorr/a", "parameters": {"a": 0.0745}}},
                 "20230401T000000Z": {"AoE_Timecorr": {"expression": "AoE_Uncorr/a", "parameters": {"a": 0.0747}}}}""");
        assertThat(OperationsByTime.isForm(tree)).isTrue();
        assertThat(OperationsByTime.isForm(tree(SPECIFIED))).isFalse();
        OperationsByTime runs = OperationsByTime.of(tree, "aoe.json");
        assertThat(runs.tree()).isEqualTo(tree);
        assertThat(runs.at(Instant.parse("2023-03-11T23:58:39Z"))).isEmpty();
        assertThat(timeCorrection(runs, "2023-03-11T23:58:40Z")).isEqualTo(0.0745);
        assertThat(timeCorrection(runs, "2023-03-31T23:59:59Z")).isEqualTo(0.0745);
        assertThat(timeCorrection(runs, "2025-01-01T00:00:00Z")).isEqualTo(0.0747);
    }

    private static double timeCorrection(OperationsByTime runs, String at) {
        return runs.at(Instant.parse(at))
                .orElseThrow()
                .get("AoE_Timecorr")
                .parameters()
                .get("a");
    }

    @Test
    void refusesAKeyThatIsNoTime() {
        assertThatThrownBy(() -> OperationsByTime.of(tree("{\"20231399T000000Z\": {}}"), "aoe.json"))
                .hasMessageContaining("'20231399T000000Z' is no time");
        assertThatThrownBy(() -> OperationsByTime.of(tree("{\"run1\": {}}"), "aoe.json"))
                .hasMessage("aoe.json.run1 must be a time such as 20230311T235840Z");
    }
}
