package org.driftwatch.ingest.lh5;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Equality with {@code reference/hpge/decode_codecs.json}, made by the peer's own decoders. */
class DecodedWaveformsGoldenTest {
    @Test
    void decodedWaveformsEqualThoseOfThePeerToTheBit() throws Exception {
        JsonNode arrays = new ObjectMapper()
                .readTree(SharedFiles.of("reference/hpge/decode_codecs.json").toFile())
                .path("arrays");
        assertThat(arrays.size()).isGreaterThanOrEqualTo(6);
        try (Lh5File file = Lh5File.open(SharedFiles.of(SharedFiles.P14_RAW))) {
            for (Map.Entry<String, JsonNode> expected : arrays.properties()) check(file, expected);
        }
    }

    private static void check(Lh5File file, Map.Entry<String, JsonNode> entry) throws Exception {
        int slash = entry.getKey().lastIndexOf('/');
        String path = entry.getKey().substring(0, slash);
        Lh5Table table = file.tables().stream()
                .filter(t -> t.path().equals(path))
                .findFirst()
                .orElseThrow();
        Waveforms waveforms = table.waveforms(entry.getKey().substring(slash + 1));
        JsonNode expected = entry.getValue();
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        assertThat(waveforms.rows()).isEqualTo(expected.at("/shape/0").asLong());
        for (int row = 0; row < waveforms.rows(); row++) {
            int[] samples = waveforms.samples(row);
            sha.update(littleEndian(samples));
            assertThat(samples).hasSize(expected.path("decoded_size").asInt());
            assertThat(Arrays.stream(samples).asLongStream().sum())
                    .isEqualTo(expected.at("/sum_per_waveform/" + row).asLong());
            assertThat(IntStream.of(samples).limit(16))
                    .containsExactlyElementsOf(ints(expected.at("/first_16/" + row)));
            assertThat(waveforms.periodNs(row)).isEqualTo(expected.path("dt_ns").asDouble());
            assertThat(waveforms.startNs(row)).isEqualTo(expected.path("t0_ns").asDouble());
        }
        assertThat(HexFormat.of().formatHex(sha.digest()))
                .as(entry.getKey())
                .isEqualTo(expected.path("sha256_little_endian").asText());
    }

    private static Iterable<Integer> ints(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> array.get(i).asInt())
                .toList();
    }

    private static byte[] littleEndian(int[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(samples);
        return bytes.array();
    }
}
