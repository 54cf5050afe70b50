package org.driftwatch.calibrators.simulation.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelaunayInterpolationTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void reproducesAPlaneInEveryDimension(int dimensions) {
        List<double[]> points = scattered(60, dimensions, 11L);
        double[] values = points.stream().mapToDouble(DelaunayInterpolationTest::plane).toArray();
        DelaunayInterpolation interpolation = new DelaunayInterpolation(points, true);
        double[] centre = new double[dimensions];
        java.util.Arrays.fill(centre, 0.5);
        assertThat(interpolation.at(centre, values).highest()).isCloseTo(plane(centre), within(1e-10));
    }

    private static double plane(double[] point) {
        double value = 3;
        for (int axis = 0; axis < point.length; axis++) value += (axis + 1) * point[axis];
        return value;
    }

    @Test
    void takesTheTriangleWithAnEmptyCircle() {
        List<double[]> points = scattered(40, 2, 5L);
        double[] values = new Random(6L).doubles(40).toArray();
        DelaunayInterpolation interpolation = new DelaunayInterpolation(points, false);
        for (double[] query : scattered(50, 2, 7L)) {
            double expected = byEmptyCircle(points, values, query);
            Interpolated found = interpolation.at(query, values);
            assertThat(found.outside()).isEqualTo(Double.isNaN(expected));
            if (found.outside()) continue;
            assertThat(found.unique()).isTrue();
            assertThat(found.highest()).isCloseTo(expected, within(1e-10));
        }
    }

    @Test
    void aSquareHasTwoTriangulations() {
        List<double[]> square = List.of(at(0, 0), at(1, 0), at(0, 1), at(1, 1));
        DelaunayInterpolation interpolation = new DelaunayInterpolation(square, true);
        Interpolated middle = interpolation.at(at(0.5, 0.5), new double[] {0, 1, 3, 10});
        assertThat(middle.lowest()).isCloseTo(2, within(1e-12));
        assertThat(middle.highest()).isCloseTo(5, within(1e-12));
        assertThat(middle.unique()).isFalse();
    }

    @Test
    void cornersEdgesAndOutside() {
        List<double[]> triangle = List.of(at(0, 0), at(2, 0), at(0, 2));
        DelaunayInterpolation interpolation = new DelaunayInterpolation(triangle, true);
        double[] values = {1, 2, 4};
        assertThat(interpolation.at(at(2, 0), values).highest()).isCloseTo(2, within(1e-12));
        assertThat(interpolation.at(at(1, 1), values).highest()).isCloseTo(3, within(1e-12));
        assertThat(interpolation.at(at(1.01, 1), values).outside()).isTrue();
        assertThat(interpolation.at(at(-0.01, 1), values).outside()).isTrue();
    }

    @Test
    void pointsOnALineInThePlaneStillAnswerOnThatLine() {
        List<double[]> line = List.of(at(0, 0), at(1, 2), at(2, 4));
        DelaunayInterpolation interpolation = new DelaunayInterpolation(line, true);
        double[] values = {0, 10, 40};
        assertThat(interpolation.at(at(1.5, 3), values).highest()).isCloseTo(25, within(1e-9));
        assertThat(interpolation.at(at(1.5, 2), values).outside()).isTrue();
    }

    @Test
    void axesOfVeryDifferentScale() {
        List<double[]> points = new ArrayList<>();
        for (double y : new double[] {20, 40, 60}) for (int i = 0; i < 50; i++) points.add(at(0.01 * StrictMath.pow(1.3, i), y));
        double[] values = points.stream().mapToDouble(p -> 2 * p[0] - p[1]).toArray();
        DelaunayInterpolation interpolation = new DelaunayInterpolation(points, true);
        for (double x : new double[] {0.0123, 0.5, 40, 2000})
            assertThat(interpolation.at(at(x, 33), values).highest()).isCloseTo(2 * x - 33, within(1e-7));
    }

    /** Energies over six decades at 24 conditions: every cell is degenerate, and queries lie on planes of the grid too. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGridOfFourAxesAnswersEverywhereInside(boolean rescaled) {
        List<double[]> points = grid();
        double[] values = points.stream().mapToDouble(DelaunayInterpolationTest::plane).toArray();
        DelaunayInterpolation interpolation = new DelaunayInterpolation(points, rescaled);
        Random random = new Random(1L);
        for (int i = 0; i < 80; i++) {
            double[] query = at(
                    0.01 * StrictMath.pow(10, 5.5 * random.nextDouble()),
                    i % 3 == 0 ? 180 : 180 * random.nextDouble(),
                    i % 4 == 0 ? 40 : 20 + 40 * random.nextDouble(),
                    i % 5 == 0 ? 0 : 3 * random.nextDouble());
            Interpolated found = interpolation.at(query, values);
            assertThat(found.lowest()).as("at %s", List.of(query)).isCloseTo(plane(query), within(1e-9 * plane(query)));
            assertThat(found.highest()).isCloseTo(plane(query), within(1e-9 * plane(query)));
            query[1 + i % 3] = i % 3 == 1 ? 60.001 : i % 3 == 0 ? -0.001 : 3.001;
            assertThat(interpolation.at(query, values).outside()).isTrue();
        }
    }

    private static List<double[]> grid() {
        List<double[]> points = new ArrayList<>();
        for (double offset : new double[] {0, 1, 3})
            for (double zenith : new double[] {20, 40, 52, 60})
                for (double azimuth : new double[] {0, 180})
                    for (int i = 0; i < 61; i++)
                        points.add(at(0.01 * StrictMath.pow(10, 0.1 * i) - (i == 0 ? 1e-4 * zenith : 0), azimuth, zenith, offset));
        return points;
    }

    private static double byEmptyCircle(List<double[]> points, double[] values, double[] query) {
        for (int i = 0; i < points.size(); i++)
            for (int j = 0; j < i; j++)
                for (int k = 0; k < j; k++) {
                    double[] weights = weights(points.get(i), points.get(j), points.get(k), query);
                    if (Math.min(weights[0], Math.min(weights[1], weights[2])) < 0) continue;
                    if (empty(points, points.get(i), points.get(j), points.get(k)))
                        return weights[0] * values[i] + weights[1] * values[j] + weights[2] * values[k];
                }
        return Double.NaN;
    }

    private static double[] weights(double[] a, double[] b, double[] c, double[] q) {
        double area = cross(a, b, c);
        return new double[] {cross(q, b, c) / area, cross(a, q, c) / area, cross(a, b, q) / area};
    }

    private static double cross(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }

    private static boolean empty(List<double[]> points, double[] a, double[] b, double[] c) {
        double d = 2 * cross(a, b, c);
        double b2 = square(b) - square(a);
        double c2 = square(c) - square(a);
        double x = (b2 * (c[1] - a[1]) - c2 * (b[1] - a[1])) / d;
        double y = (c2 * (b[0] - a[0]) - b2 * (c[0] - a[0])) / d;
        double radius = StrictMath.hypot(a[0] - x, a[1] - y);
        return points.stream().allMatch(p -> StrictMath.hypot(p[0] - x, p[1] - y) > radius - 1e-9);
    }

    private static double square(double[] p) {
        return p[0] * p[0] + p[1] * p[1];
    }

    private static double[] at(double... coordinates) {
        return coordinates;
    }

    private static List<double[]> scattered(int count, int dimensions, long seed) {
        Random random = new Random(seed);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) points.add(random.doubles(dimensions).toArray());
        if (dimensions > 3) addCorners(points, dimensions);
        return points;
    }

    private static void addCorners(List<double[]> points, int dimensions) {
        for (int corner = 0; corner < 1 << dimensions; corner++) {
            double[] point = new double[dimensions];
            for (int axis = 0; axis < dimensions; axis++) point[axis] = corner >> axis & 1;
            points.add(point);
        }
    }
}
