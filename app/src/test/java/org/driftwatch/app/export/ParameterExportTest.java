package org.driftwatch.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.driftwatch.app.command.DriftwatchCommand;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.hit.HitConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterExportTest {
    private static final String ENERGY = """
        {"subject": "germanium.energy", "scope": "ch1104000", "run": "RUN", "version": 2, "value":
         {"expression": "a + b * cuspEmax", "parameters": {"a": 0.0, "b": 0.1547}, "counts": 38343}}\
        """;
    private static final String CUTS = """
        {"subject": "germanium.cuts", "scope": "ch1104000", "run": "RUN", "version": 1, "value":
         {"operations": {"bl_std_cut": {"expression": "(bl_std>a) & (bl_std<b)", "parameters": {"a": 10.13, "b": 14.97}}},
          "get_mode_stdev": {"bl_std": {"mode": 12.55, "std": 0.6}}}}\
        """;
    private static final String AOE = """
        {"subject": "germanium.aoe", "scope": "ch1104000", "run": "RUN", "version": 1, "value":
         {"operations": {"AoE_Uncorr": {"expression": "A_max/cuspEmax", "parameters": {}},
           "AoE_Timecorr": {"expression": "AoE_Uncorr/a", "parameters": {"a": 0.07449}}}, "operations_by_run": {},
          "low_cut_val": -1.51}}\
        """;
    private static final String POLE_ZERO = """
        {"subject": "germanium.pole-zero", "scope": "ch1104000", "run": "RUN", "version": 1, "value":
         {"output_dict": {"pz": {"tau1": "434617.9*ns", "tau1_err": "922.6*ns", "tau2": null, "frac": 0.0167}}}}\
        """;
    private static final String FILTER = """
        {"subject": "germanium.filter", "scope": "ch1104000", "run": "RUN", "version": 1, "value":
         {"output_dict": {"etrap": {"rise": "8.00*us", "flat": "2.0*us"},
          "ctc_params": {"dplmsEmax_ctc": {"expression": "dplmsEmax*(1+dt_eff*a)", "parameters": {"a": 1e-06}}}}}}\
        """;
    private static final String RUN = "l200-p03-r000-cal-20230311T235840Z";

    @TempDir
    Path directory;

    private Path results(String run, String... parameters) throws IOException {
        String text = ("{\"schema\": 1, \"runs\": [{\"id\": \"RUN\", \"first_event\": \"2023-03-11T23:58:41.5Z\"}],"
                        + " \"parameters\": [" + String.join(", ", parameters) + "]}")
                .replace("\"RUN\"", "\"" + run + "\"");
        return Files.writeString(directory.resolve("r.json"), text);
    }

    private Path out() {
        return directory.resolve("out");
    }

    private JsonNode written(String name) throws IOException {
        return Json.MAPPER.readTree(out().resolve(name).toFile());
    }

    @Test
    void writesHitDictionariesAsTheGermaniumSoftwareReadsThem() throws IOException {
        List<Path> files = ParameterExport.hit().export(results(RUN, ENERGY, CUTS, AOE, POLE_ZERO), out());
        assertThat(files).containsExactly(out().resolve(RUN + "-par_hit.json"), out().resolve("validity.yaml"));
        JsonNode channel = written(RUN + "-par_hit.json").get("ch1104000");
        assertThat(channel.at("/pars/operations")).isEqualTo(Json.MAPPER.readTree("""
            {"AoE_Timecorr": {"expression": "AoE_Uncorr/a", "parameters": {"a": 0.07449}},
             "AoE_Uncorr": {"expression": "A_max/cuspEmax", "parameters": {}},
             "bl_std_cut": {"expression": "(bl_std>a) & (bl_std<b)", "parameters": {"a": 10.13, "b": 14.97}},
             "cuspEmax_cal": {"expression": "a + b * cuspEmax", "parameters": {"a": 0.0, "b": 0.1547},
              "lgdo_attrs": {"units": "keV"}}}\
            """));
        assertThat(channel.at("/results/ecal/counts").asInt()).isEqualTo(38343);
        assertThat(channel.at("/results/qc/get_mode_stdev/bl_std/mode").asDouble())
                .isEqualTo(12.55);
        assertThat(channel.at("/results/aoe").properties()).hasSize(1);
        assertThat(HitConfiguration.of(channel.get("pars"), "again").operations())
                .hasSize(4);
    }

    @Test
    void writesDspDatabases() throws IOException {
        ParameterExport.dsp(false).export(results(RUN, ENERGY, POLE_ZERO, FILTER), out());
        assertThat(written(RUN + "-par_dsp.json")).isEqualTo(Json.MAPPER.readTree("""
            {"ch1104000": {
             "etrap": {"rise": "8.00*us", "flat": "2.0*us"},
             "ctc_params": {"dplmsEmax_ctc": {"expression": "dplmsEmax*(1+dt_eff*a)", "parameters": {"a": 1e-06}}},
             "pz": {"tau1": "434617.9*ns", "tau1_err": "922.6*ns", "frac": 0.0167}}}\
            """));
    }

    @Test
    void leavesProposalsToThePersonWhoAsksForThem() throws IOException {
        String proposed = FILTER.replace("\"version\": 1", "\"version\": 2, \"provenance\": {\"status\": \"proposed\"}")
                .replace("8.00*us", "9.00*us");
        ParameterExport.dsp(false).export(results(RUN, proposed, FILTER), out());
        assertThat(written(RUN + "-par_dsp.json").at("/ch1104000/etrap/rise").asText())
                .isEqualTo("8.00*us");
        ParameterExport.dsp(true).export(results(RUN, proposed, FILTER), out());
        assertThat(written(RUN + "-par_dsp.json").at("/ch1104000/etrap/rise").asText())
                .isEqualTo("9.00*us");
    }

    private static String filter(int version, String rise, String provenance, int second) {
        return FILTER.replace(
                        "\"version\": 1",
                        "\"version\": " + version + ", \"valid_from\": \"2023-03-11T23:59:0" + second
                                + "Z\", \"provenance\": {" + provenance + "}")
                .replace("8.00*us", rise);
    }

    @Test
    void exportsWhatAPersonPublishedAndNeverWhatOneRejected() throws IOException {
        String proposal = filter(1, "9.00*us", "\"status\": \"proposed\"", 1);
        String later = filter(2, "7.00*us", "\"status\": \"proposed\"", 2);
        String published = filter(3, "9.00*us", "\"status\": \"published\", \"by\": \"Ada\", \"proposal\": \"1\"", 1);
        String rejected = filter(4, "7.00*us", "\"status\": \"rejected\", \"by\": \"Ada\", \"proposal\": \"2\"", 2);
        for (boolean proposals : new boolean[] {false, true}) {
            ParameterExport.dsp(proposals).export(results(RUN, rejected, published, later, proposal), out());
            assertThat(written(RUN + "-par_dsp.json")
                            .at("/ch1104000/etrap/rise")
                            .asText())
                    .as("with proposals: %s", proposals)
                    .isEqualTo("9.00*us");
        }
    }

    @Test
    void exportsWhatIsValidFromTheLatestTime() throws IOException {
        String early = filter(3, "9.00*us", "\"status\": \"published\", \"proposal\": \"1\"", 1);
        String late = filter(2, "7.00*us", "\"status\": \"published\"", 5);
        ParameterExport.dsp(false).export(results(RUN, early, late), out());
        assertThat(written(RUN + "-par_dsp.json").at("/ch1104000/etrap/rise").asText())
                .isEqualTo("7.00*us");
    }

    @Test
    void whatAPersonChoseToBeginLaterIsAFileOfItsOwnFromThenOn() throws IOException {
        String now = filter(1, "8.00*us", "\"status\": \"published\"", 1);
        String chosen = "\"status\": \"published\", \"by\": \"Ada\", \"start\": \"chosen\"";
        String later = filter(3, "9.00*us", chosen, 2).replace("23:59:02Z", "23:59:02.25Z");
        ParameterExport.dsp(false).export(results(RUN, now, POLE_ZERO, later), out());
        String from = RUN + "-20230311T235903Z-par_dsp.json";
        assertThat(written(RUN + "-par_dsp.json").at("/ch1104000/etrap/rise").asText())
                .isEqualTo("8.00*us");
        assertThat(written(from).at("/ch1104000/etrap/rise").asText()).isEqualTo("9.00*us");
        assertThat(written(from).at("/ch1104000/pz/tau1").asText())
                .as("the file is whole")
                .isEqualTo("434617.9*ns");
        assertThat(Files.readString(out().resolve("validity.yaml"))).isEqualTo("""
            - valid_from: 20230311T235840Z
              category: all
              mode: reset
              apply:
              - l200-p03-r000-cal-20230311T235840Z-par_dsp.json
            - valid_from: 20230311T235903Z
              category: all
              mode: reset
              apply:
              - l200-p03-r000-cal-20230311T235840Z-20230311T235903Z-par_dsp.json
            """);

        String takenBack = filter(4, "8.00*us", chosen, 2).replace("23:59:02Z", "23:59:02.25Z");
        ParameterExport.dsp(false).export(results(RUN, now, POLE_ZERO, later, takenBack), out());
        assertThat(Files.readString(out().resolve("validity.yaml")))
                .as("what was scheduled and taken back is not left behind")
                .contains("20230311T235840Z-par_dsp.json")
                .doesNotContain("20230311T235903Z");
    }

    @Test
    void whatAPersonChoseToBeginWithTheRunIsInTheFileOfTheRun() throws IOException {
        String chosen = filter(3, "9.00*us", "\"status\": \"published\", \"start\": \"chosen\"", 2)
                .replace("23:59:02Z", "23:58:40Z");
        List<Path> files = ParameterExport.dsp(false).export(results(RUN, POLE_ZERO, chosen), out());
        assertThat(files).hasSize(2);
        assertThat(written(RUN + "-par_dsp.json").at("/ch1104000/etrap/rise").asText())
                .isEqualTo("9.00*us");
    }

    @Test
    void keepsTheValidityOfEarlierRuns() throws IOException {
        ParameterExport.hit().export(results(RUN, ENERGY), out());
        ParameterExport.hit().export(results("l200-p03-r001-cal-20230318T012144Z", ENERGY), out());
        ParameterExport.hit().export(results(RUN, ENERGY), out());
        assertThat(Files.readString(out().resolve("validity.yaml"))).isEqualTo("""
            - valid_from: 20230311T235840Z
              category: all
              mode: reset
              apply:
              - l200-p03-r000-cal-20230311T235840Z-par_hit.json
            - valid_from: 20230318T012144Z
              category: all
              mode: reset
              apply:
              - l200-p03-r001-cal-20230318T012144Z-par_hit.json
            """);
    }

    @Test
    void namesARunWithoutATimeByItsFirstEvent() throws IOException {
        ParameterExport.hit().export(results("night", ENERGY), out());
        assertThat(out().resolve("night-20230311T235841Z-par_hit.json")).exists();
        assertThat(Files.readString(out().resolve("validity.yaml"))).contains("valid_from: 20230311T235841Z");
    }

    @Test
    void choosesTheOperationsOfTheRunAmongSeveral() throws IOException {
        String byRun = AOE.replace(
                "\"operations_by_run\": {}",
                "\"operations_by_run\": {\"20230311T235840Z\": {\"AoE_Timecorr\":"
                        + " {\"expression\": \"A_max/cuspEmax/a\", \"parameters\": {\"a\": 1}}},"
                        + " \"20230401T000000Z\": {\"AoE_Timecorr\":"
                        + " {\"expression\": \"A_max/cuspEmax/a\", \"parameters\": {\"a\": 2}}}}");
        ParameterExport.hit().export(results(RUN, byRun), out());
        JsonNode operations = written(RUN + "-par_hit.json").at("/ch1104000/pars/operations");
        assertThat(operations.properties()).hasSize(1);
        assertThat(operations.at("/AoE_Timecorr/parameters/a").asDouble()).isEqualTo(1);
    }

    @Test
    void writesNothingWhenSomethingIsWrong() throws IOException {
        assertFault(results(RUN, POLE_ZERO), "holds no parameters for par_hit");
        assertFault(
                results(RUN, ENERGY, CUTS.replace("(bl_std<b)", "(bl_std<)")),
                "run " + RUN + " ch1104000: operation bl_std_cut: expression '(bl_std>a) & (bl_std<)': character 22:"
                        + " expected a value, found ')'");
        assertFault(
                results(RUN, AOE.replace("A_max/cuspEmax", "AoE_Timecorr")),
                "run " + RUN + " ch1104000: operations need each other: AoE_Timecorr -> AoE_Uncorr -> AoE_Timecorr");
        assertFault(results("../up", ENERGY), "run id must be usable as a file name, was '../up-20230311T235841Z'");
        assertFault(Files.writeString(directory.resolve("r.json"), "{"), "line 1 is not JSON");
        assertThat(out()).doesNotExist();
    }

    private void assertFault(Path results, String fault) {
        assertThatThrownBy(() -> ParameterExport.hit().export(results, out()))
                .isInstanceOf(IOException.class)
                .hasMessage(results + ": " + fault);
    }

    @Test
    void leavesValidityOfOtherFilesAlone() throws IOException {
        ParameterExport.dsp(false).export(results(RUN, POLE_ZERO), out());
        assertThatThrownBy(() -> ParameterExport.hit().export(results(RUN, ENERGY), out()))
                .hasMessage(out().resolve("validity.yaml") + ": applies " + RUN
                        + "-par_dsp.json; choose a directory for par_hit alone");
        try (Stream<Path> files = Files.list(out())) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void isACommand() throws IOException {
        Path results = results(RUN, ENERGY);
        assertThat(DriftwatchCommand.execute("export", "hit", results.toString(), "--out", out().toString()))
                .isZero();
        assertThat(out().resolve(RUN + "-par_hit.json")).exists();
        assertThat(DriftwatchCommand.execute("export")).isEqualTo(2);
        assertThat(DriftwatchCommand.execute("export", "hit", results.toString()))
                .isEqualTo(2);
        assertThat(DriftwatchCommand.execute("export", "dsp", results.toString(), "--out", out().toString()))
                .isEqualTo(1);
    }
}
