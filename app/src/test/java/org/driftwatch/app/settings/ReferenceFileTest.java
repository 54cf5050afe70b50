package org.driftwatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.driftwatch.calibrators.drift.NamedReference;
import org.driftwatch.calibrators.drift.Width;
import org.driftwatch.calibrators.germanium.energy.EnergySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFileTest {
    private static final EnergySettings SETTINGS = EnergySettings.defaults().withEnergiesKeV(List.of(583.191, 2614.5));
    private static final String OPERATION =
            "{\"cuspEmax_cal\": {\"expression\": \"a + b * cuspEmax\", \"parameters\": {\"a\": 0.25, \"b\": 0.125}}}";

    @TempDir
    Path directory;

    private List<NamedReference> read(String name, String text) throws IOException {
        return ReferenceFile.read(
                Files.writeString(directory.resolve(name), text).toString(), SETTINGS);
    }

    private static void isTheLine(NamedReference reference, String scope, double keV) {
        assertThat(reference.scope()).isEqualTo(scope);
        assertThat(reference.energyKev()).isEqualTo(keV);
        assertThat(reference.positionAdc()).isCloseTo((keV - 0.25) / 0.125, within(1e-8));
        assertThat(reference.errorAdc()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"operations\": %s}", "{\"outputs\": [\"x\"], \"operations\": %s}"})
    void oneConfigurationHoldsForEveryChannel(String shape) throws IOException {
        List<NamedReference> references = read("hit.json", shape.formatted(OPERATION));
        assertThat(references).hasSize(2);
        isTheLine(references.get(0), NamedReference.ANY_SCOPE, 583.191);
        isTheLine(references.get(1), NamedReference.ANY_SCOPE, 2614.5);
        assertThat(references.get(1).isFor("ch1104000", 2614.5)).isTrue();
        assertThat(references.get(1).name()).isEqualTo("hit.json cuspEmax_cal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ch1104000\": {\"operations\": %s}}",
                "{\"ch1104000/dsp\": {\"operations\": %s}}",
                "{\"ch1104000\": %s}",
                "{\"ch1104000\": {\"pars\": {\"operations\": %s}, \"results\": {\"ecal\": {}}}}",
                "{\"ch1104000\": {\"pars\": {\"operations\": %s}}, \"geds\": {}}"
            })
    void configurationsByChannelHoldForTheirs(String shape) throws IOException {
        List<NamedReference> references = read("par_hit.json", shape.formatted(OPERATION));
        assertThat(references).hasSize(2);
        isTheLine(references.get(1), "ch1104000", 2614.5);
        assertThat(references.get(1).isFor("ch1104001", 2614.5)).isFalse();
    }

    @Test
    void readsYamlToo() throws IOException {
        String yaml = """
                ch1104000:
                  pars:
                    operations:
                      cuspEmax_cal:
                        expression: a + b * cuspEmax
                        parameters: {a: 0.25, b: 0.125}
                """;
        isTheLine(read("par_hit.yaml", yaml).get(0), "ch1104000", 583.191);
    }

    @Test
    void aChannelThatFailedInThePeerHasNoReference() throws IOException {
        String failed = OPERATION.replace("0.125", "NaN").replace("NaN", "\"nan\"");
        assertThat(read("par_hit.json", "{\"ch1\": " + failed + ", \"ch2\": " + OPERATION + "}"))
                .extracting(NamedReference::scope)
                .containsOnly("ch2");
    }

    @Test
    void readsAResultsFile() throws IOException {
        String results = """
                {"schema": 1, "parameters": [{"subject": "germanium.energy", "scope": "ch1", "run": "r", "version": 3,
                 "value": {"peaks": [{"energy_kev": 583.191, "found": false},
                  {"energy_kev": 2614.5, "found": true, "position_adc": 16900.5, "position_error_adc": 0.3,
                   "fwhm_kev": 2.5, "fwhm_error_kev": 0.04},
                  {"energy_kev": 2103.5, "found": true, "position_adc": 13600, "position_error_adc": 0.5,
                   "fwhm_kev": 3.1, "fwhm_error_kev": null}]}}]}""";
        List<NamedReference> read = read("r.json", results);
        assertThat(read)
                .containsExactly(
                        new NamedReference("ch1", 2614.5, 16900.5, 0.3, new Width(2.5, 0.04), "run r version 3"),
                        new NamedReference("ch1", 2103.5, 13600, 0.5, new Width(3.1, Double.NaN), "run r version 3"));
        assertThat(read).extracting(each -> each.fwhmKev().found()).containsExactly(true, false);
    }

    @Test
    void saysInOneLineWhatIsWrong() throws IOException {
        assertFault("{\"a\": 1}", "is neither a results file nor a hit configuration with an energy");
        assertFault("{\"parameters\": []}", "holds no found line of germanium.energy");
        assertFault(
                "{\"ch1\": " + OPERATION.replace("cuspEmax", "zacEmax") + "}",
                "ch1: has no operation cuspEmax_cal; operations of cuspEmax alone: none");
        assertFault(
                OPERATION.replace("a + b", "a + + * b"),
                "operation cuspEmax_cal: expression 'a + + * b * cuspEmax': character 7: expected a value, found '*'");
        assertFault("{", "is neither a results file nor a hit configuration that can be read");
    }

    private void assertFault(String text, String fault) {
        assertThatThrownBy(() -> read("x.json", text))
                .hasMessage("reference " + directory.resolve("x.json") + ": " + fault);
    }
}
