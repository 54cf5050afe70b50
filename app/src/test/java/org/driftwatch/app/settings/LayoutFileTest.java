package org.driftwatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.driftwatch.replay.cherenkov.ArrayLayout;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutFileTest {
    private static final String GOOD = """
            name: mine
            telescopes:
            - {id: 3, type: MST, x: 10, y: -20.5, z: 2}
            - {id: 1, type: LST, x: 0, y: 0}
            - {id: 7, type: SST, x: 300, y: 0}
            """;

    @TempDir
    private Path folder;

    private ArrayLayout read(String name, String text) throws IOException, SettingsException {
        return LayoutFile.read(Files.writeString(folder.resolve(name), text));
    }

    @Test
    void telescopesStandInTheOrderOfTheFile() throws IOException, SettingsException {
        ArrayLayout layout = read("a.yaml", GOOD);
        assertThat(layout.name()).isEqualTo("mine");
        assertThat(layout.telescopes())
                .containsExactly(
                        new Telescope(3, "MST", "MST_MST_FlashCam", 10, -20.5, 2),
                        new Telescope(1, "LST", "LST_LST_LSTCam", 0, 0, 0),
                        new Telescope(7, "SST", "SST_SST_SSTCam", 300, 0, 0));
    }

    @Test
    void aTruthFileIsALayout() throws IOException, SettingsException {
        ArrayLayout layout = read(
                "truth.json",
                "{\"set\": \"hid\", \"seed\": 3, \"tel_ids\": [2, 5], \"types\": [\"LST\", \"SST\"],"
                        + " \"positions_m\": [[0, 1, 2], [3, 4, 5]], \"throughput\": {}}");
        assertThat(layout.name()).isEqualTo("hid");
        assertThat(layout.telescopes()).extracting(Telescope::id).containsExactly(2, 5);
        assertThat(layout.telescopes().get(1).zM()).isEqualTo(5);
    }

    @Test
    void someAreTakenByIdRangeAndType() throws IOException, SettingsException {
        ArrayLayout layout = read("a.yml", GOOD);
        assertThat(LayoutFile.only(layout, "SST,1-2").telescopes())
                .extracting(Telescope::id)
                .containsExactly(1, 7);
        assertThatThrownBy(() -> LayoutFile.only(layout, "1,9")).hasMessage("array mine has no telescope 9");
        assertThatThrownBy(() -> LayoutFile.only(layout, "1,")).hasMessage("array mine has no telescope ");
    }

    @Test
    void faultsNameFileKeyAndValue() {
        fails("telescopes:\n- {id: 1, type: XST, x: 0, y: 0}\n", "telescopes[0] type must be LST, MST or SST, was XST");
        fails("telescopes:\n- {id: 0, type: LST, x: 0, y: 0}\n", "telescope id must be in 1..65535, was 0");
        fails("telescopes:\n- {id: 1, type: LST, y: 0}\n", "telescopes[0].x is missing");
        fails("telescopes:\n- {id: 1, type: LST, x: far, y: 0}\n", "telescopes[0].x must be a number, was far");
        fails("telescope: 3\n", "telescopes is missing");
        fails(GOOD.replace("id: 7", "id: 3"), "a telescope id stands there twice");
        fails("telescopes:\n- {id: 1, type: LST, x: 0, y: 0}\n", "needs >= 2 telescopes");
        fails("telescopes: [", "a.yaml: ");
    }

    private void fails(String text, String part) {
        assertThatThrownBy(() -> read("a.yaml", text))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("a.yaml: ")
                .hasMessageContaining(part);
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        Path nowhere = folder.resolve("no.yaml");
        assertThatThrownBy(() -> LayoutFile.read(nowhere))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("no.yaml");
    }
}
