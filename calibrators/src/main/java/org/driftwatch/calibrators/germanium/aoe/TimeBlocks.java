package org.driftwatch.calibrators.germanium.aoe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs joined to blocks of equal mean.
 *
 * <p>A run joins the block if its mean is within 0.4 of its sigma or within 1 % of the block's mean, which is weighted by 1/sigma.
 * One that does not join starts a new block if the next run agrees with it within 0.4 sigma, else it gets NaN. The first block
 * begins at the first run whose successor agrees with it; without such a pair every run gets NaN.
 */
final class TimeBlocks {
    private static final double SIGMAS = 0.4;
    private static final double SHARE = 0.01;

    private final List<RunMean> runs;
    private final List<Double> means;
    private final List<Integer> members = new ArrayList<>();
    private double rolling;

    TimeBlocks(List<RunMean> runs) {
        this.runs = runs;
        means = new ArrayList<>(Collections.nCopies(runs.size(), Double.NaN));
    }

    /** One mean per run. */
    List<Double> means() {
        int first = 0;
        while (first + 1 < runs.size() && !agrees(first)) first++;
        if (first + 1 >= runs.size()) return means;
        rolling = runs.get(first).mean();
        for (int i = 0; i < runs.size(); i++) take(i);
        close();
        return means;
    }

    private void take(int i) {
        if (joins(runs.get(i))) {
            members.add(i);
            rolling = weighted();
        } else if (i + 1 < runs.size() && agrees(i)) {
            close();
            rolling = runs.get(i).mean();
            members.add(i);
        }
    }

    private void close() {
        for (int member : members) means.set(member, rolling);
        members.clear();
    }

    private boolean joins(RunMean run) {
        double distance = Math.abs(run.mean() - rolling);
        return known(run) && (distance <= SIGMAS * run.sigma() || distance <= SHARE * rolling);
    }

    /** True if run i and the next agree. */
    private boolean agrees(int i) {
        RunMean next = runs.get(i + 1);
        double distance = Math.abs(next.mean() - runs.get(i).mean());
        return known(runs.get(i)) && known(next) && distance < SIGMAS * next.sigma();
    }

    private static boolean known(RunMean run) {
        return !Double.isNaN(run.mean()) && !Double.isNaN(run.sigma());
    }

    private double weighted() {
        double sum = 0;
        double weights = 0;
        for (int member : members) {
            double weight = 1 / runs.get(member).sigma();
            sum += weight * runs.get(member).mean();
            weights += weight;
        }
        return sum / weights;
    }
}
