package org.driftwatch.ui.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.util.List;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.SimulatedSubjects;
import org.driftwatch.ui.SimulatedWidths;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Snapshots for people and scripts. */
class RestViewsTest {
    private static final String CHANNEL = "/api/channels/r1/ch1";
    private final SimulatedSubjects subjects = new SimulatedSubjects("r1", "ch1", 7);
    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final FewRecords records = new FewRecords(model);

    @RegisterExtension
    final ServerForTests server = new ServerForTests(model);

    @Test
    void snapshotsForPeopleAreJsonAndCsv() {
        records.run();
        records.parameter(1);
        records.drift(60);
        records.histogram("ch1", HistogramView.TOTAL, 7, 2);
        assertThat(FeedClient.json(server.get("/api/runs").body())
                        .get(0)
                        .get("run")
                        .asText())
                .isEqualTo("r1");
        assertThat(FeedClient.json(server.get("/api/channels/r1").body())
                        .get(0)
                        .get("channel")
                        .asText())
                .isEqualTo("ch1");
        assertThat(FeedClient.json(server.get(CHANNEL).body()).get("drift")).hasSize(1);
        assertThat(FeedClient.json(
                        server.get("/api/parameters?run=r1&scope=ch1").body()))
                .hasSize(1);
        assertThat(FeedClient.json(server.get("/api/parameters?run=other").body()))
                .isEmpty();
        assertThat(server.get(CHANNEL + "/lines.csv").body().lines())
                .element(1)
                .isEqualTo("1,1620.5,false,,,,,,,0,412,,\"62 events fitted in the line, minimum 100\"");
        assertThat(server.get(CHANNEL + "/lines.csv").body().lines())
                .element(2)
                .isEqualTo("1,2614.5,true,17000,0.1,2.5,0.02,0.4,90,92,1000,hpge_peak,");
        assertThat(server.get(CHANNEL + "/spectrum/total.csv").body())
                .isEqualTo("low_edge_adc,high_edge_adc,content\n100.0,100.5,7\n100.5,101.0,7\n");
        assertThat(server.get(CHANNEL + "/drift.csv").body()).contains("position_2614.5", ",ok\n");
        assertThat(server.get(CHANNEL + "/versions.csv").body()).contains("a + b * cuspEmax");
    }

    @Test
    void furtherSubjectsAreJsonAndCsv() {
        records.run();
        further(subjects.refit(FewRecords.START, 30_000));
        assertThat(FeedClient.json(server.get(CHANNEL + "/parameters/germanium.cuts")
                                .body())
                        .get("value")
                        .get("counts")
                        .asLong())
                .isEqualTo(30_000);
        assertThat(server.get(CHANNEL + "/parameters/germanium.energy").statusCode())
                .isEqualTo(404);
        assertThat(lines("cuts.csv")).hasSize(1 + 6);
        assertThat(lines("cuts.csv").get(1))
                .startsWith("1,baselineEmax_cut,(baselineEmax<a) | (baselineEmax>b),a=")
                .contains(",30000,0.0");
        assertThat(lines("aoe-bands.csv")).hasSize(1 + 40);
        assertThat(lines("aoe-survival.csv")).hasSize(1 + 10);
        assertThat(lines("aoe-survival.csv").get(1)).startsWith("1,low,1592.5,");
        assertThat(lines("aoe-sweep.csv")).hasSize(1 + 40 + 3 * 11);
        assertThat(lines("lq-survival.csv")).hasSize(1 + 5);
        assertThat(lines("lq-sweep.csv")).hasSize(1 + 5 * 30);
        assertThat(lines("pole-zero.csv")).hasSize(1 + 2);
        assertThat(lines("pole-zero.csv").get(1)).startsWith("1,single,10000,").endsWith("*ns,48.0*ns,,,,");
        assertThat(lines("filters.csv").get(1)).startsWith("1,etrap.flat,changed,3.00*us,2.00*us,fwhm,2.73,2.62,0.11,");
        assertThat(lines("dplms.csv")).hasSize(1 + 60);
        assertThat(lines("dplms-grid.csv")).hasSize(1 + 6);
        assertThat(lines("subject-versions.csv"))
                .contains("germanium.filter,1,2023-03-11T23:58:40Z,1922,FWHM,2.62,0.025,keV,proposed,,better by more"
                        + " than its error");
        assertThat(FeedClient.json(
                        server.get("/api/parameters?run=r1&scope=ch1").body()))
                .hasSize(6);
    }

    @Test
    void tablesWithoutAVersionHaveTheirHeadsOnly() {
        records.run();
        for (String table : SubjectTables.BY_NAME.keySet())
            assertThat(lines(table)).as(table).hasSize(1);
    }

    @Test
    void driftPointsOfOtherQuantitiesHaveTheirOwnColumns() {
        records.run();
        records.drift(60);
        subjects.refit(FewRecords.START, 30_000);
        subjects.driftPoints(FewRecords.START, FewRecords.START.plusSeconds(60), 1_800)
                .forEach(point -> model.drift(point, System.currentTimeMillis()));
        new SimulatedWidths("r1", "ch1", 3)
                .driftPoints(FewRecords.START, FewRecords.START.plusSeconds(60))
                .forEach(point -> model.drift(point, System.currentTimeMillis()));
        List<String> rows = lines("drift.csv");
        int columns = rows.get(0).split(",", -1).length;
        assertThat(rows).allSatisfy(row -> assertThat(row.split(",", -1)).hasSize(columns));
        List<String> heads = List.of(rows.get(0).split(","));
        String[] aoe = row(rows, "aoe_mean");
        assertThat(Double.parseDouble(aoe[heads.indexOf("reference")])).isEqualTo(0.0745);
        assertThat(aoe[heads.indexOf("shift_kev")]).isEmpty();
        String[] line = row(rows, "position_2614.5");
        assertThat(line[heads.indexOf("shift_kev")]).isEqualTo("0.1");
        assertThat(line[heads.indexOf("shift")]).isEmpty();
        assertThat(line[heads.indexOf("average_shift")]).isEmpty();
        String[] width = row(rows, "fwhm_2614.511");
        assertThat(width[heads.indexOf("unit")]).isEqualTo("keV");
        assertThat(Double.parseDouble(width[heads.indexOf("average_shift")]))
                .isCloseTo(Double.parseDouble(width[heads.indexOf("shift")]), within(1e-12));
        assertThat(width[heads.indexOf("cusum_high")]).isEmpty();
        assertThat(row(rows, "fwhm_1592.511")[heads.indexOf("average_in_errors")])
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsOneLineOfJson() {
        for (String path : List.of(
                "/nothing",
                "/api/channels/none",
                CHANNEL,
                CHANNEL + "/spectrum/total",
                CHANNEL + "/spectrum/odd",
                CHANNEL + "/parameters/germanium.aoe",
                CHANNEL + "/cuts.csv",
                "/../../etc/passwd",
                "/js/../../pom.xml",
                "/lib/echarts-6.0.0/../package.json")) {
            HttpResponse<String> answer = server.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).doesNotContain("\n").doesNotContain("Exception");
            assertThat(FeedClient.json(answer.body()).get("error").asText())
                    .as(path)
                    .isNotBlank();
        }
    }

    private static String[] row(List<String> rows, String quantity) {
        return rows.stream()
                .filter(each -> each.startsWith(quantity + ","))
                .findFirst()
                .orElseThrow()
                .split(",", -1);
    }

    private List<String> lines(String table) {
        return server.get(CHANNEL + "/" + table).body().lines().toList();
    }

    private void further(List<Parameter> parameters) {
        for (Parameter parameter : parameters) model.parameter(parameter, System.currentTimeMillis());
    }
}
