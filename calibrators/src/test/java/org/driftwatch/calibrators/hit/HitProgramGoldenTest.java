package org.driftwatch.calibrators.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.calibrators.expression.Column;
import org.driftwatch.calibrators.expression.Formula;
import org.driftwatch.topics.hit.HitConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expressions that the peer emitted, applied to the run they were made from. */
class HitProgramGoldenTest {
    private static final String RUN =
            "data/hpge/lh5/prod-ref-l200/generated/tier/dsp/cal/p03/r000/l200-p03-r000-cal-20230311T235840Z-tier_dsp.lh5";
    private static final List<String> PSD = List.of("cuspEmax", "A_max", "dt_eff", "lq80");
    /** cuspEmax_cal of the reference. */
    private static final String ENERGY = "{\"expression\": \"k * cuspEmax\", \"parameters\": {\"k\": 0.155}}";

    private static JsonNode reference(String name) {
        try {
            return new ObjectMapper()
                    .readTree(SharedFolder.file("reference/hpge/" + name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[][] columns(List<String> names) {
        try (HdfFile file = new HdfFile(SharedFolder.file(RUN))) {
            return names.stream().map(name -> column(file, name)).toArray(double[][]::new);
        }
    }

    private static double[] column(HdfFile file, String name) {
        Object data = file.getDatasetByPath("ch1104000/dsp/" + name).getData();
        if (data instanceof double[] doubles) return doubles;
        float[] floats = (float[]) data;
        double[] values = new double[floats.length];
        for (int i = 0; i < values.length; i++) values[i] = floats[i];
        return values;
    }

    private static ObjectNode withEnergy(JsonNode operations) throws IOException {
        ObjectNode all = operations.deepCopy();
        all.set("cuspEmax_cal", new ObjectMapper().readTree(ENERGY));
        return all;
    }

    /** Derived columns of all events, [event][name]. */
    private static double[][] evaluate(HitProgram program, double[][] columns) {
        double[][] rows = new double[columns[0].length][program.names().size()];
        double[] event = new double[columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < event.length; k++) event[k] = columns[k][i];
            program.evaluate(event, rows[i]);
        }
        return rows;
    }

    private static HitProgram program(JsonNode operations, List<String> inputs) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set("operations", operations);
        return HitProgram.compile(HitConfiguration.of(tree, "reference"), Column.reals(inputs));
    }

    private static long passing(double[][] rows, int column) {
        long passing = 0;
        for (double[] row : rows) if (row[column] == 1) passing++;
        return passing;
    }

    /**
     * The peer's numbers are of its classifier in memory, (A/E / mean - 1) / sigma; the expressions it emits, and those we apply, say
     * (A/E - mean) / sigma. Both go through the same evaluator here.
     */
    @ParameterizedTest
    @ValueSource(strings = {"CalAoE_dtcorr_False", "CalAoE_dtcorr_True"})
    void classifiesTheSamePulsesAsThePeer(String section) throws IOException {
        JsonNode aoe = reference("psd_aoe_lq_sf.json").get(section);
        ObjectNode operations = withEnergy(aoe.get("cal_dicts"));
        HitProgram emitted = program(operations, PSD);
        ObjectNode inMemory = operations.deepCopy();
        ((ObjectNode) inMemory.get("_AoE_Classifier_intermediate")).put("expression", "AoE_Corrected - 1");
        HitProgram program = program(inMemory, PSD);
        double[][] rows = evaluate(program, columns(PSD));
        double[][] applied = evaluate(emitted, columns(PSD));
        int classifier = program.names().indexOf("AoE_Classifier");
        JsonNode expected = aoe.get("classifier_first_50_events");
        for (int i = 0; i < expected.size(); i++) {
            double peer = expected.get(i).asDouble();
            // columns are float32 in the file and in the peer: 1e-7 of A/E is 1e-5 of the classifier
            assertThat(rows[i][classifier])
                    .as("event %d", i)
                    .isCloseTo(peer, within(1e-5 * Math.max(1, Math.abs(peer))));
            assertThat(applied[i][classifier]).as("event %d", i).isCloseTo(peer, within(0.01 * Math.abs(peer)));
        }
        assertThat(passing(rows, program.names().indexOf("AoE_Low_Cut")))
                .isEqualTo(aoe.get("n_pass_low_cut").asLong());
        assertThat(passing(rows, program.names().indexOf("AoE_Double_Sided_Cut")))
                .isEqualTo(aoe.get("n_pass_double").asLong());
    }

    @Test
    void passesTheSameLateChargesAsThePeer() throws IOException {
        JsonNode lq = reference("psd_aoe_lq_sf.json").get("LQCal");
        HitProgram program = program(withEnergy(lq.get("cal_dicts")), PSD);
        double[][] rows = evaluate(program, columns(PSD));
        assertThat(passing(rows, program.names().indexOf("LQ_Cut")))
                .isEqualTo(lq.get("n_pass").asLong());
    }

    @Test
    void cutsTheSameEventsAsThePeer() {
        JsonNode cleaning = reference("data_cleaning.json");
        List<String> inputs = new ArrayList<>();
        cleaning.at("/input/columns").forEach(name -> inputs.add(name.asText()));
        HitProgram program = program(cleaning.get("generate_cuts"), inputs);
        double[][] rows = evaluate(program, columns(inputs));
        StringBuilder first = new StringBuilder();
        long all = 0;
        for (int i = 0; i < rows.length; i++) {
            boolean pass = true;
            for (JsonNode cut : cleaning.get("mask_uses"))
                pass &= rows[i][program.names().indexOf(cut.asText())] == 1;
            if (pass) all++;
            if (i < 200) first.append(pass ? '1' : '0');
        }
        assertThat(all).isEqualTo(cleaning.get("n_pass_all").asLong());
        assertThat(first.toString())
                .isEqualTo(cleaning.get("first_200_events_pass_mask").asText());
    }

    @Test
    void compilesTheClassifiersOfCuts() {
        JsonNode classifiers = reference("data_cleaning.json").get("generate_cut_classifiers");
        ObjectNode operations = JsonNodeFactory.instance.objectNode();
        classifiers.forEach(
                group -> group.properties().forEach(entry -> operations.set(entry.getKey(), entry.getValue())));
        HitProgram program = program(operations, List.of("bl_std", "bl_slope"));
        double[] mode = {12.553267367059357, -0.0007415584970370444};
        double[] into = new double[program.names().size()];
        program.evaluate(mode, into);
        assertThat(into[program.names().indexOf("bl_std_pct_classifier")]).isZero();
        assertThat(into[program.names().indexOf("bl_std_pct")]).isEqualTo(1);
    }

    @Test
    void evaluatesEveryScaleAndResolutionCurve() {
        List<JsonNode> found = reference("energy_cal.json").findParents("expression");
        assertThat(found).hasSizeGreaterThan(20);
        for (JsonNode curve : found) {
            Map<String, Double> parameters = new java.util.TreeMap<>();
            curve.get("parameters")
                    .properties()
                    .forEach(entry ->
                            parameters.put(entry.getKey(), entry.getValue().asDouble()));
            List<Column> columns = Column.reals(List.of("x", "cuspEmax", "trapEmax"));
            Formula formula = Formula.compile(curve.get("expression").asText(), parameters, columns);
            double value = formula.evaluate(new double[] {2039, 13_000, 13_000});
            assertThat(value).as(curve.toString()).isPositive().isFinite();
        }
    }

    @Test
    void agreesWithTheInterpolatedResolution() {
        JsonNode fit = reference("energy_cal.json").at("/results/cuspEmax/deg0_five_lines/fit/FWHMLinear");
        Map<String, Double> parameters = Map.of(
                "a",
                fit.at("/parameters/a").asDouble(),
                "b",
                fit.at("/parameters/b").asDouble());
        Formula curve = Formula.compile(fit.get("expression").asText(), parameters, Column.reals(List.of("x")));
        double expected = Math.sqrt(parameters.get("a") + parameters.get("b") * 2039);
        assertThat(curve.evaluate(new double[] {2039})).isEqualTo(expected);
    }
}
