package org.driftwatch.ingest.lh5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RadwareSigcompressTest {
    private final RadwareSigcompress codec = new RadwareSigcompress(0);

    @Test
    void aBlockOfFieldsAddsTheSmallestSample() {
        // 5 samples, block of 5 with 3 bits each above 10: 001 010 011 100 111 -> 0010 1001 1100 111x
        assertThat(decode(codec, 5, 5, 5, 3, 10, 0b0010100111001110)).containsExactly(11, 12, 13, 14, 17);
    }

    @Test
    void aBlockOfDifferencesCountsFromItsFirstSample() {
        // first 100, then differences -2 + {3, 0, 1}: 11 00 01
        assertThat(decode(codec, 4, 4, 4, 34, 100, -2, 0b1100010000000000)).containsExactly(100, 101, 99, 98);
    }

    @Test
    void fieldsMayCrossWordsAndTheNextBlockStartsOnAFreshWord() {
        int first = 0b101010101010_1111; // 12 bits 0xAAA, then 4 bits of 0xFFF
        int second = 0b11111111_00000000;
        assertThat(decode(codec, 3, 3, 2, 12, 0, first, second, 1, 4, 7, 0b0001000000000000))
                .containsExactly(0xAAA, 0xFFF, 8);
    }

    @Test
    void theShiftOfTheEncoderIsTakenOff() {
        assertThat(decode(new RadwareSigcompress(-32768), 2, 2, 2, 1, -32768, 0b0100000000000000))
                .containsExactly(0, 1);
    }

    @Test
    void sumsWrapAt16Bits() {
        assertThat(decode(codec, 2, 2, 2, 33, 32767, 1, 0)).containsExactly(32767, -32768);
    }

    @Test
    void bytesThatDoNotFitTheirHeaderAreRefused() {
        assertThatThrownBy(() -> decode(codec, 4, 5)).hasMessageContaining("announces 5 samples, expected 4");
        assertThatThrownBy(() -> decode(codec, 4, 4, 9, 1, 0)).hasMessageContaining("block of 9 samples after 0 of 4");
        assertThatThrownBy(() -> decode(codec, 4, 4, 0, 1, 0)).hasMessageContaining("block of 0");
        assertThatThrownBy(() -> decode(codec, 4, 4, 4, 16, 0, 1)).hasMessageContaining("bytes end");
        assertThatThrownBy(() -> decode(codec, 4, 4, 4, 17, 0, 1)).hasMessageContaining("17 bits");
    }

    private static int[] decode(RadwareSigcompress codec, int size, int... words) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * words.length);
        for (int word : words) bytes.putShort((short) word);
        return codec.decode(bytes.array(), 0, bytes.capacity(), size);
    }
}
