package org.driftwatch.ingest.simulation.reduced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.driftwatch.ingest.lh5.SharedFiles;
import org.driftwatch.topics.simulation.ReducedEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReducedEventFileTest {
    private static final String SYNTHETIC = "data/cta/reduced/gamma-diffuse_za20deg_azm180deg_dark.reduced.hdf5.gz";

    @TempDir
    Path directory;

    @Test
    void readsShowersTriggersAndTelescopes() throws IOException {
        ReducedEvents events = ReducedEventFile.read(SharedFiles.of(SYNTHETIC));
        assertThat(events.name()).isEqualTo("gamma-diffuse_za20deg_azm180deg_dark.reduced.hdf5");
        assertThat(events.showers().count()).isEqualTo(12_000);
        assertThat(events.triggers().count()).isEqualTo(738);
        assertThat(events.triggers().triggeredId()).startsWith(4, 19, 21, 22);
        assertThat(events.triggers().telescopes()[0]).containsExactly(1, 2, 4, 6);
        assertThat(events.showers().energyTeV()[0]).isEqualTo(7.962890625);
        assertThat(events.showers().coreXM()[1]).isEqualTo(-929.5);
    }

    @Test
    void refusesWhatItCannotRead() throws IOException {
        Path text = Files.writeString(directory.resolve("a.hdf5"), "not a file of HDF5, but long enough to look at");
        assertThatThrownBy(() -> ReducedEventFile.read(text))
                .isInstanceOf(UnreadableReducedFileException.class)
                .hasMessageContaining("a.hdf5: not a reduced HDF5 file");
        Path cut = directory.resolve("b.hdf5.gz");
        byte[] whole = Files.readAllBytes(SharedFiles.of(SYNTHETIC));
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ReducedEventFile.read(cut)).hasMessageContaining("b.hdf5.gz: damaged gzip");
        assertThatThrownBy(() -> ReducedEventFile.read(directory.resolve("c"))).hasMessageContaining("no such file");
        Path other = SharedFiles.of(SharedFiles.SYNTHETIC);
        assertThatThrownBy(() -> ReducedEventFile.read(other)).isInstanceOf(UnreadableReducedFileException.class);
    }

    @Test
    void takesConditionsFromTheName() {
        FileConditions moon = FileConditions.of("gamma_za40deg_azm000deg_halfmoon.hdf5");
        assertThat(moon.zenithDeg()).hasValue(40);
        assertThat(moon.azimuthDeg()).hasValue(0);
        assertThat(moon.nsb()).hasValue(5);
        assertThat(FileConditions.of("x_moon.hdf5").nsb()).hasValue(19);
        assertThat(FileConditions.of("x_dark.hdf5").nsb()).hasValue(1);
        assertThat(FileConditions.of("x.hdf5").nsb()).isEmpty();
        assertThat(FileConditions.of("x.hdf5").zenithDeg()).isEmpty();
    }
}
