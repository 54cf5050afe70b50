package org.driftwatch.calibrators.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CountCodecTest {
    @Property(tries = 300, seed = "20261121")
    void givesBackEveryCount(@ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double filled) {
        Random random = new Random(seed);
        int[] counts = new int[256];
        for (int i = 0; i < counts.length; i++)
            if (random.nextDouble() < filled) counts[i] = random.nextInt() >>> random.nextInt(1, 32);
        assertThat(CountCodec.decode(CountCodec.encode(counts), 256)).isEqualTo(counts);
    }

    @Test
    void isSmallWhereThereIsLittle() {
        int[] counts = new int[256];
        assertThat(CountCodec.encode(counts)).hasSize(1);
        counts[200] = 1;
        assertThat(CountCodec.encode(counts)).hasSize(5);
        counts[255] = Integer.MAX_VALUE;
        assertThat(CountCodec.decode(CountCodec.encode(counts), 256)).isEqualTo(counts);
    }
}
