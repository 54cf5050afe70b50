package org.driftwatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.aoe.AoeSettings;
import org.driftwatch.calibrators.germanium.aoe.DriftMode;
import org.driftwatch.calibrators.germanium.aoe.TimeMode;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule;
import org.driftwatch.calibrators.germanium.cuts.Cut;
import org.driftwatch.calibrators.germanium.cuts.CutMode;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.germanium.cuts.Sides;
import org.driftwatch.calibrators.germanium.subject.PulseShape;
import org.driftwatch.calibrators.germanium.subject.Schedule;
import org.driftwatch.calibrators.germanium.subject.SubjectSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections of cuts, pole-zero, pulse shapes and their bounds. */
class SubjectsFileTest {
    @TempDir
    Path directory;

    private SubjectSettings read(String yaml) throws Exception {
        Path file = Files.writeString(directory.resolve("s.yaml"), yaml);
        return SettingsFile.of(file).read().germanium().monitor().subjects();
    }

    @Test
    void cutsOfOnesOwnReplaceTheUsual() throws Exception {
        CutSettings cuts = read("""
                germanium:
                  cuts:
                    columns: [bl_std, "bl_std / bl_slope"]
                    cut_spec:
                      both: {cut_parameter: bl_std, cut_level: 3.5, mode: inclusive}
                      low: {cut_parameter: tailEmax - baselineEmax, cut_level: {low_side: 2}, mode: exclusive}
                      uneven: {cut_parameter: pz_slope, cut_level: {low_side: 5, high_side: 3}}
                      window: {expression: "(dt_eff > a) & both", parameters: {a: 100}}
                    decimals: 6
                    minimum_events: 50
                """).cuts();
        assertThat(cuts.columns()).containsExactly("bl_std", "bl_std / bl_slope");
        assertThat(cuts.cuts())
                .containsExactly(
                        new Cut.Level("both", "bl_std", Sides.both(3.5), CutMode.INCLUSIVE),
                        new Cut.Level("low", "tailEmax - baselineEmax", Sides.lowOnly(2), CutMode.EXCLUSIVE),
                        new Cut.Level("uneven", "pz_slope", new Sides(5, 3), CutMode.INCLUSIVE),
                        new Cut.Expression("window", "(dt_eff > a) & both", new TreeMap<>(Map.of("a", 100.0))));
        assertThat(cuts.mask()).containsExactly("both", "uneven", "window");
        assertThat(cuts.decimals()).isEqualTo(6);
        assertThat(cuts.minimumEvents()).isEqualTo(50);
    }

    @Test
    void classifiersHaveLevelsOrPercentilesAndLimits() throws Exception {
        CutSettings cuts = read("""
                germanium:
                  cuts:
                    classifier_spec:
                      c1: {cut_parameter: bl_std, cut_level: {high_side: 3}}
                      c2: {cut_parameter: bl_slope, cut_percentile: 99, method: fit, mode: exclusive,
                           default: {value: {low_side: 4}, type: lower_limit}}
                """).cuts();
        assertThat(cuts.cuts()).isEqualTo(CutSettings.defaults().cuts());
        assertThat(cuts.classifiers())
                .containsExactly(
                        new ClassifierRule(
                                "c1", "bl_std", new ClassifierRule.AtLevel(Sides.highOnly(3)), CutMode.INCLUSIVE, null),
                        new ClassifierRule(
                                "c2",
                                "bl_slope",
                                new ClassifierRule.AtPercentile(Sides.both(99), ClassifierRule.Method.FIT),
                                CutMode.EXCLUSIVE,
                                new ClassifierRule.Limits(Sides.lowOnly(4), ClassifierRule.Limits.Kind.LOWER_LIMIT)));
    }

    @Test
    void takesWhatThePeersShapeLeavesOutAndCallsOtherwise() throws Exception {
        CutSettings cuts = read("""
                germanium:
                  cuts:
                    cut_spec: {t0: {expression: "(tp_0_est>a)&(tp_0_est<b)", parameters: {a: "46000", b: " 5.2e4"}}}
                    classifier_spec:
                      c: {cut_parameter: bl_std, cut_percentile: 99, default: {value: 4, mode: lower_limit}}
                """).cuts();
        assertThat(((Cut.Expression) cuts.cuts().get(0)).parameters()).isEqualTo(Map.of("a", 46000.0, "b", 52000.0));
        assertThat(cuts.classifiers().get(0).limits().kind()).isEqualTo(ClassifierRule.Limits.Kind.LOWER_LIMIT);
        assertThat(cuts.classifiers().get(0).threshold())
                .isEqualTo(new ClassifierRule.AtPercentile(Sides.both(99), ClassifierRule.Method.FIT));
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read("""
                        germanium:
                          cuts: {cut_spec: {t0: {expression: "x>a", parameters: {a: far}}}}
                        """))
                .withMessageEndingWith("germanium.cuts.cut_spec.t0.parameters must be a number at a, was far");
    }

    @Test
    void pulseShapesPoleZeroAndBounds() throws Exception {
        SubjectSettings read = read("""
                germanium:
                  energy: trapEmax
                  compat: true
                  pole_zero: {from_kev: 500}
                  psd:
                    current: curr
                    drift_time: drift
                    kev_per_adc: 0.2
                    resolution: {a: 1.5, b: 0.001}
                    aoe:
                      drift_correction: bimodal
                      time_correction: average_consecutive
                      bands: {width_kev: 30}
                      cut: {acceptance: 0.8}
                      lines: [{energy: 1592.5, below: 30, above: 20}, {energy: 2039}]
                      sweep: {count: 5}
                    lq: {late_charge: lq70, cut_sigmas: 2}
                  subjects: {column_cells: 4096, event_cells: 2048, psd: {first_counts: 7, growth: 0.5}}
                """);
        assertThat(read.poleZeroFromKeV()).isEqualTo(500);
        assertThat(read.pulseShape()).isEqualTo(new PulseShape(0.2, 1.5, 0.001));
        assertThat(read.aoe().names()).isEqualTo(new AoeSettings.Names("trapEmax", "trapEmax_cal", "curr", "drift"));
        assertThat(read.aoe().driftMode()).isEqualTo(DriftMode.BIMODAL);
        assertThat(read.aoe().timeMode()).isEqualTo(TimeMode.AVERAGE_CONSECUTIVE);
        assertThat(read.aoe().bands().widthKeV()).isEqualTo(30);
        assertThat(read.aoe().bands().fromKeV()).isEqualTo(900);
        assertThat(read.aoe().cut().acceptance()).isEqualTo(0.8);
        assertThat(read.aoe().lines())
                .isEqualTo(List.of(new AoeSettings.Line(1592.5, 30, 20), AoeSettings.Line.continuum(2039)));
        assertThat(read.aoe().sweep()).isEqualTo(new AoeSettings.Sweep(-5, 5, 5));
        assertThat(read.aoe().compat()).isTrue();
        assertThat(read.lq().names().lateCharge()).isEqualTo("lq70");
        assertThat(read.lq().names().drift()).isEqualTo("drift");
        assertThat(read.lq().cutSigmas()).isEqualTo(2);
        assertThat(read.bounds()).isEqualTo(new SubjectSettings.Bounds(4096, 2048));
        assertThat(read.schedules().pulseShape()).isEqualTo(new Schedule(7, 0.5));
        assertThat(read.schedules().cuts()).isEqualTo(new Schedule(1000, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "cuts: {decimals: 20} # germanium.cuts decimals must be 0 to 15, was 20",
                "cuts: {minimum_events: 1} # germanium.cuts minimum_events must be >= 10, was 1",
                "cuts: {mask_uses: [none]} # germanium.cuts mask_uses names none, which is no cut",
                "cuts: {cut_spec: {c: {cut_level: 4}}} # germanium.cuts.cut_spec.c cut c needs a cut_parameter",
                "cuts: {cut_spec: {c: {cut_parameter: x, mode: both}}} # germanium.cuts.cut_spec.c.mode must be inclusive, exclusive, was both",
                "cuts: {cut_spec: {c: {cut_parameter: x, cut_level: {low_side: 1, hi_side: 2}}}} # germanium.cuts.cut_spec.c.cut_level has no hi_side; known here: low_side, high_side",
                "cuts: {cut_spec: {c: {cut_parameter: 'x +'}}} # germanium.cuts c: ",
                "cuts: {cut_spec: {c: {expression: 'x > '}}} # germanium.cuts c: ",
                "cuts: {cut_spec: {c: {cut_parameter: x, levl: 2}}} # germanium.cuts.cut_spec.c.levl is not a setting; known here: cut_level",
                "cuts: {classifier_spec: {c: {cut_parameter: x}}} # germanium.cuts.classifier_spec.c classifier c needs a cut_level or a cut_percentile",
                "cuts: {classifier_spec: {c: {cut_parameter: x, cut_percentile: 101}}} # germanium.cuts.classifier_spec.c cut_percentile must be in [0, 100], was 101.0",
                "cuts: {classifier_spec: {c: {cut_parameter: x, cut_percentile: 9, method: guess}}} # germanium.cuts.classifier_spec.c.method must be fit, percentile, was guess",
                "pole_zero: {from_kev: -1} # germanium pole_zero.from_kev must be >= 0, was -1.0",
                "psd: {kev_per_adc: 0} # germanium.psd kev_per_adc must be > 0, was 0.0",
                "psd: {resolution: {a: 1}} # germanium.psd resolution must have a and b, had a = 1.0, b = NaN",
                "psd: {resolution: {a: 1, c: 1}} # germanium.psd.resolution has no c; known here: a, b",
                "psd: {aoe: {drift_correction: linear}} # germanium.psd.aoe.drift_correction must be none, mcdrift, bimodal, was linear",
                "psd: {aoe: {bands: {width_kev: 0}}} # germanium.psd.aoe.bands width_kev must be > 0, was 0.0",
                "psd: {aoe: {cut: {acceptance: 1}}} # germanium.psd.aoe.cut acceptance must be in (0, 1), was 1.0",
                "psd: {aoe: {lines: [{below: 3}]}} # germanium.psd.aoe energy of a line must be > 0 keV, was NaN",
                "psd: {aoe: {sweep: {count: 1}}} # germanium.psd.aoe.sweep count must be >= 2, was 1",
                "psd: {lq: {cut_sigmas: 0}} # germanium.psd.lq cut_sigmas must be > 0, was 0.0",
                "psd: {lq: {cut: 0}} # germanium.psd.lq.cut is not a setting; known here: cut_sigmas, late_charge",
                "subjects: {column_cells: 5} # germanium.subjects column_cells must be >= 4096, was 5",
                "subjects: {event_cells: 5} # germanium.subjects event_cells must be >= 1024, was 5",
                "subjects: {psd: {first_counts: 0}} # germanium.subjects.psd first_counts must be >= 1, was 0",
                "subjects: {cuts: {growth: 0}} # germanium.subjects.cuts growth must be >= 0.05, was 0.0"
            })
    void aFaultIsOneLineWithFileKeyBoundAndValue(String yaml, String fault) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read("germanium:\n  " + yaml + "\n"))
                .satisfies(thrown -> assertThat(thrown.getMessage().lines())
                        .hasSize(1)
                        .first()
                        .asString()
                        .contains(directory.resolve("s.yaml") + ": " + fault));
    }
}
