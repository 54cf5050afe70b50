package org.driftwatch.calibrators.germanium.aoe;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Minimum covariance determinant of weighted points in the plane: the mean and covariance of the half of the events that have the
 * smallest determinant, made consistent with a normal distribution, then of all events within the 97.5 % ellipse.
 *
 * <p>From seeded draws of three points each, two concentration steps; the ten best are then concentrated until they stand still.
 * Draws go by event, so that a point of weight w is drawn like w equal events.
 * <p>Source: Rousseeuw and Van Driessen, A fast algorithm for the minimum covariance determinant estimator, Technometrics 41 (1999) 212.
 *
 * @param meanX mean of x
 * @param meanY mean of y
 * @param xx variance of x
 * @param xy covariance
 * @param yy variance of y
 */
record RobustCovariance(double meanX, double meanY, double xx, double xy, double yy) {
    private static final int DRAWS = 30;
    private static final int KEPT = 10;
    private static final int MOST_STEPS = 30;
    /** -2 ln(1 - q) is the q-quantile of chi-square with two degrees of freedom. */
    private static final double MEDIAN = 2 * StrictMath.log(2);

    private static final double OUTER = -2 * StrictMath.log(0.025);

    /** Weighted points. */
    record Points(double[] x, double[] y, int[] weight) {
        long events() {
            long sum = 0;
            for (int w : weight) sum += w;
            return sum;
        }
    }

    /** The estimate, or null with fewer than ten events or all of them on a line. */
    static RobustCovariance of(Points points, long seed) {
        if (points.events() < 10) return null;
        Search search = new Search(points);
        RobustCovariance[] tried = new RobustCovariance[DRAWS];
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < DRAWS; k++) {
            RobustCovariance start = search.draw(random);
            if (start != null) tried[k] = search.concentrate(start, 2);
        }
        Arrays.sort(tried, (a, b) -> Double.compare(order(a), order(b)));
        RobustCovariance best = null;
        for (int k = 0; k < KEPT && tried[k] != null; k++) {
            RobustCovariance end = search.concentrate(tried[k], MOST_STEPS);
            if (best == null || order(end) < order(best)) best = end;
        }
        return best == null ? null : search.reweighted(best);
    }

    private static double order(RobustCovariance c) {
        return c == null ? Double.POSITIVE_INFINITY : c.determinant();
    }

    double determinant() {
        return xx * yy - xy * xy;
    }

    private double distance(double x, double y) {
        double dx = x - meanX;
        double dy = y - meanY;
        return (dx * dx * yy - 2 * dx * dy * xy + dy * dy * xx) / determinant();
    }

    private RobustCovariance scaled(double factor) {
        return new RobustCovariance(meanX, meanY, factor * xx, factor * xy, factor * yy);
    }

    /** Unit vector of the larger variance. */
    double[] longAxis() {
        double angle = 0.5 * StrictMath.atan2(2 * xy, xx - yy);
        return new double[] {StrictMath.cos(angle), StrictMath.sin(angle)};
    }

    /** Holds the scratch of one estimate. */
    private static final class Search {
        private final Points points;
        private final int n;
        private final long events;
        private final double[] distance;
        private final Integer[] order;
        private final double[] share;

        Search(Points points) {
            this.points = points;
            n = points.x().length;
            events = points.events();
            distance = new double[n];
            order = new Integer[n];
            share = new double[n];
        }

        /** Moments of three drawn events, more where these lie on a line. */
        RobustCovariance draw(SplittableRandom random) {
            Arrays.fill(share, 0);
            for (int k = 0; k < 20; k++) {
                share[drawn(random.nextLong(events))]++;
                if (k < 2) continue;
                RobustCovariance c = moments();
                if (c.determinant() > 1e-12 * c.xx * c.yy) return c;
            }
            return null;
        }

        private int drawn(long rank) {
            long before = 0;
            for (int i = 0; i < n; i++) {
                before += points.weight()[i];
                if (rank < before) return i;
            }
            return n - 1;
        }

        RobustCovariance concentrate(RobustCovariance from, int steps) {
            RobustCovariance now = from;
            for (int step = 0; step < steps; step++) {
                takeNearest(now);
                RobustCovariance next = moments();
                if (!(next.determinant() > 0)) return now;
                if (step > 0 && next.determinant() >= now.determinant() * (1 - 1e-12)) return next;
                now = next;
            }
            return now;
        }

        /** Full shares for the nearest half of the events, a part for the point on the border. */
        private void takeNearest(RobustCovariance c) {
            for (int i = 0; i < n; i++) {
                distance[i] = c.distance(points.x()[i], points.y()[i]);
                order[i] = i;
            }
            Arrays.sort(order, (a, b) -> {
                int compared = Double.compare(distance[a], distance[b]);
                return compared != 0 ? compared : Integer.compare(a, b);
            });
            Arrays.fill(share, 0);
            double left = half();
            for (int k = 0; k < n && left > 0; k++) {
                int i = order[k];
                share[i] = Math.min(left, points.weight()[i]);
                left -= share[i];
            }
        }

        private long half() {
            return (events + 3) / 2;
        }

        RobustCovariance reweighted(RobustCovariance raw) {
            double correction = medianDistance(raw) / MEDIAN;
            RobustCovariance consistent = raw.scaled(correction);
            for (int i = 0; i < n; i++) {
                boolean inside = consistent.distance(points.x()[i], points.y()[i]) < OUTER;
                share[i] = inside ? points.weight()[i] : 0;
            }
            return moments();
        }

        private double medianDistance(RobustCovariance c) {
            double[] all = new double[n];
            for (int i = 0; i < n; i++) all[i] = c.distance(points.x()[i], points.y()[i]);
            return new AoePoints(all, points.weight()).percentile(50);
        }

        private RobustCovariance moments() {
            double w = 0;
            double x = 0;
            double y = 0;
            for (int i = 0; i < n; i++) {
                w += share[i];
                x += share[i] * points.x()[i];
                y += share[i] * points.y()[i];
            }
            x /= w;
            y /= w;
            double xx = 0;
            double xy = 0;
            double yy = 0;
            for (int i = 0; i < n; i++) {
                if (share[i] == 0) continue;
                double dx = points.x()[i] - x;
                double dy = points.y()[i] - y;
                xx += share[i] * dx * dx;
                xy += share[i] * dx * dy;
                yy += share[i] * dy * dy;
            }
            return new RobustCovariance(x, y, xx / w, xy / w, yy / w);
        }
    }
}
