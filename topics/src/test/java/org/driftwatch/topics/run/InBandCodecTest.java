package org.driftwatch.topics.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.germanium.WaveformCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InBandCodecTest {
    private static final Codec<InBand<Waveform>> CODEC = new InBandCodec<>(new WaveformCodec());
    private static final Instant AT = Instant.parse("2023-03-11T23:58:40.123456789Z");

    static Stream<Mark> everyKindOfMark() {
        RunDescription run =
                new RunDescription("r", "raw", List.of("raw"), List.of("ch1", "ch2"), AT, AT.plusSeconds(9), 20);
        return Stream.of(
                new Mark.RunStarted(run, 0, 8),
                new Mark.Reached("r", "raw", 1, 8, AT, 17),
                new Mark.RunEnded("r", "raw", 1, 8, AT, 20),
                new Mark.Drain("r", "raw", 7, 8),
                new Mark.PartitionDone(
                        Mark.PartitionDone.NAME,
                        "r",
                        "ge.dsp",
                        1,
                        8,
                        20,
                        List.of("ch1"),
                        AT,
                        AT,
                        new TreeMap<>(Map.of("late", 2L)),
                        new TreeMap<>(Map.of("ch1", "too few events: 20 of 100"))));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfMark")
    void aMarkComesBack(Mark mark) {
        byte[] bytes = CODEC.encode(new InBand.Marked<>(mark));
        assertThat(new String(bytes, UTF_8)).startsWith("{\"mark\":").contains("\"schema\":1");
        assertThat(CODEC.decode(bytes)).isEqualTo(new InBand.Marked<>(mark));
    }

    @Test
    void dataAreNotMarks() {
        Waveform waveform = new Waveform("r", "ch1", 1, 2, 16, 0, new int[] {1, 2});
        byte[] bytes = CODEC.encode(new InBand.Data<>(waveform));
        assertThat(InBandCodec.isMark(bytes)).isFalse();
        assertThat(CODEC.decode(bytes)).isInstanceOf(InBand.Data.class);
    }
}
