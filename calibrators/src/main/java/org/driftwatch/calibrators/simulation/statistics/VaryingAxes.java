package org.driftwatch.calibrators.simulation.statistics;

import java.util.List;
import java.util.stream.IntStream;

/** The axes along which points differ: those of variance above 1e-6. The others do not take part in an interpolation. */
final class VaryingAxes {
    private static final double FLAT = 1e-6;

    private final int[] axes;

    VaryingAxes(List<double[]> points) {
        axes = IntStream.range(0, points.get(0).length)
                .filter(axis -> variance(points, axis) > FLAT)
                .toArray();
    }

    private static double variance(List<double[]> points, int axis) {
        double mean = points.stream().mapToDouble(p -> p[axis]).average().orElseThrow();
        return points.stream()
                .mapToDouble(p -> (p[axis] - mean) * (p[axis] - mean))
                .average()
                .orElseThrow();
    }

    boolean vary(int axis) {
        return IntStream.of(axes).anyMatch(each -> each == axis);
    }

    double[] of(double[] point) {
        return IntStream.of(axes).mapToDouble(axis -> point[axis]).toArray();
    }

    List<double[]> of(List<double[]> points) {
        return points.stream().map(this::of).toList();
    }
}
