package org.driftwatch.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.parameter.ParameterValue;

/** What the optimisers of a simulated detector propose, for the tiles of filters. */
final class SimulatedFilters {
    private static final int LENGTH = 60;

    private final Random random;

    SimulatedFilters(Random random) {
        this.random = random;
    }

    SortedMap<String, ParameterValue> answer() {
        return new TreeMap<>(Map.of(GermaniumFilter.SUBJECT, filter(), GermaniumDplms.SUBJECT, dplms()));
    }

    private double around(double value, double error) {
        return value + error * random.nextGaussian();
    }

    private static String us(double value) {
        return String.format(Locale.ROOT, "%.2f*us", value);
    }

    private GermaniumFilter filter() {
        SortedMap<String, GermaniumFilter.NoisePoint> sweep = new TreeMap<>();
        for (int x = 1; x <= 12; x++) {
            double spread = 0.9 / x + 1.12 + 0.022 * x;
            double fom = around(spread, 0.012);
            sweep.put(x + ".0", new GermaniumFilter.NoisePoint(-spread / 2, spread / 2, fom, 0.4 * spread, fom, 0.02));
        }
        double best = Math.rint(around(6.3, 0.2) * 100) / 100;
        SortedMap<String, String> rise = new TreeMap<>(Map.of("rise", us(best), "rise_err", "0.90*us"));
        List<String> grid = List.of("1.00*us", "1.50*us", "2.00*us", "2.50*us", "3.00*us", "3.50*us");
        double[] widths = IntStream.range(0, grid.size())
                .mapToDouble(i -> around(2.62 + 0.11 * (1 + 0.5 * i - 2) * (1 + 0.5 * i - 2), 0.012))
                .toArray();
        double[] errors = Arrays.stream(widths).map(any -> 0.025).toArray();
        SortedMap<String, GermaniumFilter.Decision> decisions = new TreeMap<>();
        decisions.put(
                "etrap.rise",
                new GermaniumFilter.Decision("kept", "8.00*us", us(best), "enc", 1.408, 1.396, 0.012, 0.026));
        decisions.put(
                "etrap.flat",
                new GermaniumFilter.Decision("changed", "3.00*us", "2.00*us", "fwhm", 2.73, 2.62, 0.11, 0.035));
        return new GermaniumFilter(
                new GermaniumFilter.OutputDict(
                        new TreeMap<>(Map.of("rise", "8.00*us", "flat", "2.00*us")), null, null, null),
                decisions,
                new GermaniumFilter.NoiseOptimization(new TreeMap<>(Map.of("etrap", rise)), sweep),
                new TreeMap<>(Map.of("etrap.flat", grid(grid, widths, errors))),
                new TreeMap<>(),
                new GermaniumFilter.FomWithAlpha(
                        new GermaniumFilter.PeakDict(2614.5, new double[] {40, 40}, "trapEmax", "hpge_peak"),
                        new GermaniumFilter.AlphaResult(2.62, 0.025, 1.2e-6, 2e-7, new double[] {41.7, 33}, 922, 31)),
                new GermaniumFilter.FomNoAlpha(
                        2.74, 0.11, 0.028, 0.007, new double[] {35.3, 33}, 922, 31, 7_812.7, 0.2),
                1_000,
                922,
                null);
    }

    private static GermaniumFilter.GridSearch grid(List<String> values, double[] widths, double[] errors) {
        List<String> dimension = new ArrayList<>(List.of("etrap", "flat"));
        dimension.addAll(values);
        return new GermaniumFilter.GridSearch(dimension, widths, errors);
    }

    private GermaniumDplms dplms() {
        double[] shape = IntStream.range(0, LENGTH)
                .mapToDouble(i -> {
                    double x = (i - 29.5) / 11;
                    return 0.04 * StrictMath.exp(-x * x) - 0.016 * StrictMath.exp(-x * x / 5) + around(0, 4e-4);
                })
                .toArray();
        List<GermaniumDplms.GridPoint> grid = new ArrayList<>();
        for (double nm : new double[] {0.1, 1, 10})
            for (double ft : new double[] {0.1, 1}) {
                double width = around(2.58 + 0.04 * Math.abs(StrictMath.log10(nm)) + 0.02 * (1 - ft), 0.01);
                grid.add(new GermaniumDplms.GridPoint(
                        new GermaniumDplms.Coefficients(nm, 1, 1, ft, 99, 5), width, 0.026, 1e-6, 0.3, 922));
            }
        return new GermaniumDplms(
                new GermaniumDplms.OutputDict(
                        new GermaniumDplms.Filter(LENGTH, shape, new GermaniumDplms.Coefficients(1, 1, 1, 1, 99, 5)),
                        new TreeMap<>()),
                "changed",
                2.55,
                0.024,
                0.31,
                "trapEmax",
                2.62,
                0.025,
                grid,
                null,
                1_000,
                922,
                null);
    }
}
