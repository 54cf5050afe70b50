package org.driftwatch.calibrators.germanium.cuts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.AtLevel;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.AtPercentile;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.Method;
import org.driftwatch.calibrators.germanium.sample.RecordedRun;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.hit.HitOperation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cuts, classifiers and masks of a real run against data_cleaning.json. */
class QualityCutsGoldenTest {
    private static final double BORDER = 0.02;
    private static final Pattern WINDOW = Pattern.compile("\\((\\w+)>a\\) ?& ?\\(\\w+<b\\)");

    private static JsonNode reference;
    private static SortedMap<String, double[]> values;
    private static CutSettings settings;
    private static CutResult result;

    @BeforeAll
    static void read() throws IOException {
        reference = new ObjectMapper()
                .readTree(SharedFolder.file("reference/hpge/data_cleaning.json").toFile());
        values = new TreeMap<>();
        CutSettings usual = CutSettings.defaults();
        settings = new CutSettings(
                usual.columns(), usual.cuts(), rules(), usual.mask(), usual.decimals(), usual.minimumEvents());
        SortedMap<String, ColumnDistribution> columns = new TreeMap<>();
        for (String name : settings.parameters()) {
            values.put(name, RecordedRun.column(name));
            columns.put(name, ColumnValues.of(values.get(name)));
        }
        result = new QualityCuts(settings).of(columns);
    }

    private static List<ClassifierRule> rules() {
        return List.of(
                new ClassifierRule(
                        "bl_std_pct",
                        "bl_std",
                        new AtPercentile(Sides.both(99), Method.PERCENTILE),
                        CutMode.INCLUSIVE,
                        null),
                new ClassifierRule(
                        "bl_std_fit", "bl_std", new AtPercentile(Sides.both(99), Method.FIT), CutMode.INCLUSIVE, null),
                new ClassifierRule("bl_slope_sig", "bl_slope", new AtLevel(Sides.both(4)), CutMode.INCLUSIVE, null));
    }

    @Test
    void theCutsHaveTheExpressionsAndBordersOfThePeer() {
        assertThat(result.cuts()).hasSize(reference.get("generate_cuts").size());
        for (var entry : reference.get("generate_cuts").properties()) {
            HitOperation made = result.cuts().get(entry.getKey());
            assertThat(made.expression())
                    .isEqualTo(entry.getValue().get("expression").asText());
            double std = width(entry.getKey());
            for (var border : entry.getValue().get("parameters").properties())
                assertThat(made.parameters().get(border.getKey()))
                        .as(entry.getKey() + " " + border.getKey())
                        .isCloseTo(border.getValue().asDouble(), within(BORDER * std));
        }
    }

    private static double width(String cut) {
        JsonNode parameter = reference.get("cut_spec").get(cut).get("cut_parameter");
        if (parameter == null) return 0;
        return reference
                .get("get_mode_stdev")
                .get(parameter.asText())
                .get("std")
                .asDouble();
    }

    @Test
    void theClassifiersAgree() {
        for (var rule : reference.get("generate_cut_classifiers").properties()) {
            SortedMap<String, HitOperation> made = result.classifiers().get(rule.getKey());
            for (var operation : rule.getValue().properties()) {
                HitOperation got = made.get(operation.getKey());
                assertThat(got.expression())
                        .isEqualTo(operation.getValue().get("expression").asText());
                boolean classifier = operation.getKey().endsWith("_classifier");
                double std =
                        classifier ? operation.getValue().at("/parameters/b").asDouble() : 1;
                for (var border : operation.getValue().get("parameters").properties())
                    assertThat(got.parameters().get(border.getKey()))
                            .as(operation.getKey() + " " + border.getKey())
                            .isCloseTo(border.getValue().asDouble(), within((classifier ? 1e-3 : BORDER) * std));
            }
        }
    }

    @Test
    void theSameEventsPass() {
        PassCounts passes = result.noPasses(settings);
        StringBuilder mask = new StringBuilder();
        for (int i = 0; i < values.get("bl_std").length; i++) {
            int event = i;
            passes = passes.plus(cut -> result.cuts().containsKey(cut) && passes(cut, event));
            boolean all = settings.mask().stream().allMatch(cut -> passes(cut, event));
            if (i < 200) mask.append(all ? '1' : '0');
        }
        assertThat(mask.toString())
                .isEqualTo(reference.get("first_200_events_pass_mask").asText());
        assertThat(passes.passedAll()).isEqualTo(reference.get("n_pass_all").asLong());
        GermaniumCuts published = result.published(passes, passes.total());
        assertThat(published.passRates().get("all").rate()).isCloseTo(37379.0 / 38343, within(1e-12));
        assertThat(published.method()).isEqualTo("columns");
        assertThat(published.missing()).isEmpty();
        assertThat(published.maskUses()).hasSameSizeAs(reference.get("mask_uses"));
    }

    private static boolean passes(String cut, int event) {
        HitOperation operation = result.cuts().get(cut);
        Matcher window = WINDOW.matcher(operation.expression());
        if (!window.matches()) return false;
        double x = values.get(window.group(1))[event];
        return x > operation.parameters().get("a") && x < operation.parameters().get("b");
    }
}
