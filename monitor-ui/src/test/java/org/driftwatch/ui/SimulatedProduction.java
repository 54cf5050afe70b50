package org.driftwatch.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.ui.model.LiveRecords;

/**
 * A run of a production at one grid point, played into the port of the live picture as processors would publish it: dN/dE ∝ E⁻² from
 * 0.01 to 100 TeV in 5 bins per decade, an efficiency that rises at 0.1 TeV, and triggers of two layouts.
 */
public final class SimulatedProduction {
    public static final double TARGET = 0.02;
    public static final Instant START = Instant.parse("2026-11-20T21:00:00Z");
    private static final int PARTITIONS = 2;
    private static final int BINS = 20;
    private static final double LOWEST_TEV = 0.04;
    private static final double HIGHEST_TEV = 50;

    private final String run;
    private final GridPoint point;
    private final LiveRecords target;

    public SimulatedProduction(String run, GridPoint point, LiveRecords target) {
        this.run = run;
        this.point = point;
        this.target = target;
    }

    public static GridPoint at(double zenithDeg, double nsb, String layout) {
        return new GridPoint(180, zenithDeg, nsb, 0, layout);
    }

    public GridPoint point() {
        return point;
    }

    public void begin(long nowMs) {
        target.run(view("started", 0), nowMs);
    }

    /** Where the statistics stand when so many events were thrown. */
    public ProductionStatus thrown(double events, long nowMs) {
        ProductionStatus status = status(events);
        target.production(status, nowMs);
        return status;
    }

    /** Where the limits of both layouts stand after so many triggers. */
    public List<ProductionLimits> triggered(long triggers, long nowMs) {
        List<ProductionLimits> all = List.of(limits("full", triggers), limits("LST 1", triggers / 4));
        all.forEach(each -> target.productionLimits(each, nowMs));
        return all;
    }

    /** The run ends, with what it publishes. */
    public void end(long nowMs, ParameterValue... published) {
        target.run(view("ended", 1_000), nowMs);
        for (ParameterValue value : published) target.parameter(parameter(value), nowMs);
        for (int partition = 0; partition < PARTITIONS; partition++)
            target.done("parameters", done(partition, ""), nowMs);
    }

    /** The run ends without an answer. */
    public void fail(String why, long nowMs) {
        target.run(view("ended", 1_000), nowMs);
        for (int partition = 0; partition < PARTITIONS; partition++)
            target.done("parameters", done(partition, why), nowMs);
    }

    private RunView view(String state, long sent) {
        RunDescription description = new RunDescription(
                run, "file", List.of("file"), List.of(point.key()), START, START.plusSeconds(10), 1_000);
        return new RunView(1, description, state, Topics.SIM_EVENTS.name(), sent, START, new TreeMap<>());
    }

    /** The last partition has the data; the others end without. */
    private Mark.PartitionDone done(int partition, String why) {
        boolean ours = partition == PARTITIONS - 1;
        TreeMap<String, String> refused = new TreeMap<>();
        if (ours && !why.isEmpty()) refused.put(point.key(), why);
        return new Mark.PartitionDone(
                Mark.PartitionDone.NAME,
                run,
                Topics.SIM_EVENTS.name(),
                partition,
                PARTITIONS,
                ours ? 1_000 : 0,
                ours ? List.of(point.key()) : List.of(),
                ours ? START : null,
                ours ? START.plusSeconds(9) : null,
                new TreeMap<>(),
                refused);
    }

    private Parameter parameter(ParameterValue value) {
        boolean statistics = value instanceof ProductionStatus;
        String subject = statistics ? ProductionStatus.SUBJECT : ProductionLimits.SUBJECT;
        String scope = statistics ? point.key() : ((ProductionLimits) value).key();
        return new Parameter(1, subject, scope, run, 1, START.plusSeconds(9), null, value, new TreeMap<>());
    }

    private ProductionStatus status(double events) {
        double[] edges = IntStream.rangeClosed(0, BINS)
                .mapToDouble(i -> Math.pow(10, -2 + i / 5.0))
                .toArray();
        double[] simulated = new double[BINS];
        double[] reconstructed = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            simulated[bin] = Math.floor(events * (1 / edges[bin] - 1 / edges[bin + 1]) / (1 / edges[0]));
            double rise = Math.pow(edges[bin] / 0.1, 3);
            reconstructed[bin] = Math.floor(simulated[bin] * 0.3 * rise / (1 + rise));
        }
        return status(edges, simulated, reconstructed);
    }

    private ProductionStatus status(double[] edges, double[] simulated, double[] reconstructed) {
        double[] efficiency = new double[BINS];
        double[] errors = new double[BINS];
        double[] still = new double[BINS];
        List<Double> undefined = new ArrayList<>();
        int worst = -1;
        for (int bin = 0; bin < BINS; bin++) {
            boolean asked = edges[bin] >= LOWEST_TEV && edges[bin] <= HIGHEST_TEV;
            efficiency[bin] = simulated[bin] > 0 ? reconstructed[bin] / simulated[bin] : 0;
            errors[bin] = reconstructed[bin] > 0 ? Math.sqrt((1 - efficiency[bin]) / reconstructed[bin]) : Double.NaN;
            if (asked) still[bin] = Math.max(0, simulated[bin] * (Math.pow(errors[bin] / TARGET, 2) - 1));
            if (asked && simulated[bin] > 0 && reconstructed[bin] == 0) undefined.add(edges[bin]);
            if (asked && reconstructed[bin] > 0 && (worst < 0 || errors[bin] > errors[worst])) worst = bin;
        }
        double thrown = Arrays.stream(simulated).sum();
        double max = worst < 0 ? Double.NaN : errors[worst];
        double ofSpectrum = Math.max(0, Math.pow(max / TARGET, 2) - 1) * thrown;
        boolean converged = undefined.isEmpty() && max <= TARGET;
        return new ProductionStatus(
                point,
                1,
                (long) Arrays.stream(reconstructed).sum(),
                3,
                edges,
                simulated,
                reconstructed,
                efficiency,
                errors,
                new ProductionStatus.Target(TARGET, LOWEST_TEV, HIGHEST_TEV),
                max,
                worst < 0 ? Double.NaN : edges[worst],
                undefined.stream().mapToDouble(Double::doubleValue).toArray(),
                0.12,
                new ProductionStatus.Target(0.05, LOWEST_TEV, HIGHEST_TEV),
                edges[4],
                edges[3],
                edges[5],
                still,
                Arrays.stream(still).filter(each -> !Double.isNaN(each)).sum(),
                ofSpectrum,
                thrown / 9,
                converged ? 0 : ofSpectrum / (thrown / 9),
                converged,
                false,
                START,
                START.plusSeconds(9));
    }

    private ProductionLimits limits(String layout, long triggers) {
        List<ProductionLimits.Limit> all = new ArrayList<>();
        for (double fraction : new double[] {0.01, 1e-6}) {
            all.add(limit(fraction, "lower_energy", 0.025, "TeV", triggers));
            all.add(limit(fraction, "upper_radius", 640, "m", triggers));
            all.add(limit(fraction, "viewcone", 4.2, "deg", triggers));
        }
        boolean converged = all.stream().allMatch(ProductionLimits.Limit::converged);
        return new ProductionLimits(point, layout, 1, triggers, 0, 0.95, all, converged, START, START.plusSeconds(9));
    }

    /** With no trigger lost the bound of Clopper and Pearson is 1 − 0.05^(1/n). */
    private static ProductionLimits.Limit limit(
            double fraction, String quantity, double value, String unit, long triggers) {
        double bound = 1 - Math.pow(0.05, 1.0 / triggers);
        long needed = (long) Math.ceil(Math.log(0.05) / Math.log1p(-fraction));
        long converge = Math.round(10 / fraction);
        return new ProductionLimits.Limit(
                fraction,
                quantity,
                value,
                unit,
                0,
                bound,
                value * 1.1,
                triggers >= needed ? value : Double.NaN,
                needed,
                converge,
                triggers >= converge);
    }
}
