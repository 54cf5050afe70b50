package org.driftwatch.ingest.lh5;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class Lh5FileTest {
    @Test
    void everyRecordedFileCanBeDescribedAndEachScalarColumnRead() throws Exception {
        int files = 0;
        for (Path path : SharedFiles.all()) {
            try (Lh5File file = Lh5File.open(path)) {
                assertThat(file.tables()).as(path.toString()).isNotEmpty();
                for (Lh5Table table : file.tables()) readScalars(table);
            }
            files++;
        }
        assertThat(files).isEqualTo(9);
    }

    private static void readScalars(Lh5Table table) throws UnreadableFileException {
        for (String name : table.columns()) {
            if (!table.datatype(name).isScalarReal()) continue;
            RealColumn column = table.real(name);
            if (column.rows() > 0) column.real(column.rows() - 1);
        }
    }

    @Test
    void unitsAndOrderOfColumnsComeFromTheAttributes() throws Exception {
        try (Lh5File file = Lh5File.open(SharedFiles.of(SharedFiles.R000_DSP))) {
            Lh5Table table = file.tables().get(0);
            assertThat(table.path()).isEqualTo("ch1104000/dsp");
            assertThat(table.columns()).startsWith("baseline", "timestamp", "daqenergy");
            assertThat(table.real("timestamp").units()).isEqualTo("s");
            assertThat(table.real("cuspEmax").units()).isEqualTo("ADC");
            assertThat(table.real("cuspEmax").rows()).isEqualTo(38343);
        }
    }

    @Test
    void oneTableUnderTwoNamesHasOneAddress() throws Exception {
        try (Lh5File file = Lh5File.open(SharedFiles.of(SharedFiles.P14_RAW))) {
            assertThat(address(file, "raw/V07302A")).isEqualTo(address(file, "ch1105600/raw"));
        }
    }

    private static long address(Lh5File file, String path) throws UnreadableFileException {
        return file.tables().stream()
                .filter(table -> table.path().equals(path))
                .findFirst()
                .orElseThrow()
                .address();
    }
}
