package org.driftwatch.ingest.cherenkov.hdf5.blosc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import io.jhdf.api.dataset.ChunkedDataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.driftwatch.ingest.lh5.SharedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Origin: shared/reference/cta/blosc_chunks.json, from h5py and a decoder of its own. Bytes are equal or not. */
class BloscChunksGoldenTest {
    @Test
    void everyChunkOfTheReferenceDecodesToItsBytes(@TempDir Path folder) throws IOException {
        for (JsonNode chunk : reference()) {
            byte[] raw = raw(chunk, folder);
            assertThat(raw).hasSize(chunk.path("raw_bytes").asInt());
            assertThat(sha256(raw)).isEqualTo(chunk.path("raw_sha256").asText());
            if (!chunk.path("raw_base64").isNull())
                assertThat(raw)
                        .isEqualTo(Base64.getDecoder()
                                .decode(chunk.path("raw_base64").asText()));
            checkHeader(BloscHeader.of(raw), chunk.path("blosc"));
            byte[] plain = new BloscFilter().decode(raw, new int[0]);
            byte[] records = Arrays.copyOf(plain, chunk.path("decoded_bytes").asInt());
            assertThat(sha256(records)).isEqualTo(chunk.path("decoded_sha256").asText());
        }
    }

    private static JsonNode reference() throws IOException {
        return new ObjectMapper()
                .readTree(SharedFiles.of("reference/cta/blosc_chunks.json").toFile());
    }

    private static void checkHeader(BloscHeader header, JsonNode expected) {
        assertThat(header.version()).isEqualTo(expected.path("version").asInt());
        assertThat(header.codecVersion()).isEqualTo(expected.path("versionlz").asInt());
        assertThat(header.flags()).isEqualTo(expected.path("flags").asInt());
        assertThat(header.typeSize()).isEqualTo(expected.path("typesize").asInt());
        assertThat(header.bytes()).isEqualTo(expected.path("nbytes").asInt());
        assertThat(header.blockBytes()).isEqualTo(expected.path("blocksize").asInt());
        assertThat(header.storedBytes()).isEqualTo(expected.path("cbytes").asInt());
        assertThat(header.byteShuffled()).isEqualTo(expected.path("shuffle").asBoolean());
        assertThat(header.raw()).isEqualTo(expected.path("memcpy").asBoolean());
        assertThat(header.bitShuffled()).isEqualTo(expected.path("bitshuffle").asBoolean());
        assertThat(header.notSplit()).isEqualTo(expected.path("dont_split").asBoolean());
        assertThat(header.codec()).isEqualTo(expected.path("codec").asInt());
        assertThat(header.blocks()).isEqualTo(expected.path("nblocks").asInt());
        for (int block = 0; block < header.blocks(); block++)
            assertThat(header.streamsOf(block))
                    .isEqualTo(expected.path("splits").get(block).asInt());
    }

    private static byte[] raw(JsonNode chunk, Path folder) throws IOException {
        Path file = plain(chunk.path("file").asText(), folder);
        try (HdfFile hdf = new HdfFile(file)) {
            ChunkedDataset dataset =
                    (ChunkedDataset) hdf.getDatasetByPath(chunk.path("path").asText());
            ByteBuffer raw = dataset.getRawChunkBuffer(new int[] {0});
            byte[] bytes = new byte[raw.remaining()];
            raw.get(bytes);
            return bytes;
        }
    }

    private static Path plain(String name, Path folder) throws IOException {
        if (!name.startsWith("ob_")) return SharedFiles.of("data/cta/real/" + name);
        Path file = folder.resolve(name);
        if (Files.exists(file)) return file;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(SharedFiles.of("data/cta/" + name + ".gz")))) {
            Files.copy(in, file);
        }
        return file;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
