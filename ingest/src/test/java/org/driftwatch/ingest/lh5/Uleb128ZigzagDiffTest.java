package org.driftwatch.ingest.lh5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Uleb128ZigzagDiffTest {
    private final Uleb128ZigzagDiff codec = new Uleb128ZigzagDiff();

    @Test
    void smallDifferencesTakeOneByteEach() {
        byte[] bytes = {2, 1, 0, 4}; // +1, -1, 0, +2
        assertThat(codec.decode(bytes, 0, 4, 4)).containsExactly(1, 0, 0, 2);
    }

    @Test
    void largeDifferencesGoOnInTheNextByte() {
        byte[] bytes = {(byte) 0xAC, 0x02}; // 300 = zigzag of 150
        assertThat(codec.decode(bytes, 0, 2, 1)).containsExactly(150);
    }

    @Test
    void anyWaveformComesBackAsItWas() {
        Random random = new Random(7);
        int[] samples = random.ints(5000).toArray();
        byte[] bytes = encode(samples);
        byte[] within = new byte[bytes.length + 5];
        System.arraycopy(bytes, 0, within, 3, bytes.length);
        assertThat(codec.decode(within, 3, 3 + bytes.length, samples.length)).isEqualTo(samples);
    }

    @Test
    void tooFewOrTooManyBytesAreRefused() {
        assertThatThrownBy(() -> codec.decode(new byte[] {2, 1}, 0, 2, 3)).hasMessageContaining("after 2 of 3");
        assertThatThrownBy(() -> codec.decode(new byte[] {2, 1}, 0, 2, 1)).hasMessageContaining("1 bytes left");
        byte[] endless = {-1, -1, -1, -1, -1, -1};
        assertThatThrownBy(() -> codec.decode(endless, 0, 6, 1)).hasMessageContaining("exceeds 32 bits");
    }

    private static byte[] encode(int[] samples) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int previous = 0;
        for (int sample : samples) {
            int difference = sample - previous;
            int code = (difference << 1) ^ (difference >> 31);
            while ((code & ~0x7F) != 0) {
                out.write(code & 0x7F | 0x80);
                code >>>= 7;
            }
            out.write(code);
            previous = sample;
        }
        return out.toByteArray();
    }
}
