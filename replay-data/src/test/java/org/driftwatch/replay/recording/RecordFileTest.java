package org.driftwatch.replay.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.driftwatch.replay.recording.StoredRecord.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
    private static final RecordPlace PLACE = new RecordPlace("run 1", "ge.dsp", 2, 5);

    @TempDir
    Path directory;

    /** Keys and values of all lengths, none among them. */
    private static List<StoredRecord> records(long seed, int count) {
        Random random = new Random(seed);
        List<StoredRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] key = i % 3 == 0 ? null : bytes(random, random.nextInt(6));
            byte[] value = bytes(random, random.nextInt(40));
            Kind kind = Kind.values()[random.nextInt(3)];
            records.add(new StoredRecord(kind, random.nextLong(), 10L * i + random.nextInt(9), key, value));
        }
        return records;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private Path written(List<StoredRecord> records) throws IOException {
        Files.deleteIfExists(directory.resolve(PLACE.fileName()));
        try (RecordFileWriter writer = RecordFileWriter.create(directory, PLACE)) {
            for (StoredRecord record : records) writer.append(record);
            assertThat(writer.records()).isEqualTo(records.size());
            writer.flush();
            assertThat(writer.file()).hasSize(writer.bytes());
            return writer.file();
        }
    }

    /** What a file answers: its whole records and where it is cut. */
    private record Read(List<StoredRecord> records, String cut, long position) {}

    private static Read read(Path file) throws IOException {
        try (RecordFileReader reader = RecordFileReader.open(file)) {
            List<StoredRecord> records = new ArrayList<>();
            for (StoredRecord each = reader.next(); each != null; each = reader.next()) records.add(each);
            return new Read(records, reader.cut(), reader.position());
        }
    }

    private static void same(List<StoredRecord> read, List<StoredRecord> written) {
        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < read.size(); i++)
            assertThat(read.get(i)).usingRecursiveComparison().isEqualTo(written.get(i));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            List<StoredRecord> records = records(seed, 200);
            Path file = written(records);
            Read read = read(file);
            same(read.records(), records);
            assertThat(read.cut()).isNull();
            assertThat(read.position()).isEqualTo(Files.size(file));
            try (RecordFileReader reader = RecordFileReader.open(file)) {
                assertThat(reader.place()).isEqualTo(PLACE);
            }
        }
    }

    @Test
    void theLayoutIsThatOfTheDescription() throws IOException {
        byte[] value = "value".getBytes(UTF_8);
        Path file = written(List.of(new StoredRecord(Kind.MARK, 0x0102, 7, "k".getBytes(UTF_8), value)));
        byte[] bytes = Files.readAllBytes(file);
        int header = bytes[6] & 0xFF;
        assertThat(new String(bytes, 0, 4, UTF_8)).isEqualTo("DWRF");
        assertThat(bytes.length).isEqualTo(header + 32 + 1 + 5);
        assertThat(Arrays.copyOfRange(bytes, header + 8, header + 32))
                .containsExactly(5, 0, 0, 0, 1, 0, 1, 0, 2, 1, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0);
        assertThat(new String(bytes, header + 32, 6, UTF_8)).isEqualTo("kvalue");
    }

    @Test
    void anyCutIsDetectedAndLeavesTheWholeRecordsBeforeIt() throws IOException {
        List<StoredRecord> records = records(7, 12);
        Path file = written(records);
        byte[] all = Files.readAllBytes(file);
        List<Long> ends = ends(file);
        for (int length = 0; length < all.length; length++) {
            Files.write(file, Arrays.copyOf(all, length));
            Read read = read(file);
            int end = length;
            int whole = (int) ends.stream().skip(1).filter(e -> e <= end).count();
            same(read.records(), records.subList(0, whole));
            if (ends.contains((long) length)) assertThat(read.cut()).isNull();
            else
                assertThat(read.cut())
                        .startsWith(file + ": record " + whole + " at byte ")
                        .contains(" of ", " bytes");
        }
    }

    /** Where the head of the file and each record end. */
    private static List<Long> ends(Path file) throws IOException {
        List<Long> ends = new ArrayList<>();
        try (RecordFileReader reader = RecordFileReader.open(file)) {
            do ends.add(reader.position());
            while (reader.next() != null);
        }
        return ends;
    }

    @Test
    void anyChangedByteIsDamageAndNoCut() throws IOException {
        Path file = written(records(8, 12));
        byte[] all = Files.readAllBytes(file);
        int head = all[6] & 0xFF;
        for (int at = 0; at < all.length; at++) {
            byte[] changed = all.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Files.write(file, changed);
            if (at == 7) continue; // the head of the file looks 256 bytes longer than the file is: see below
            assertThatThrownBy(() -> read(file))
                    .as("byte %d", at)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + ": ")
                    .hasMessageContaining(at < head ? "is no file of recorded records" : "checksum")
                    .hasMessageNotContainingAny("\n");
        }
    }

    @Test
    void aHeadOfTheFileThatSaysItIsLongerThanTheFileIsACutThatLeavesNothing() throws IOException {
        Path file = written(records(8, 1));
        byte[] all = Files.readAllBytes(file);
        all[7] = 1;
        Files.write(file, all);
        Read read = read(file);
        assertThat(read.records()).isEmpty();
        assertThat(read.cut()).contains("the head of the file has " + all.length + " of ");
    }

    @Test
    void recordsThatChangedPlacesAreDamage() throws IOException {
        List<StoredRecord> records = new ArrayList<>(records(9, 3));
        java.util.Collections.swap(records, 1, 2);
        Path file = written(records);
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("record 2 at byte ")
                .hasMessageContaining("offset must be > " + records.get(1).offset());
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        written(List.of());
        assertThatThrownBy(() -> RecordFileWriter.create(directory, PLACE))
                .isInstanceOf(FileAlreadyExistsException.class);
    }
}
