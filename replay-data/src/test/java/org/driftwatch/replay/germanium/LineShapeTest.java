package org.driftwatch.replay.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.driftwatch.replay.random.RandomStream;
import org.junit.jupiter.api.Test;

class LineShapeTest {
    private static final double ENERGY = 2614.5;
    private static final int BINS = 40;

    @Test
    void widthFollowsTheResolutionCurve() {
        LineShape shape = new LineShape(0.6, 0.0022, 0, 1);
        RandomStream random = new RandomStream(1);
        int draws = 200_000;
        double squares = 0;
        for (int i = 0; i < draws; i++) squares += Math.pow(shape.draw(ENERGY, 0, random) - ENERGY, 2);
        double fwhm = Math.sqrt(squares / draws) * 2.3548200450309493;
        assertThat(fwhm).isCloseTo(Math.sqrt(0.6 + 0.0022 * ENERGY), within(4 * fwhm / Math.sqrt(2.0 * draws)));
    }

    @Test
    void theMaximumOfATailedPeakLiesAtTheLine() {
        LineShape shape = new LineShape(0.6, 0.0022, 0.5, 1.5);
        double centre = shape.centreKeV(ENERGY, 0);
        double sigma = shape.fwhmKeV(ENERGY) / 2.3548200450309493;
        double[] top = topOfPeak(shape, centre, 0.3 * sigma);
        assertThat(centre - ENERGY).isGreaterThan(10 * top[1]);
        assertThat(top[0]).isCloseTo(ENERGY, within(4 * top[1]));
    }

    /** Vertex of a parabola through the histogram around the line, and its standard error. */
    private static double[] topOfPeak(LineShape shape, double centre, double halfWidth) {
        double[] counts = new double[BINS];
        RandomStream random = new RandomStream(2);
        for (int i = 0; i < 4_000_000; i++) {
            double bin = (shape.draw(centre, 0, random) - ENERGY + halfWidth) * BINS / (2 * halfWidth);
            if (bin >= 0 && bin < BINS) counts[(int) bin]++;
        }
        return vertex(counts, halfWidth);
    }

    /** Moments against the Legendre polynomials 1 and 2 on [-1, 1]: f = c0 + c1 x + c2 (3x² - 1)/2, vertex -c1/(3 c2). */
    private static double[] vertex(double[] counts, double halfWidth) {
        double total = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < BINS; i++) {
            double x = (i + 0.5) * 2 / BINS - 1;
            total += counts[i];
            first += counts[i] * x;
            second += counts[i] * (3 * x * x - 1) / 2;
        }
        double c1 = 1.5 * first;
        double c2 = 2.5 * second;
        double error = 1.5 * Math.sqrt(total / 3) / Math.abs(3 * c2);
        return new double[] {ENERGY - halfWidth * c1 / (3 * c2), halfWidth * error};
    }

    @Test
    void impossibleShapesAreRefusedByName() {
        assertThatThrownBy(() -> new LineShape(0, 0.002, 0.1, 1)).hasMessage("a must be > 0 keV², was 0.0");
        assertThatThrownBy(() -> new LineShape(1, 0.002, 0.6, 1))
                .hasMessage("tail fraction must be in [0, 0.5], was 0.6");
    }
}
