package org.driftwatch.calibrators.fit;

/** One run of the variable metric; owns its state, used once. */
final class MetricSearch {
    private static final double ARMIJO = 1e-4;
    private static final double WOLFE = 0.5;
    private static final double LARGEST_ANGLE = 0.8;
    private static final int LINE_STEPS = 12;

    private final VariableMetric settings;
    private final FreeSpace space;
    private final int n;
    private double[] t;
    private double[] g;
    private double cost;
    private final double[][] v;
    private double[] trial;
    private double[] trialGradient;

    MetricSearch(VariableMetric settings, FreeSpace space, double[] start) {
        this.settings = settings;
        this.space = space;
        n = space.size();
        t = start.clone();
        g = new double[n];
        trial = new double[n];
        trialGradient = new double[n];
        v = new double[n][n];
    }

    /** Descends, then takes the Hessian; descends again if that says the minimum is still away. */
    Minimum run(double[] covariance) {
        begin();
        if (covariance.length > 0) adopt(covariance);
        boolean converged = descendFrom();
        HessianErrors hessian = new HessianErrors(space, t, scales());
        for (int round = 0; round < 3 && hessian.positive() && !(hessian.edm() < settings.edmGoal()); round++) {
            adopt(hessian.covariance());
            converged = descendFrom();
            hessian = new HessianErrors(space, t, scales());
        }
        boolean valid = converged && hessian.positive() && hessian.edm() < settings.edmGoal();
        return new Minimum(
                space.external(t),
                hessian.errors(),
                hessian.covariance(),
                cost,
                hessian.edm(),
                valid && Double.isFinite(cost),
                space.calls());
    }

    /** Descends only; errors and covariance of the answer are zero. */
    Minimum descend() {
        begin();
        boolean converged = descendFrom();
        double[] x = space.external(t);
        return new Minimum(
                x, new double[x.length], new double[x.length * x.length], cost, edm(), converged, space.calls());
    }

    private void begin() {
        cost = space.cost(t, g);
        resetMetric();
    }

    private void resetMetric() {
        for (int i = 0; i < n; i++) {
            java.util.Arrays.fill(v[i], 0);
            v[i][i] = firstVariance(i);
        }
    }

    /** ½ of the squared internal length of one step: the metric of a parabola that rises by 1 over the step. */
    private double firstVariance(int i) {
        double slope = Math.abs(space.limits(i).slope(t[i]));
        double length =
                space.limits(i).step() / Math.max(slope, 1e-3 * space.limits(i).step());
        double bounded = Math.min(length, space.limits(i).twoSided() ? 0.5 : 10);
        return 0.5 * bounded * bounded;
    }

    private void adopt(double[] covariance) {
        int all = space.external(t).length;
        resetMetric();
        for (int i = 0; i < n; i++) {
            int a = space.index(i);
            if (!(covariance[a * all + a] > 0)) continue;
            for (int j = 0; j < n; j++) {
                int b = space.index(j);
                if (!(covariance[b * all + b] > 0)) continue;
                v[i][j] = 0.5
                        * covariance[a * all + b]
                        / (space.limits(i).slope(t[i]) * space.limits(j).slope(t[j]));
            }
        }
    }

    /** Rough external standard errors from the metric: sqrt(2 V) dx/dt. */
    private double[] scales() {
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            double internal = Math.sqrt(2 * Math.max(v[i][i], 0));
            double external = internal * Math.abs(space.limits(i).slope(t[i]));
            double step = space.limits(i).step();
            scale[i] = Math.min(Math.max(external, 1e-3 * step), 10 * step);
        }
        return scale;
    }

    private boolean descendFrom() {
        if (!Double.isFinite(cost)) return false;
        boolean fresh = false;
        while (space.calls() < settings.maximumCalls()) {
            if (edm() < settings.edmGoal()) return true;
            if (step()) {
                fresh = false;
                continue;
            }
            if (fresh) return false;
            resetMetric();
            fresh = true;
        }
        return false;
    }

    private double edm() {
        double sum = 0;
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) sum += g[i] * v[i][j] * g[j];
        return 0.5 * sum;
    }

    /** One line search and update of the metric; false if no point along the line is lower. */
    private boolean step() {
        double[] direction = new double[n];
        double slope = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) direction[i] -= v[i][j] * g[j];
            slope += direction[i] * g[i];
        }
        if (!(slope < 0)) return false;
        double alpha = lineSearch(direction, slope, longest(direction));
        if (!(alpha > 0)) return false;
        double[] s = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = trial[i] - t[i];
            y[i] = trialGradient[i] - g[i];
        }
        update(s, y);
        return true;
    }

    private double longest(double[] direction) {
        double most = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            if (space.limits(i).twoSided())
                most = Math.min(most, LARGEST_ANGLE / Math.max(Math.abs(direction[i]), 1e-300));
        }
        return most;
    }

    /** Bracketing line search; leaves the accepted point in {@code trial} and returns its alpha, or 0. */
    private double lineSearch(double[] direction, double slope, double most) {
        double alpha = Math.min(1, most);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double accepted = 0;
        double[] bestTrial = null;
        double[] bestGradient = null;
        double bestCost = cost;
        for (int k = 0; k < LINE_STEPS; k++) {
            double now = evaluate(direction, alpha);
            double next;
            if (!(now <= cost + ARMIJO * alpha * slope)) {
                high = alpha;
                if (bestTrial != null) break;
                next = shorter(alpha, now - cost, slope);
            } else {
                double here = along(direction);
                accepted = alpha;
                bestTrial = trial.clone();
                bestGradient = trialGradient.clone();
                bestCost = now;
                if (here >= WOLFE * slope) break;
                low = alpha;
                next = Math.min(most, longer(alpha, slope, here));
                if (next <= alpha * 1.0001) break;
            }
            alpha = next >= high ? 0.5 * (low + high) : next;
        }
        if (bestTrial == null) return 0;
        trial = bestTrial;
        trialGradient = bestGradient;
        cost = bestCost;
        return accepted;
    }

    private double evaluate(double[] direction, double alpha) {
        for (int i = 0; i < n; i++) trial[i] = t[i] + alpha * direction[i];
        return space.cost(trial, trialGradient);
    }

    private double along(double[] direction) {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += direction[i] * trialGradient[i];
        return sum;
    }

    private static double shorter(double alpha, double rise, double slope) {
        if (!Double.isFinite(rise)) return 0.1 * alpha;
        double parabola = -slope * alpha * alpha / (2 * (rise - slope * alpha));
        return Math.min(0.5 * alpha, Math.max(0.1 * alpha, parabola));
    }

    private static double longer(double alpha, double slope, double here) {
        double secant = here > slope ? alpha * slope / (slope - here) : 4 * alpha;
        return Math.min(4 * alpha, Math.max(1.5 * alpha, secant));
    }

    /** BFGS update of the inverse metric with step s and change of gradient y; takes the trial point over. */
    private void update(double[] s, double[] y) {
        double sy = 0;
        double yvy = 0;
        double[] vy = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) vy[i] += v[i][j] * y[j];
            sy += s[i] * y[i];
            yvy += y[i] * vy[i];
        }
        if (sy > 1e-12 * Math.sqrt(Math.abs(yvy) * Math.abs(sy)) && sy > 0) {
            double factor = (1 + yvy / sy) / sy;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) v[i][j] += factor * s[i] * s[j] - (vy[i] * s[j] + s[i] * vy[j]) / sy;
            }
        }
        t = trial.clone();
        g = trialGradient.clone();
    }
}
