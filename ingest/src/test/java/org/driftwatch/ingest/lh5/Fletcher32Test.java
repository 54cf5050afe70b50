package org.driftwatch.ingest.lh5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Fletcher32Test {
    @Test
    void knownSums() {
        // Fletcher-32 of the words 0x6162 0x6364 0x6500: low = sum mod 65535, high = sum of sums mod 65535
        int low = (0x6162 + 0x6364 + 0x6500) % 65535;
        int high = (3 * 0x6162 + 2 * 0x6364 + 0x6500) % 65535;
        assertThat(Fletcher32.of("abcde".getBytes(), 5)).isEqualTo(high << 16 | low);
        assertThat(Fletcher32.of(new byte[1000], 1000)).isZero();
    }

    @Test
    void longChunksAreSummedModulo() {
        byte[] bytes = new byte[100_001];
        new Random(5).nextBytes(bytes);
        long low = 0;
        long high = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            low += (bytes[i] & 0xFF) << 8 | (i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0);
            high += low;
        }
        assertThat(Fletcher32.of(bytes, bytes.length)).isEqualTo((int) (high % 65535 << 16 | low % 65535));
    }

    @Test
    void theChecksumIsTakenAwayAndHeldAgainstTheChunk() throws IOException {
        byte[] chunk = {1, 2, 3, 4, 0, 0, 0, 0};
        ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).putInt(4, Fletcher32.of(chunk, 4));
        assertThat(Fletcher32.checked(chunk)).containsExactly(1, 2, 3, 4);
        chunk[0]++;
        assertThatThrownBy(() -> Fletcher32.checked(chunk)).hasMessage("checksum of a chunk is wrong");
        assertThatThrownBy(() -> Fletcher32.checked(new byte[3])).hasMessageContaining("no room");
    }
}
