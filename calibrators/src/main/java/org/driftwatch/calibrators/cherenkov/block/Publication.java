package org.driftwatch.calibrators.cherenkov.block;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.graph.ComponentFit;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolution;
import org.driftwatch.calibrators.cherenkov.graph.NodeSolution;
import org.driftwatch.calibrators.cherenkov.graph.PairResidual;
import org.driftwatch.calibrators.cherenkov.subject.Coefficients;
import org.driftwatch.calibrators.cherenkov.subject.DistanceSlope;
import org.driftwatch.calibrators.cherenkov.subject.TimeCalibration;
import org.driftwatch.calibrators.cherenkov.subject.TypeScale;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;

/** Coefficients as parameters of one block: one version each, from the first event of the block on. */
final class Publication {
    /** Scope of what is said of the whole array. */
    static final String ALL = "ALL";

    private final String run;
    private final Instant validFrom;
    private final Errors errors;
    private final List<Parameter> parameters = new ArrayList<>();

    /** Which error of a logarithm or an offset is published. */
    interface Errors {
        /** Of the telescope at a place. */
        double of(Coefficients coefficients, int place);
    }

    Publication(String run, Instant validFrom, Errors errors) {
        this.run = run;
        this.validFrom = validFrom;
        this.errors = errors;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    private void add(String subject, String scope, ParameterValue value) {
        parameters.add(new Parameter(1, subject, scope, run, 1, validFrom, null, value, new TreeMap<>()));
    }

    /** Throughput of the telescopes, and the fit of their type or of the array under {@code scope}. */
    void throughput(String subject, String scope, Coefficients of, Errors published) {
        throughput(subject, scope, of, published, new TreeMap<>());
    }

    /** Throughput of the whole array, and the slope with distance that was taken off its energies. */
    void array(Coefficients of, DistanceSlope slope, Errors published) {
        SortedMap<String, Double> extra = new TreeMap<>();
        if (slope != DistanceSlope.NONE) {
            extra.put("distance_slope_per_m", slope.perMetre());
            extra.put("distance_slope_error_per_m", slope.error());
        }
        throughput(ArrayCoefficient.CROSS_CALIBRATION, ALL, of, published, extra);
    }

    private void throughput(
            String subject, String scope, Coefficients of, Errors published, SortedMap<String, Double> extra) {
        for (int k = 0; k < of.size(); k++) {
            double c = FastMath.exp(of.x(k));
            double error = c * published.of(of, k);
            NodeSolution node = of.solution().nodes().get(k);
            add(
                    subject,
                    of.telescopes().get(k).scope(),
                    new ArrayCoefficient.Throughput(
                            c,
                            error,
                            node.degree(),
                            node.events(),
                            node.component(),
                            node.fixed(),
                            node.anchored(),
                            node.redundancy()));
        }
        SortedMap<String, Double> jackknife = new TreeMap<>();
        for (int k = 0; k < of.size(); k++)
            if (Double.isFinite(of.jackknife()[k]))
                jackknife.put(of.telescopes().get(k).scope(), FastMath.exp(of.x(k)) * of.jackknife()[k]);
        add(subject, scope, fit(of.solution(), jackknife, extra));
    }

    /** The same with the errors of this publication. */
    void throughput(String subject, String scope, Coefficients of) {
        throughput(subject, scope, of, errors);
    }

    /** Under {@code LST/MST}. */
    void ratio(TypeScale scale) {
        ratio(scale, "/");
    }

    /** As the peer has it, under {@code LST-MST}. */
    void peerRatio(TypeScale scale) {
        ratio(scale, "-");
    }

    private void ratio(TypeScale scale, String between) {
        double ratio = FastMath.exp(scale.logRatio());
        add(
                ArrayCoefficient.CROSS_CALIBRATION,
                scale.typeA() + between + scale.typeB(),
                new ArrayCoefficient.TypeRatio(
                        scale.typeA(),
                        scale.typeB(),
                        ratio,
                        ratio * scale.error(),
                        scale.logRatio(),
                        scale.error(),
                        scale.referenceError(),
                        scale.pairs(),
                        scale.events()));
    }

    /** Offsets of the telescopes, the fit of the array, and by type its walk and how its own pairs fit. */
    void timing(TimeCalibration.Clocks clocks) {
        Coefficients of = clocks.offsetsNs();
        SortedMap<String, SortedMap<String, Double>> jackknife = new TreeMap<>();
        for (int k = 0; k < of.size(); k++) {
            Telescope telescope = of.telescopes().get(k);
            NodeSolution node = of.solution().nodes().get(k);
            add(
                    ArrayCoefficient.TIMING,
                    telescope.scope(),
                    new ArrayCoefficient.TimeOffset(
                            of.x(k),
                            of.error(k),
                            node.degree(),
                            node.events(),
                            node.component(),
                            node.fixed(),
                            node.anchored(),
                            node.redundancy()));
            SortedMap<String, Double> own = jackknife.computeIfAbsent(telescope.type(), type -> new TreeMap<>());
            if (Double.isFinite(of.jackknife()[k])) own.put(telescope.scope(), of.jackknife()[k]);
        }
        for (Map.Entry<String, Double> walk : clocks.walk().nsPe().entrySet()) {
            GraphSolution own = within(of, walk.getKey());
            SortedMap<String, Double> extra = new TreeMap<>(
                    Map.of("walk_ns_pe", walk.getValue(), "walk_error_ns_pe", clocks.walkError(walk.getKey())));
            add(ArrayCoefficient.TIMING, walk.getKey(), fit(own, jackknife.get(walk.getKey()), extra));
        }
        add(ArrayCoefficient.TIMING, ALL, fit(of.solution(), new TreeMap<>(), new TreeMap<>()));
    }

    /** The part of a solution that is about pairs of one type: its residuals, in a graph of its own. */
    private static GraphSolution within(Coefficients of, String type) {
        GraphSolution all = of.solution();
        List<Integer> ids = of.telescopes().stream()
                .filter(each -> each.type().equals(type))
                .map(Telescope::id)
                .toList();
        List<PairResidual> own = all.residuals().stream()
                .filter(each -> ids.contains(each.pair().i())
                        && ids.contains(each.pair().j()))
                .toList();
        double chi2 = 0;
        for (PairResidual each : own) chi2 += each.normalised() * each.normalised();
        List<Integer> tied = ids.stream()
                .filter(id -> own.stream()
                        .anyMatch(each -> each.pair().i() == id || each.pair().j() == id))
                .toList();
        int ndof = Math.max(0, own.size() - Math.max(0, tied.size() - 1));
        List<ComponentFit> fits =
                own.isEmpty() ? List.of() : List.of(new ComponentFit(0, tied, true, own.size(), chi2, ndof));
        return new GraphSolution(List.of(), new double[0], fits, own, new TreeMap<>(), List.of());
    }

    private static ArrayCoefficient.TypeFit fit(
            GraphSolution solution, SortedMap<String, Double> jackknife, SortedMap<String, Double> extra) {
        return new ArrayCoefficient.TypeFit(
                solution.chi2(),
                solution.ndof(),
                solution.components().size(),
                solution.worst().map(PairResidual::name).orElse(null),
                solution.worst().map(PairResidual::normalised).orElse(Double.NaN),
                jackknife,
                solution.rejected(),
                extra);
    }
}
