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
    private static final int FINAL = 3;
    private static final int SUBSET = 1500;
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

        /** About {@code most} of the points, evenly over their order; all of them if there are no more. */
        Points thinned(int most) {
            int n = Math.min(most, x.length);
            double[] u = new double[n];
            double[] v = new double[n];
            int[] w = new int[n];
            for (int k = 0; k < n; k++) {
                int i = (int) ((long) k * x.length / n);
                u[k] = x[i];
                v[k] = y[i];
                w[k] = weight[i];
            }
            return new Points(u, v, w);
        }
    }

    /** The estimate, or null with fewer than ten events or all of them on a line. */
    static RobustCovariance of(Points points, long seed) {
        if (points.events() < 10) return null;
        Search search = new Search(points.thinned(SUBSET));
        RobustCovariance[] tried = new RobustCovariance[DRAWS];
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < DRAWS; k++) {
            RobustCovariance start = search.draw(random);
            if (start != null) tried[k] = search.concentrate(start, 2);
        }
        Search all = new Search(points);
        RobustCovariance[] good = search.best(tried, KEPT);
        RobustCovariance best = all.best(good, FINAL)[0];
        return best == null ? null : all.reweighted(best);
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
        private final int[] left;
        private final double[] share;

        Search(Points points) {
            this.points = points;
            n = points.x().length;
            events = points.events();
            distance = new double[n];
            left = new int[n];
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

        /** Concentrates the {@code most} smallest of {@code from}; ascending. */
        RobustCovariance[] best(RobustCovariance[] from, int most) {
            RobustCovariance[] sorted = from.clone();
            Arrays.sort(sorted, (a, b) -> Double.compare(order(a), order(b)));
            RobustCovariance[] ends = new RobustCovariance[Math.min(most, sorted.length)];
            for (int k = 0; k < ends.length; k++)
                ends[k] = sorted[k] == null ? null : concentrate(sorted[k], MOST_STEPS);
            Arrays.sort(ends, (a, b) -> Double.compare(order(a), order(b)));
            return ends;
        }

        /** Full shares for the nearest half of the events, a part for those on the border. */
        private void takeNearest(RobustCovariance c) {
            for (int i = 0; i < n; i++) distance[i] = c.distance(points.x()[i], points.y()[i]);
            double border = border();
            double inside = 0;
            double on = 0;
            for (int i = 0; i < n; i++) {
                if (distance[i] < border) inside += points.weight()[i];
                else if (distance[i] == border) on += points.weight()[i];
            }
            double part = on > 0 ? (half() - inside) / on : 0;
            for (int i = 0; i < n; i++) {
                double w = points.weight()[i];
                share[i] = distance[i] < border ? w : distance[i] == border ? part * w : 0;
            }
        }

        /** The distance within which half of the events lie, by quickselect with weights. */
        private double border() {
            for (int i = 0; i < n; i++) left[i] = i;
            int from = 0;
            int until = n;
            long wanted = half();
            while (true) {
                double pivot = distance[left[(from + until) >>> 1]];
                int low = from;
                int high = until;
                long below = 0;
                long equal = 0;
                for (int k = from; k < high; ) {
                    int i = left[k];
                    if (distance[i] < pivot) {
                        below += points.weight()[i];
                        left[k++] = left[low];
                        left[low++] = i;
                    } else if (distance[i] > pivot) {
                        left[k] = left[--high];
                        left[high] = i;
                    } else {
                        equal += points.weight()[i];
                        k++;
                    }
                }
                if (wanted <= below) {
                    until = low;
                } else if (wanted <= below + equal || high == until) {
                    return pivot;
                } else {
                    wanted -= below + equal;
                    from = high;
                }
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
