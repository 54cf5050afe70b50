package org.driftwatch.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Average;
import org.driftwatch.topics.drift.DriftPoint.Measured;
import org.driftwatch.topics.drift.DriftPoint.Verdict;

/** Points of the widths of the lines of a simulated detector, each of 500 counts; one line never has enough. */
public final class SimulatedWidths {
    private static final double[] ENERGIES = {583.191, 860.564, 1592.511, 2614.511};
    private static final double LAMBDA = 0.1;
    private static final double ALARM = 4.5;
    private static final double OF_COUNTS = 1 / Math.sqrt(2 * 500.0);
    private static final double OF_REFERENCE = 1 / Math.sqrt(2 * 1000.0);
    private static final double FLOOR = 0.03;

    private final String run;
    private final String name;
    private final Random random;
    private final double[] mean = new double[ENERGIES.length];
    private int points;
    private double widening = 1;

    public SimulatedWidths(String run, String name, long seed) {
        this.run = run;
        this.name = name;
        random = new Random(seed);
    }

    /** The lines are wider by this factor from now on. */
    void widen(double factor) {
        widening = factor;
    }

    public List<DriftPoint> driftPoints(Instant from, Instant at) {
        points++;
        List<DriftPoint> all = new ArrayList<>();
        for (int i = 0; i < ENERGIES.length; i++) all.add(i == 2 ? few(i, from, at) : point(i, from, at));
        return all;
    }

    private DriftPoint point(int line, Instant from, Instant at) {
        double reference = Math.sqrt(0.35 + 5.2e-4 * ENERGIES[line]) * 2;
        double x = Math.log(widening) + OF_COUNTS * random.nextGaussian();
        double weight = 1 - Math.pow(1 - LAMBDA, points);
        mean[line] = (1 - LAMBDA) * mean[line] + LAMBDA * x;
        double own = Math.hypot(OF_COUNTS, FLOOR);
        double variance = own * own * LAMBDA / (2 - LAMBDA) * (1 - Math.pow(1 - LAMBDA, 2 * points));
        double error = Math.hypot(Math.sqrt(variance) / weight, OF_REFERENCE);
        double limit = Math.max(ALARM * error, Math.log(1.1));
        double average = mean[line] / weight;
        double value = reference * Math.exp(x);
        Measured measured = new Measured(
                "keV",
                value,
                value * OF_COUNTS,
                reference,
                reference * OF_REFERENCE,
                value - reference,
                FLOOR * reference,
                reference * Math.expm1(limit),
                "up",
                average <= -limit,
                new Average(average / error, reference * Math.expm1(average), 4, ALARM));
        Verdict verdict = average >= limit ? Verdict.drift : Verdict.ok;
        return point(line, from, at, 500 + random.nextInt(90), x / Math.hypot(own, OF_REFERENCE), verdict, measured);
    }

    private DriftPoint few(int line, Instant from, Instant at) {
        double nan = Double.NaN;
        Average average = new Average(nan, nan, 4, ALARM);
        Measured measured = new Measured("keV", nan, nan, nan, nan, nan, nan, nan, "up", false, average);
        return point(line, from, at, 310, nan, Verdict.lowstat, measured);
    }

    private DriftPoint point(
            int line, Instant from, Instant at, long counts, double z, Verdict verdict, Measured measured) {
        double nan = Double.NaN;
        return new DriftPoint(
                1,
                run,
                name,
                "fwhm_" + ENERGIES[line],
                from,
                at,
                nan,
                nan,
                nan,
                nan,
                z,
                nan,
                nan,
                counts,
                "run " + run + " version 3",
                nan,
                nan,
                nan,
                verdict,
                measured);
    }
}
