package org.driftwatch.calibrators.germanium.cuts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.AtLevel;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.AtPercentile;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.Limits;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.Method;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumCuts.PassRate;
import org.driftwatch.topics.hit.HitOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityCutsTest {
    private static double[] draws(int n, ToDoubleFunction<Random> draw, long seed) {
        Random random = new Random(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) values[i] = draw.applyAsDouble(random);
        return values;
    }

    private static ColumnDistribution gaussian(double mu, double sigma, long seed) {
        return ColumnValues.of(draws(20_000, r -> mu + sigma * r.nextGaussian(), seed));
    }

    private static CutSettings settings(List<Cut> cuts, List<ClassifierRule> rules) {
        return new CutSettings(List.of(), cuts, rules, List.of(), 4, 100);
    }

    private static CutResult result(CutSettings settings, ColumnDistribution x) {
        SortedMap<String, ColumnDistribution> columns = new TreeMap<>();
        columns.put("x", x);
        return new QualityCuts(settings).of(columns);
    }

    private static HitOperation cut(Sides level, CutMode mode) {
        Cut cut = new Cut.Level("c", "x", level, mode);
        return result(settings(List.of(cut), List.of()), gaussian(10, 2, 1))
                .cuts()
                .get("c");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void modeAndWidthOfAGaussianAreRecovered(long seed) {
        ModeWidth shape = ModeWidth.of(gaussian(-3, 0.7, seed)).orElseThrow();
        assertThat(shape.source()).isEqualTo(ModeWidth.Source.PEAK_TOP);
        assertThat(shape.mode()).isCloseTo(-3, within(0.1 * 0.7));
        assertThat(shape.std()).isCloseTo(0.7, within(0.1 * 0.7)); // bins of 0.05 sigma, 400 counts each
    }

    @Test
    void aTailMovesNeitherModeNorWidthMuch() {
        double[] values =
                draws(20_000, r -> r.nextDouble() < 0.1 ? 5 + 100 * r.nextDouble() : 5 + 0.5 * r.nextGaussian(), 6);
        ModeWidth shape = ModeWidth.of(ColumnValues.of(values)).orElseThrow();
        assertThat(shape.mode()).isCloseTo(5, within(0.1));
        assertThat(shape.std()).isCloseTo(0.5, within(0.08));
    }

    @Test
    void twoSidedCutsTakeWhatIsInsideOrOutside() {
        HitOperation inside = cut(new Sides(5, 3), CutMode.INCLUSIVE);
        assertThat(inside.expression()).isEqualTo("(x>a) & (x<b)");
        assertThat(inside.parameters().get("a")).isCloseTo(0, within(1.2));
        assertThat(inside.parameters().get("b")).isCloseTo(16, within(0.8));
        assertThat(cut(Sides.both(4), CutMode.EXCLUSIVE).expression()).isEqualTo("(x<a) | (x>b)");
    }

    @Test
    void oneSidedCutsHaveOneBorder() {
        assertThat(cut(Sides.lowOnly(3), CutMode.INCLUSIVE).expression()).isEqualTo("x>a");
        assertThat(cut(Sides.highOnly(3), CutMode.INCLUSIVE).expression()).isEqualTo("x<a");
        assertThat(cut(Sides.lowOnly(3), CutMode.EXCLUSIVE).expression()).isEqualTo("x<a");
        assertThat(cut(Sides.highOnly(3), CutMode.EXCLUSIVE).expression()).isEqualTo("x>a");
        assertThat(cut(Sides.lowOnly(3), CutMode.INCLUSIVE).parameters().get("a"))
                .isCloseTo(4, within(0.8));
        assertThat(cut(Sides.highOnly(3), CutMode.EXCLUSIVE).parameters().get("a"))
                .isCloseTo(16, within(0.8));
    }

    @Test
    void bordersAreRoundedAsDecimals() {
        assertThat(Borders.rounded(0.12345, 4)).isEqualTo(0.1235); // the double is a little above
        assertThat(Borders.rounded(2.5, 0)).isEqualTo(2);
        assertThat(Borders.rounded(-1925.951949, 4)).isEqualTo(-1925.9519);
        assertThat(Borders.rounded(Double.NaN, 4)).isNaN();
    }

    @Test
    void expressionsOfColumnsAreParametersToo() {
        Cut cut = new Cut.Level("ratio_cut", "tailEmax/baselineEmax", Sides.both(3), CutMode.INCLUSIVE);
        SortedMap<String, ColumnDistribution> columns = new TreeMap<>();
        columns.put("tailEmax/baselineEmax", gaussian(1, 0.1, 2));
        CutResult made = new QualityCuts(settings(List.of(cut), List.of())).of(columns);
        assertThat(made.cuts().get("ratio_cut").expression())
                .isEqualTo("(tailEmax/baselineEmax>a) & (tailEmax/baselineEmax<b)");
    }

    @Test
    void whatIsMissingOrHasNoWidthIsSaidAndLeftOut() {
        CutSettings settings = CutSettings.defaults();
        SortedMap<String, ColumnDistribution> columns = new TreeMap<>();
        columns.put("bl_std", gaussian(12, 0.6, 3));
        columns.put("bl_slope", ColumnValues.of(new double[5_000]));
        columns.put("baselineEmax", ColumnValues.of(draws(50, Random::nextGaussian, 4)));
        columns.put("tailEmax", ColumnValues.of(new double[] {Double.NaN, Double.NaN}));
        CutResult made = new QualityCuts(settings).of(columns);
        assertThat(made.cuts()).containsOnlyKeys("bl_std_cut", "dt_window");
        assertThat(made.missing()).containsExactly("pz_slope", "pz_std", "tp_0_est", "dt_eff");
        assertThat(made.refused().get("bl_slope_cut")).isEqualTo("values of bl_slope do not differ");
        assertThat(made.refused().get("baselineEmax_cut")).isEqualTo("50 finite values of baselineEmax, needs 100");
        assertThat(made.refused().get("pz_slope_cut")).isEqualTo("no column pz_slope");
        assertThat(made.noPasses(settings).mask()).containsExactly("bl_std_cut", "dt_window");
        assertThat(new QualityCuts(settings).of(new TreeMap<>()).cuts()).containsOnlyKeys("dt_window");
    }

    @Test
    void percentilesOfAClassifierAreThoseOfItsShape() {
        for (Method method : Method.values()) {
            ClassifierRule rule =
                    new ClassifierRule("c", "x", new AtPercentile(Sides.both(99), method), CutMode.INCLUSIVE, null);
            for (long seed : new long[] {1, 2, 3}) {
                HitOperation made = result(settings(List.of(), List.of(rule)), gaussian(10, 2, seed))
                        .classifiers()
                        .get("c")
                        .get("c");
                assertThat(made.expression()).isEqualTo("(c_classifier>a) & (c_classifier<b)");
                assertThat(made.parameters().get("a")).isCloseTo(-2.33, within(0.3));
                assertThat(made.parameters().get("b")).isCloseTo(2.33, within(0.3));
            }
        }
    }

    @Test
    void aTailedShapeIsFittedWithItsTail() {
        ColumnDistribution tailed =
                ColumnValues.of(draws(30_000, r -> r.nextGaussian() - 2 * StrictMath.log(1 - r.nextDouble()), 7));
        ClassifierRule rule =
                new ClassifierRule("c", "x", new AtPercentile(Sides.highOnly(98), Method.FIT), CutMode.INCLUSIVE, null);
        CutResult made = result(settings(List.of(), List.of(rule)), tailed);
        ModeWidth shape = made.shapes().get("x");
        HitOperation cut = made.classifiers().get("c").get("c");
        assertThat(cut.expression()).isEqualTo("c_classifier<a");
        double border = shape.mode() + shape.std() * cut.parameters().get("a");
        assertThat(border).isCloseTo(tailed.percentile(98), within(0.2 * shape.std()));
    }

    @Test
    void limitsBoundTheBordersOfClassifiers() {
        Sides three = Sides.both(3);
        var wider = new ClassifierRule(
                "w", "x", new AtLevel(Sides.both(5)), CutMode.INCLUSIVE, new Limits(three, Limits.Kind.HIGHER_LIMIT));
        var narrower = new ClassifierRule(
                "n", "x", new AtLevel(Sides.lowOnly(1)), CutMode.INCLUSIVE, new Limits(three, Limits.Kind.LOWER_LIMIT));
        CutResult made = result(settings(List.of(), List.of(wider, narrower)), gaussian(0, 1, 8));
        assertThat(made.classifiers().get("w").get("w").parameters())
                .containsEntry("a", -3.0)
                .containsEntry("b", 3.0);
        assertThat(made.classifiers().get("n").get("n").expression()).isEqualTo("n_classifier>a");
        assertThat(made.classifiers().get("n").get("n").parameters()).containsEntry("a", -3.0);
        assertThat(made.operations()).containsOnlyKeys("w", "w_classifier", "n", "n_classifier");
    }

    @Test
    void passesAreCountedPerCutAndForTheMask() {
        PassCounts counts = PassCounts.none(List.of("b", "a"), List.of("a", "b", "gone"));
        counts = counts.plus(name -> true).plus(name -> name.equals("a")).plus(name -> false);
        PassCounts twice = counts.plus(counts);
        assertThat(twice.rates().get("a")).isEqualTo(PassCounts.rate(4, 6));
        assertThat(twice.rates().get("b").passed()).isEqualTo(2);
        assertThat(twice.rates().get("all").passed()).isEqualTo(2);
        RecordCodec<PassCounts> codec = new RecordCodec<>(PassCounts.class, 1);
        assertThat(codec.decode(codec.encode(twice)).rates()).isEqualTo(twice.rates());
    }

    @Test
    void errorsOfPassRatesAreBinomialAndNeverZero() {
        PassRate half = PassCounts.rate(5_000, 10_000);
        assertThat(half.error()).isCloseTo(0.005, within(1e-6));
        assertThat(PassCounts.rate(100, 100).error()).isBetween(0.005, 0.02);
        assertThat(PassCounts.rate(0, 0).rate()).isNaN();
    }

    @Test
    void whatIsPublishedSurvivesJson() {
        CutSettings settings = CutSettings.defaults();
        SortedMap<String, ColumnDistribution> columns = new TreeMap<>();
        for (String name : settings.parameters()) columns.put(name, gaussian(5, 1, name.hashCode()));
        CutResult made = new QualityCuts(settings).of(columns);
        GermaniumCuts published = made.published(made.noPasses(settings).plus(name -> true), 20_000);
        JsonCodec<GermaniumCuts> codec = new JsonCodec<>(GermaniumCuts.class);
        byte[] bytes = codec.encode(published);
        assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"get_mode_stdev\":{\"baselineEmax\":{\"mode\":", "\"n_finite\":20000", "\"operations\"")
                .contains("\"generate_cuts\"", "\"method\":\"columns\"", "\"pass_rates\"");
    }

    @Test
    void settingsAreChecked() {
        Cut one = new Cut.Level("c", "x", Sides.both(4), CutMode.INCLUSIVE);
        assertThatThrownBy(() -> settings(List.of(one, one), List.of())).hasMessageContaining("called c");
        assertThatThrownBy(() -> new Sides(Double.NaN, Double.NaN)).hasMessageContaining("low_side");
        assertThatThrownBy(() -> new CutSettings(List.of(), List.of(one), List.of(), List.of("d"), 4, 100))
                .hasMessageContaining("names d");
        assertThatThrownBy(() -> new AtPercentile(Sides.both(101), Method.FIT)).hasMessageContaining("101");
    }
}
