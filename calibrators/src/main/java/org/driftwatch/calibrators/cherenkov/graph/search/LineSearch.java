package org.driftwatch.calibrators.cherenkov.graph.search;

/** Rough minimum along a step, by parabolas through three points. */
final class LineSearch {
    private static final double TOLERANCE = 0.05;
    private static final double ALPHA = 2;
    private static final int MOST = 12;

    private final Cost cost;
    private final double[] from;
    private final double[] step;
    private final double slope;
    private final Point[] points = new Point[3];
    private double overall = 1000;
    private double underall = -100;
    private double longest = 5;
    private double tolerance = TOLERANCE;
    private Point best;
    private int tries = 1;

    /** Part of the step, and the function there. */
    record Point(double x, double y) {}

    private LineSearch(Cost cost, double[] from, double[] step, double slope) {
        this.cost = cost;
        this.from = from;
        this.step = step;
        this.slope = slope;
    }

    static Point along(Cost cost, double[] from, double value, double[] step, double slope) {
        LineSearch search = new LineSearch(cost, from, step, slope);
        Point start = new Point(0, value);
        if (search.first(start)) search.parabolas();
        return search.best;
    }

    private double least() {
        double least = 0;
        for (int i = 0; i < step.length; i++) {
            if (step[i] == 0) continue;
            double ratio = Math.abs(from[i] / step[i]);
            if (least == 0 || ratio < least) least = ratio;
        }
        return Math.max(least, Cost.EPSILON) * Cost.STEP_EPSILON;
    }

    private Point evaluate(double x) {
        Point point = new Point(x, cost.at(from, x, step));
        if (point.y < best.y) best = point;
        return point;
    }

    /** The full step, then the minimum of the parabola with the slope at the start; whether more is to be done. */
    private boolean first(Point start) {
        double least = least();
        best = start;
        points[0] = start;
        points[1] = evaluate(1);
        Point last = points[1];
        double x = 1;
        boolean again = true;
        while (again && tries < MOST) {
            double curvature = 2 * (last.y - start.y - slope * x) / (x * x);
            x = curvature == 0 ? 1 : -slope / curvature;
            if (x < 0 || x > longest) x = longest;
            if (x < tolerance) x = tolerance;
            if (x < least) return false;
            if (Math.abs(x - 1) < tolerance && points[1].y < start.y) return false;
            if (Math.abs(x - 1) < tolerance) x = 1 + tolerance;
            points[2] = evaluate(x);
            tries++;
            again = Math.abs(start.y - best.y) < Math.abs(best.y) * Cost.EPSILON;
            if (!again) continue;
            last = points[2];
            tolerance = TOLERANCE * x;
            overall = x - tolerance;
            longest = overall;
        }
        return tries < MOST;
    }

    private void parabolas() {
        while (tries < MOST) {
            longest = Math.max(longest, ALPHA * Math.abs(best.x));
            Point next = next(vertex());
            if (next == null || tries >= MOST) return;
            replaceWorst(next);
            tries++;
        }
    }

    private double vertex() {
        double[] p = parabola();
        double x;
        if (p[0] < Cost.STEP_EPSILON) x = 2 * p[0] * best.x + p[1] < 0 ? best.x + longest : best.x - longest;
        else x = Math.max(best.x - longest, Math.min(best.x + longest, -p[1] / (2 * p[0])));
        return x > 0 ? Math.min(x, overall) : Math.max(x, underall);
    }

    /** a and b of a x² + b x + c through the three points. */
    private double[] parabola() {
        double mean = (points[0].x + points[1].x + points[2].x) / 3;
        double[] d = new double[3];
        for (int k = 0; k < 3; k++) d[k] = points[k].x - mean;
        double g0 = points[0].y / ((d[0] - d[1]) * (d[0] - d[2]));
        double g1 = points[1].y / ((d[1] - d[0]) * (d[1] - d[2]));
        double g2 = points[2].y / ((d[2] - d[0]) * (d[2] - d[1]));
        double a = g0 + g1 + g2;
        double b = -(g0 * (d[1] + d[2]) + g1 * (d[0] + d[2]) + g2 * (d[0] + d[1]));
        return new double[] {a, b - 2 * a * mean};
    }

    /** Evaluates, halving the way to the best point while worse than all; null when too near to a point. */
    private Point next(double vertex) {
        double x = vertex;
        while (tries < MOST) {
            double near = Math.max(tolerance, Math.abs(tolerance * x));
            for (Point each : points) if (Math.abs(each.x - x) < near) return null;
            Point point = new Point(x, cost.at(from, x, step));
            boolean worse = true;
            for (Point each : points) worse &= point.y > each.y;
            if (!worse) return point;
            narrow(x);
            x = 0.5 * (x + best.x);
            tries++;
        }
        return null;
    }

    private void narrow(double x) {
        if (x > best.x) overall = Math.min(overall, x - tolerance);
        if (x < best.x) underall = Math.max(underall, x + tolerance);
    }

    private void replaceWorst(Point next) {
        int worst = 2;
        if (points[0].y > points[1].y && points[0].y > points[2].y) worst = 0;
        else if (points[1].y > points[0].y && points[1].y > points[2].y) worst = 1;
        points[worst] = next;
        if (next.y < best.y) best = next;
        else narrow(next.x);
    }
}
