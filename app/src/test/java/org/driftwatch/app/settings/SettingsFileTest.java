package org.driftwatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.driftwatch.calibrators.drift.WidthSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    Path directory;

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("s.yaml"), yaml);
    }

    @Test
    void theDocumentedSettingsAreTheDefaults() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("driftwatch.root"), "docs", "settings.md"));
        Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();
        assertThat(SettingsFile.of(file(block.group(1))).read())
                .isEqualTo(SettingsFile.none().read());
    }

    @Test
    void theDriftOfWidthsIsSetBesideThatOfPositions() throws Exception {
        Path file = file("germanium: {drift: {width: {lambda: 0.2, longest: 30min, reference_counts: 2500}}}\n");
        WidthSettings widths =
                SettingsFile.of(file).read().germanium().monitor().drift().width();
        assertThat(widths).isEqualTo(new WidthSettings(500, 2500, Duration.ofMinutes(30), 0.2, 4, 4.5, 0.1, 0.03));
        Path wrong = file("germanium: {drift: {width: {alarm: 3}}}\n");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsFile.of(wrong).read())
                .withMessageContaining("drift.width.alarm must be >= warn = 4.0, was 3.0");
    }

    @Test
    void optionsOverrideTheFileAndChangeTheHash() throws Exception {
        Path file = file("germanium: {energy: trapEmax, degree: 1}\nstreams: {threads: 3}\n");
        Settings settings = SettingsFile.of(file).with("germanium.degree", 2).read();
        assertThat(settings.germanium().monitor().energy().energy()).isEqualTo("trapEmax");
        assertThat(settings.germanium().monitor().energy().degree()).isEqualTo(2);
        assertThat(settings.streams().threads()).isEqualTo(3);
        assertThat(settings.hash()).isNotEqualTo(SettingsFile.none().read().hash());
    }

    @Test
    void threadsDoNotChangeTheHash() throws Exception {
        assertThat(SettingsFile.none().with("streams.threads", 4).read().hash())
                .isEqualTo(SettingsFile.none().read().hash());
    }

    @Test
    void allFaultsAreListedAtOnce() throws Exception {
        Path file = file("germanium: {degree: 7, histogram: {fine_bin_adc: 0.3}}\npage: {prot: 1}\n");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsFile.of(file).read())
                .withMessageContainingAll(
                        file + ": germanium degree must be 0, 1 or 2, was 7",
                        "histogram.fine_bin_adc must be",
                        file + ": page.prot is not a setting; known here: commands, host, port, spectra, updates");
    }

    @Test
    void whatIsNotYamlIsSaidWithItsLine() throws Exception {
        Path file = file("germanium:\n  energy: [\n");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsFile.of(file).read())
                .withMessageContaining(file + ": line ")
                .withMessageContaining("is not YAML");
    }

    private static final String CHAIN = "{\"outputs\": [\"trapEmax\"], \"processors\": {"
            + "\"wf_trap\": {\"function\": \"trap_norm\", \"module\": \"dspeed.processors\","
            + " \"args\": [\"waveform\", \"db.etrap.rise\", \"1*us\", \"wf_trap\"], \"defaults\": {\"db.etrap.rise\": \"4*us\"}},"
            + "\"trapEmax\": {\"function\": \"amax\", \"module\": \"numpy\", \"args\": [\"wf_trap\", 1, \"trapEmax\"]}}}";

    @Test
    void aChainFromAFileIsThatOfItsChannelsAndItsContentIsInTheHash() throws Exception {
        Path chain = Files.writeString(directory.resolve("chain.json"), CHAIN);
        Path file = file("germanium:\n  dsp:\n    - channels: ch108*\n      config: " + chain
                + "\n      database: {etrap: {rise: 10*us}}\n");
        Settings settings = SettingsFile.of(file).read();
        assertThat(settings.germanium().dsp().of("ch1084803").outputs()).containsExactly("trapEmax");
        assertThat(settings.germanium().dsp().of("ch1104000").outputs()).hasSize(52);
        Path moved = Files.writeString(directory.resolve("moved.json"), CHAIN);
        Path other = Files.writeString(directory.resolve("other.json"), CHAIN.replace("1*us", "2*us"));
        String text = Files.readString(file);
        assertThat(SettingsFile.of(file(text.replace(chain.toString(), moved.toString())))
                        .read()
                        .hash())
                .isEqualTo(settings.hash());
        assertThat(SettingsFile.of(file(text.replace(chain.toString(), other.toString())))
                        .read()
                        .hash())
                .isNotEqualTo(settings.hash());
    }

    @Test
    void aFaultOfAChainStopsTheStartInOneLine() throws Exception {
        Path chain = Files.writeString(directory.resolve("chain.json"), CHAIN.replace("trap_norm", "trap_form"));
        Path file =
                file("germanium:\n  dsp:\n    - config: " + chain + "\n    - config: " + directory + "/none.json\n");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsFile.of(file).read())
                .withMessageContainingAll(
                        file + ": germanium.dsp[0] " + chain
                                + ": unknown function 'dspeed.processors.trap_form' of processor 'wf_trap', perhaps"
                                + " 'trap_norm' is meant",
                        directory + "/none.json: DSP configuration cannot be read");
    }

    @Test
    void aDatabaseOfTheDspReachesItsChannels() throws Exception {
        Path file = file("germanium:\n  dsp:\n    - channels: ch108*\n      database: {etrap: {rise: 10*us}}\n");
        Settings settings = SettingsFile.of(file).read();
        assertThat(settings.germanium().dsp().of("ch1084803"))
                .isNotEqualTo(settings.germanium().dsp().of("ch1104000"));
    }
}
