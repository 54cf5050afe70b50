package org.driftwatch.topics.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramSnapshotCodecTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 255, 256, 65_535, 65_536, 4_294_967_295.0, 4_294_967_296.0, 0.25})
    void anyContentComesBackExactly(double content) {
        HistogramSnapshotCodec codec = new HistogramSnapshotCodec();
        HistogramSnapshot histogram = new HistogramSnapshot(
                "r", "ch1", "cuspEmax", HistogramView.DECAYED, 100, 0.5, 1, 2, 3, 4, new double[] {content, 1});
        assertThat(codec.decode(codec.encode(histogram)))
                .usingRecursiveComparison()
                .isEqualTo(histogram);
    }
}
