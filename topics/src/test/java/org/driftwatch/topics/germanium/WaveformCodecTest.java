package org.driftwatch.topics.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.driftwatch.topics.codec.UndecodableException;
import org.junit.jupiter.api.Test;

class WaveformCodecTest {
    private static final WaveformCodec CODEC = new WaveformCodec();

    private static Waveform waveform(int... samples) {
        return new Waveform("l200-p03-r000", "ch1084803", 7, 1_678_000_000_123_456_789L, 16, -32, samples);
    }

    @Property(tries = 200)
    void whatGoesInComesOut(@ForAll int[] samples) {
        Waveform back = CODEC.decode(CODEC.encode(waveform(samples)));
        assertThat(back).usingRecursiveComparison().isEqualTo(waveform(samples));
    }

    @Test
    void columnsBesideTravelInTheHeader() {
        Waveform plain = waveform(1, 2, 3);
        RawColumns columns = new RawColumns(List.of("baseline", "äöü"), new double[] {13_571, -0.5});
        Waveform with =
                new Waveform(plain.run(), plain.channel(), 7, plain.timeNs(), 16, -32, plain.samples(), columns);
        assertThat(CODEC.decode(CODEC.encode(with))).usingRecursiveComparison().isEqualTo(with);
        ByteBuffer frame = ByteBuffer.wrap(CODEC.encode(with)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(frame.getShort(Short.toUnsignedInt(frame.getShort(6)) + 4)).isEqualTo((short) 3);
        assertThat(columns.values(List.of("äöü", "baseline"))).containsExactly(-0.5, 13_571);
        assertThatThrownBy(() -> columns.values(List.of("daqenergy")))
                .hasMessage("the waveform comes without column 'daqenergy', with baseline, äöü");
    }

    @Test
    void sixteenBitSamplesTakeTwoBytesFromTheHeaderLengthOn() {
        byte[] bytes = CODEC.encode(waveform(0, 1, 65535));
        ByteBuffer frame = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = Short.toUnsignedInt(frame.getShort(6));
        assertThat(bytes.length - header).isEqualTo(6);
        assertThat(Short.toUnsignedInt(frame.getShort(header + 4))).isEqualTo(65535);
    }

    @Property(tries = 300)
    void anyFlippedByteIsNoticed(
            @ForAll @IntRange(max = 200) int position, @ForAll @IntRange(min = 1, max = 255) int x) {
        byte[] bytes = CODEC.encode(waveform(new int[64]));
        bytes[position % bytes.length] ^= (byte) x;
        // version and header length are outside the checksum: a newer version must stay readable
        if (position % bytes.length == 4 || position % bytes.length == 5) return;
        assertThatExceptionOfType(UndecodableException.class).isThrownBy(() -> CODEC.decode(bytes));
    }

    @Property(tries = 200)
    void anyCutIsNoticed(@ForAll @IntRange(max = 199) int length) {
        byte[] bytes = CODEC.encode(waveform(new int[64]));
        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> CODEC.decode(Arrays.copyOf(bytes, length)));
    }
}
