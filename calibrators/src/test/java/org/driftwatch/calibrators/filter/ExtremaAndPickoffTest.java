package org.driftwatch.calibrators.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.driftwatch.calibrators.filter.ExtremaSearch.Direction;
import org.junit.jupiter.api.Test;

class ExtremaAndPickoffTest {
    @Property(tries = 100, seed = "20261125")
    void thePlacesFoundForwardAreAsManyAsAreCounted(@ForAll long seed) {
        double[] x = noise(seed);
        ExtremaSearch search = new ExtremaSearch(1, 0.7, 0.3, 0.2, Direction.FORWARD, false);
        ExtremaSearch.Found found = search.find(x, 20, 20);
        LocalExtrema.Count count = new LocalExtrema(1, 0.7, 0.3, 0.2, 20).count(x);
        assertThat(found.maxima()).hasSize(count.maxima()).isSorted();
        assertThat(found.minima()).hasSize(count.minima()).isSorted();
        for (int maximum : found.maxima()) assertThat(x[maximum]).isGreaterThan(0.3);
    }

    @Property(tries = 50, seed = "20261125")
    void backwardIsForwardOnTheMirrorAndBothIsInEither(@ForAll long seed) {
        double[] x = noise(seed);
        ExtremaSearch.Found forward = search(Direction.FORWARD).find(x, 99, 99);
        ExtremaSearch.Found backward = search(Direction.BACKWARD).find(x, 99, 99);
        ExtremaSearch.Found both = search(Direction.COINCIDENT).find(x, 99, 99);
        ExtremaSearch.Found either = search(Direction.EITHER).find(x, 99, 99);
        assertThat(either.maxima())
                .contains(forward.maxima())
                .contains(backward.maxima())
                .isSorted();
        assertThat(both.minima().length + either.minima().length)
                .isEqualTo(forward.minima().length + backward.minima().length);
        for (int minimum : both.minima()) assertThat(forward.minima()).contains(minimum);
    }

    private static ExtremaSearch search(Direction direction) {
        return new ExtremaSearch(0.8, 0.8, 0.1, 0.1, direction, false);
    }

    private static double[] noise(long seed) {
        Random random = new Random(seed);
        double[] x = new double[200];
        for (int i = 0; i < x.length; i++) x[i] = random.nextGaussian();
        return x;
    }

    @Test
    void whatIsSmallerThanRoundingIsNoExtremum() {
        double[] x = {0, 1_000, 500, 500 + 1e-8, 500, 500 + 1e-8, 0};
        assertThat(new LocalExtrema(0, 0, 0, 1e9, 20).count(x)).isEqualTo(new LocalExtrema.Count(1, 0));
        assertThat(new LocalExtrema(0, 0, 0, 1e9, 20).count(new double[] {0, 1, 0.5, 0.6, 0}))
                .isEqualTo(new LocalExtrema.Count(2, 1));
    }

    @Test
    void aNaturalSplineIsExactOnALineAndAgreesWithItsEquationsElsewhere() {
        double[] line = {1, 3, 5, 7, 9};
        assertThat(Pickoff.at(line, 2.3, Pickoff.Mode.SPLINE)).isCloseTo(5.6, within(1e-12));
        // 0, 1, 0: second derivatives 0, -3, 0, so that halfway 0.5 + 3/16 stands
        double[] peak = {0, 1, 0};
        assertThat(Pickoff.at(peak, 0.5, Pickoff.Mode.SPLINE)).isCloseTo(0.6875, within(1e-12));
        assertThat(Pickoff.at(peak, 1.5, Pickoff.Mode.SPLINE)).isCloseTo(0.6875, within(1e-12));
    }

    @Test
    void aCubicThroughNeighboursIsExactOnAParabolaInside() {
        double[] x = {0, 1, 4, 9, 16, 25};
        assertThat(Pickoff.at(x, 2.25, Pickoff.Mode.HERMITE)).isCloseTo(2.25 * 2.25, within(1e-12));
        assertThatThrownBy(() -> Pickoff.at(x, 2.25, Pickoff.Mode.INDEX))
                .hasMessageContaining("integer sample, was 2.25");
        assertThat(Pickoff.at(x, 5.1, Pickoff.Mode.LINEAR)).isNaN();
    }
}
