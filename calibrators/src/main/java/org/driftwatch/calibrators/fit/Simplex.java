package org.driftwatch.calibrators.fit;

import java.util.Arrays;

/**
 * Nelder-Mead search in internal coordinates, used when the variable metric fails.
 *
 * <p>Source: Nelder and Mead, Computer Journal 7 (1965) 308, with the usual coefficients 1, 2, ½, ½.
 */
record Simplex(double tolerance, int maximumCalls) {

    /** Best internal point found from {@code start}; edges are one step of each parameter. */
    double[] search(FreeSpace space, double[] start) {
        int n = start.length;
        double[][] corners = new double[n + 1][];
        double[] costs = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            corners[k] = start.clone();
            if (k > 0) corners[k][k - 1] += edge(space, k - 1);
            costs[k] = space.cost(corners[k], null);
        }
        int calls = n + 1;
        while (calls < maximumCalls) {
            sort(corners, costs);
            if (costs[n] - costs[0] < tolerance) break;
            calls += move(space, corners, costs);
        }
        sort(corners, costs);
        return corners[0];
    }

    private static double edge(FreeSpace space, int k) {
        return space.limits(k).twoSided() ? 0.3 : 1;
    }

    private static void sort(double[][] corners, double[] costs) {
        Integer[] order = new Integer[costs.length];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, (a, b) -> Double.compare(costs[a], costs[b]));
        double[][] oldCorners = corners.clone();
        double[] oldCosts = costs.clone();
        for (int k = 0; k < order.length; k++) {
            corners[k] = oldCorners[order[k]];
            costs[k] = oldCosts[order[k]];
        }
    }

    /** One reflection, expansion, contraction or shrinking; returns the calls it took. */
    private static int move(FreeSpace space, double[][] corners, double[] costs) {
        int n = costs.length - 1;
        double[] centre = centre(corners, n);
        double[] reflected = blend(centre, corners[n], -1);
        double cost = space.cost(reflected, null);
        if (cost < costs[0]) {
            double[] expanded = blend(centre, corners[n], -2);
            double further = space.cost(expanded, null);
            replace(corners, costs, further < cost ? expanded : reflected, Math.min(further, cost));
            return 2;
        }
        if (cost < costs[n - 1 < 0 ? 0 : n - 1]) {
            replace(corners, costs, reflected, cost);
            return 1;
        }
        double[] contracted = blend(centre, cost < costs[n] ? reflected : corners[n], 0.5);
        double inside = space.cost(contracted, null);
        if (inside < Math.min(cost, costs[n])) {
            replace(corners, costs, contracted, inside);
            return 2;
        }
        for (int k = 1; k <= n; k++) {
            corners[k] = blend(corners[0], corners[k], 0.5);
            costs[k] = space.cost(corners[k], null);
        }
        return n + 2;
    }

    private static double[] centre(double[][] corners, int n) {
        double[] centre = new double[n];
        for (int k = 0; k < n; k++) for (int i = 0; i < n; i++) centre[i] += corners[k][i] / n;
        return centre;
    }

    /** {@code origin + factor * (point - origin)}. */
    private static double[] blend(double[] origin, double[] point, double factor) {
        double[] mixed = new double[origin.length];
        for (int i = 0; i < mixed.length; i++) mixed[i] = origin[i] + factor * (point[i] - origin[i]);
        return mixed;
    }

    private static void replace(double[][] corners, double[] costs, double[] point, double cost) {
        corners[corners.length - 1] = point;
        costs[costs.length - 1] = cost;
    }
}
