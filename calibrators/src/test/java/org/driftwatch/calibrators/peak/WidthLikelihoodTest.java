package org.driftwatch.calibrators.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthLikelihoodTest {
    private static final double MU = 1000;
    private static final double SIGMA = 4;
    private static final double TAU = 6;
    private static final double BIN = 0.5;
    private static final int BINS = 160;
    private static final double LOW = MU - BIN * BINS / 2;

    private static PeakFit shape(double tail) {
        List<Double> values = List.of(500.0, MU, SIGMA, tail, TAU, 100.0, -0.1);
        PeakShape shape = PeakShape.of(PeakModel.HPGE_PEAK, LOW, LOW + BIN * BINS, values);
        PeakWidth width = new PeakWidth(shape, Behaviour.CORRECTED);
        return new PeakFit(
                PeakModel.HPGE_PEAK,
                LOW,
                LOW + BIN * BINS,
                values,
                List.of(),
                List.of(),
                0,
                0,
                600,
                width.mode(),
                0.2,
                width.fwhm(),
                0.3,
                null,
                PeakFit.Flaw.NONE,
                List.of(),
                Double.NaN);
    }

    /** Events of a line {@code scale} times as wide on a flat background. */
    private static WindowHistogram window(Random random, double tail, double scale, int line, int flat) {
        long[] counts = new long[BINS];
        for (int i = 0; i < line; i++) {
            double low = random.nextDouble() < tail ? scale * TAU * Math.log(1 - random.nextDouble()) : 0;
            int bin = (int) Math.floor((MU + low + scale * SIGMA * random.nextGaussian() - LOW) / BIN);
            if (bin >= 0 && bin < BINS) counts[bin]++;
        }
        for (int i = 0; i < flat; i++) counts[random.nextInt(BINS)]++;
        return new WindowHistogram(LOW, BIN, counts);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "0, 1.3, 100", "0.2, 1, 100", "0.2, 1.3, 500", "0, 0.8, 1000"})
    void recoversTheScaleWithItsError(double tail, double scale, int flat) {
        PeakFit shape = shape(tail);
        Random random = new Random(5);
        int runs = 300;
        double pulls = 0;
        double squares = 0;
        double error = 0;
        for (int i = 0; i < runs; i++) {
            WindowHistogram seen = window(random, tail, scale, 500, flat);
            WidthLikelihood.Scale found = WidthLikelihood.fit(seen, shape.position(), shape);
            assertThat(found.valid()).isTrue();
            double pull = (found.scale() - scale) / found.error();
            pulls += pull;
            squares += pull * pull;
            error += found.error() / found.scale() / runs;
        }
        // the estimate of a width from n events is small by a fraction of its error of order 1/√n
        assertThat(pulls / runs).isCloseTo(0, within(0.15 + 4 / Math.sqrt(runs)));
        assertThat(squares / runs).isCloseTo(1, within(4 * Math.sqrt(2.0 / runs)));
        if (tail == 0 && flat == 0) assertThat(error).isCloseTo(1 / Math.sqrt(2 * 500.0), within(0.002));
        assertThat(error).isGreaterThan(0.03);
    }

    @Test
    void anEmptyWindowAndOneWithoutALineHaveNoWidth() {
        PeakFit shape = shape(0);
        assertThat(WidthLikelihood.fit(new WindowHistogram(LOW, BIN, new long[BINS]), MU, shape)
                        .valid())
                .isFalse();
        WidthLikelihood.Scale flat = WidthLikelihood.fit(window(new Random(1), 0, 1, 0, 600), shape.position(), shape);
        assertThat(flat.valid() && flat.error() < 0.1).isFalse();
    }
}
