package org.driftwatch.calibrators.germanium.aoe;

import java.util.ArrayList;
import java.util.List;

/** How the means of several runs become the divisors of their A/E; runs in order of time. */
public enum TimeMode {
    /** Each run its own mean. */
    FULL {
        @Override
        List<TimeFactor> ofSeveral(List<RunMean> runs) {
            return constants(runs, runs.stream().map(RunMean::mean).toList());
        }
    },
    /** The mean of all runs, failed ones left out. */
    NONE {
        @Override
        List<TimeFactor> ofSeveral(List<RunMean> runs) {
            double mean = runs.stream()
                    .mapToDouble(RunMean::mean)
                    .filter(m -> !Double.isNaN(m))
                    .average()
                    .orElse(Double.NaN);
            return runs.stream()
                    .map(r -> TimeFactor.constant(r.timestamp(), mean))
                    .toList();
        }
    },
    /** Blocks of runs that agree within 0.4 sigma or 1 %; a lone run that does not agree gets NaN. */
    PARTIAL {
        @Override
        List<TimeFactor> ofSeveral(List<RunMean> runs) {
            return constants(runs, new TimeBlocks(runs).means());
        }
    },
    /** The mean of each run and the next; the last its own. */
    AVERAGE_CONSECUTIVE {
        @Override
        List<TimeFactor> ofSeveral(List<RunMean> runs) {
            List<Double> means = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                RunMean next = runs.get(Math.min(i + 1, runs.size() - 1));
                means.add(0.5 * (runs.get(i).mean() + next.mean()));
            }
            return constants(runs, means);
        }
    },
    /** A straight line in time from each run's mean to the next; the last its own. */
    INTERPOLATE_CONSECUTIVE {
        @Override
        List<TimeFactor> ofSeveral(List<RunMean> runs) {
            List<TimeFactor> factors = new ArrayList<>();
            for (int i = 0; i + 1 < runs.size(); i++) factors.add(line(runs.get(i), runs.get(i + 1)));
            RunMean last = runs.get(runs.size() - 1);
            factors.add(TimeFactor.constant(last.timestamp(), last.mean()));
            return factors;
        }
    };

    abstract List<TimeFactor> ofSeveral(List<RunMean> runs);

    /** One divisor per run, in the same order; a single run has its own mean in every mode. */
    public List<TimeFactor> factors(List<RunMean> runs) {
        return runs.size() > 1
                ? ofSeveral(runs)
                : constants(runs, runs.stream().map(RunMean::mean).toList());
    }

    private static TimeFactor line(RunMean run, RunMean next) {
        double slope = (next.mean() - run.mean()) / (next.timeSeconds() - run.timeSeconds());
        return new TimeFactor(run.timestamp(), run.mean(), slope, run.timeSeconds(), run.mean());
    }

    private static List<TimeFactor> constants(List<RunMean> runs, List<Double> means) {
        List<TimeFactor> factors = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++)
            factors.add(TimeFactor.constant(runs.get(i).timestamp(), means.get(i)));
        return factors;
    }
}
