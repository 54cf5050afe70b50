package org.driftwatch.calibrators.simulation.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.topics.codec.Json;
import org.junit.jupiter.api.Test;

class BinnedSampleTest {
    private static final BinnedSample EXAMPLE = new BinnedSample(
            new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, new long[] {0, 0, 5, 10, 20, 40, 15, 8, 2, 0});

    @Test
    void givesThePeersSixteenLimits() throws IOException {
        JsonNode reference = Json.MAPPER
                .readTree(
                        SharedFolder.file("reference/cta/simtools_limits.json").toFile())
                .path("compute_limits_cases");
        BinnedSample sample = new BinnedSample(
                Json.MAPPER.treeToValue(reference.path("bin_edges"), double[].class),
                Json.MAPPER.treeToValue(reference.path("hist"), long[].class));
        assertThat(reference.path("cases")).hasSize(16);
        for (JsonNode each : reference.path("cases")) {
            Side side = each.path("type").asText().equals("lower") ? Side.LOWER : Side.UPPER;
            assertThat(sample.peerLimit(side, each.path("loss").asDouble()))
                    .as(each.toString())
                    .isEqualTo(each.path("limit").asDouble());
        }
    }

    @Test
    void keepsEveryEventWhenNoneMayBeLost() {
        assertThat(EXAMPLE.tightest(Side.LOWER, 0)).isEqualTo(new BinnedSample.Cut(2, 0));
        assertThat(EXAMPLE.tightest(Side.UPPER, 0)).isEqualTo(new BinnedSample.Cut(9, 0));
    }

    @Test
    void cutsAsMuchAsMayBeLostAndNotOneBinMore() {
        assertThat(EXAMPLE.tightest(Side.LOWER, 5)).isEqualTo(new BinnedSample.Cut(3, 5));
        assertThat(EXAMPLE.tightest(Side.LOWER, 14)).isEqualTo(new BinnedSample.Cut(3, 5));
        assertThat(EXAMPLE.tightest(Side.UPPER, 10)).isEqualTo(new BinnedSample.Cut(7, 10));
    }

    @Test
    void neverLosesMoreThanAllowedAndAlwaysTheTightest() {
        Random random = new Random(11);
        for (int trial = 0; trial < 200; trial++) {
            double[] values = random.doubles(300).map(x -> x * x).toArray();
            double[] edges = SampleBins.linear(values);
            BinnedSample sample = new BinnedSample(edges, SampleBins.counts(values, edges));
            assertThat(sample.total()).isEqualTo(300);
            int most = random.nextInt(100);
            BinnedSample.Cut cut = sample.tightest(Side.UPPER, most);
            boolean nothingCut = cut.edge() == edges[edges.length - 1];
            long beyond = Arrays.stream(values)
                    .filter(v -> v > cut.edge() || v == cut.edge() && !nothingCut)
                    .count();
            assertThat(beyond).isEqualTo(cut.lost()).isLessThanOrEqualTo(most);
            int below = Arrays.binarySearch(edges, cut.edge()) - 1;
            assertThat(beyond + sample.counts()[below]).isGreaterThan(most);
        }
    }

    @Test
    void countsOneEventInTheLastOfEqualEdges() {
        double[] edges = SampleBins.logarithmic(new double[] {3.5});
        long[] counts = SampleBins.counts(new double[] {3.5}, edges);
        assertThat(counts).hasSize(999);
        assertThat(counts[998]).isEqualTo(1);
    }
}
