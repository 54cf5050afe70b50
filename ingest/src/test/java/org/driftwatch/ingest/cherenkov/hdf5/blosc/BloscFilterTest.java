package org.driftwatch.ingest.cherenkov.hdf5.blosc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.filter.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BloscFilterTest {
    private static final int RAW = 2;
    private static final int NOT_SPLIT = 16;
    private static final int SNAPPY = 2 << 5;

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(Filter.class).stream().map(each -> each.get().getId())).contains(BloscFilter.ID);
    }

    @Test
    void everyCodecAndShuffleOfTheOriginalDecodesToItsBytes() throws IOException {
        for (JsonNode frame : frames()) {
            byte[] plain = decode(Base64.getDecoder().decode(frame.path("frame").asText()));
            assertThat(sha256(plain)).as(frame.path("name").asText()).isEqualTo(frame.path("plainSha256").asText());
        }
    }

    @Test
    void aDamagedFrameIsAnErrorThatSaysSoOrOtherBytes() throws IOException {
        Random random = new Random(11);
        for (JsonNode frame : frames()) {
            byte[] whole = Base64.getDecoder().decode(frame.path("frame").asText());
            for (int i = 0; i < 200; i++) {
                byte[] damaged = whole.clone();
                damaged[BloscHeader.LENGTH + random.nextInt(whole.length - BloscHeader.LENGTH)] ^= (byte) (1 + random.nextInt(255));
                try {
                    assertThat(decode(damaged)).hasSize(BloscHeader.of(whole).bytes());
                } catch (IllegalArgumentException e) {
                    assertThat(e).hasMessageStartingWith("damaged blosc frame: ");
                }
            }
        }
    }

    @Test
    void aFrameThatWasCutOffIsAnError() throws IOException {
        byte[] whole = Base64.getDecoder().decode(frames().get(0).path("frame").asText());
        for (int length : new int[] {0, 15, 16, whole.length - 1})
            assertThatThrownBy(() -> decode(Arrays.copyOf(whole, length)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("damaged blosc frame: ");
    }

    @Test
    void bytesBehindTheFrameAreLeftAlone() throws IOException {
        byte[] whole = Base64.getDecoder().decode(frames().get(0).path("frame").asText());
        assertThat(decode(Arrays.copyOf(whole, whole.length + 4))).isEqualTo(decode(whole));
    }

    @Test
    void aRawFrameIsCopied() {
        byte[] plain = {1, 2, 3, 4, 5};
        assertThat(decode(frame(RAW | 1, 2, 5, 4, plain))).isEqualTo(plain);
        assertThatThrownBy(() -> decode(frame(RAW, 2, 6, 4, plain))).hasMessageContaining("6 raw bytes");
    }

    @Test
    void anEmptyFrameIsEmpty() {
        assertThat(decode(frame(1, 4, 0, 0, new byte[0]))).isEmpty();
    }

    @Test
    void snappyLiteralsAndCopiesOfEveryKind() {
        // 6 literals "abcdef"; copy 4 from 6 back (11 bits); copy 3 from 4 back (16 bits); copy 7 from 1 back (32 bits)
        byte[] packed = {20, 5 << 2, 'a', 'b', 'c', 'd', 'e', 'f', 1, 6, 2 << 2 | 2, 4, 0, 6 << 2 | 3, 1, 0, 0, 0};
        ByteBuffer body = ByteBuffer.allocate(8 + packed.length).order(ByteOrder.LITTLE_ENDIAN);
        body.putInt(BloscHeader.LENGTH + 4).putInt(packed.length).put(packed);
        byte[] plain = decode(frame(SNAPPY | NOT_SPLIT, 1, 20, 20, body.array()));
        assertThat(new String(plain)).isEqualTo("abcdefabcdabcccccccc");
    }

    @Test
    void aCodecThatIsNotKnownIsNamed() {
        byte[] body = {20, 0, 0, 0, 1, 0, 0, 0, 9, 9};
        assertThatThrownBy(() -> decode(frame(6 << 5 | NOT_SPLIT, 1, 5, 5, body)))
                .hasMessageContaining("codec 6 is not known");
    }

    private static byte[] frame(int flags, int typeSize, int bytes, int blockBytes, byte[] body) {
        ByteBuffer frame = ByteBuffer.allocate(BloscHeader.LENGTH + body.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.put((byte) 2).put((byte) 1).put((byte) flags).put((byte) typeSize);
        frame.putInt(bytes).putInt(blockBytes).putInt(frame.capacity()).put(body);
        return frame.array();
    }

    private static byte[] decode(byte[] frame) {
        return new BloscFilter().decode(frame, new int[0]);
    }

    private static List<JsonNode> frames() throws IOException {
        try (InputStream in = BloscFilterTest.class.getResourceAsStream("frames.json")) {
            List<JsonNode> frames = new ArrayList<>();
            new ObjectMapper().readTree(in).path("frames").forEach(frames::add);
            assertThat(frames).hasSize(19);
            return frames;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
