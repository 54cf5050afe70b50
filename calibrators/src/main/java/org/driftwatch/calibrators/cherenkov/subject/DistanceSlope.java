package org.driftwatch.calibrators.cherenkov.subject;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolution;
import org.driftwatch.calibrators.cherenkov.graph.Jackknife;
import org.driftwatch.calibrators.cherenkov.graph.PairResidual;
import org.driftwatch.calibrators.cherenkov.pair.EventBlocks;
import org.driftwatch.calibrators.cherenkov.pair.PairEstimate;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;

/**
 * Energies that rise with the distance of the shower, one slope b for the whole array: the model of a pair becomes
 * <pre>  y = x_i - x_j + b D,   D = mean of d_i - d_j over its contributions </pre>
 *
 * D is not 0 where one telescope stands at the edge and sees its showers from one side. b comes from the pairs, together with x: the part of
 * D that differences of telescopes cannot make up tells it. Contributions within a pair would tell more, and wrongly: an error of the
 * core moves distance and energy together.
 * <pre>  b = Σ w R y / (Σ w R D + 1/p²),   R = D less its own solution on the graph </pre>
 *
 * with the weights w of the robust solution. The prior p keeps the noise of a few pairs from being taken for a slope.
 *
 * @param perMetre b [1/m]
 * @param replicas b without each jackknife block of events
 */
public record DistanceSlope(double perMetre, double[] replicas) {
    /** No slope. */
    public static final DistanceSlope NONE = new DistanceSlope(0, new double[EventBlocks.BLOCKS]);

    /** p: energies that change by a tenth over 150 m are the most that one should expect of a regressor [1/m]. */
    private static final double PRIOR = 0.1 / 150;

    /** Column of d_i - d_j in the samples of energies. */
    private static final int DISTANCE = EnergyMethod.DISTANCE;

    /** From the pairs of an array, by number, and their solution without a slope. */
    static DistanceSlope of(GraphSolution solution, List<MeasuredPair> pairs, List<PairSample> samples) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (int p = 0; p < pairs.size(); p++)
            numbers.put(
                    pairs.get(p).pair().i().id() + "-" + pairs.get(p).pair().j().id(), p);
        double[] d = new double[solution.residuals().size()];
        for (int r = 0; r < d.length; r++) {
            PairSample sample =
                    samples.get(numbers.get(solution.residuals().get(r).name()));
            d[r] = sample.sum(DISTANCE) / sample.count();
        }
        double[] force = force(solution, d);
        double information = 1 / (PRIOR * PRIOR);
        double all = 0;
        double[] moved = new double[EventBlocks.BLOCKS];
        for (int r = 0; r < d.length; r++) {
            PairResidual used = solution.residuals().get(r);
            MeasuredPair pair = pairs.get(numbers.get(used.name()));
            information += force[r] * d[r];
            all += force[r] * used.normalised() * used.pair().sigma();
            for (int k = 0; k < moved.length; k++) {
                double difference = pair.withoutBlock()[k] - used.pair().y();
                if (Double.isFinite(difference)) moved[k] += force[r] * difference;
            }
        }
        for (int k = 0; k < moved.length; k++) moved[k] = (all + moved[k]) / information;
        return new DistanceSlope(all / information, moved);
    }

    /** w R by pair. */
    private static double[] force(GraphSolution solution, double[] d) {
        List<PairResidual> used = solution.residuals();
        double[] x = new double[solution.nodes().size()];
        for (int r = 0; r < d.length; r++) {
            int i = solution.place(used.get(r).pair().i());
            int j = solution.place(used.get(r).pair().j());
            double push = weight(used.get(r)) * d[r];
            for (int a = 0; a < x.length; a++) {
                double moves = solution.covariance(a, i) - solution.covariance(a, j);
                if (Double.isFinite(moves)) x[a] += push * moves;
            }
        }
        double[] force = new double[d.length];
        for (int r = 0; r < d.length; r++) {
            int i = solution.place(used.get(r).pair().i());
            int j = solution.place(used.get(r).pair().j());
            force[r] = weight(used.get(r)) * (d[r] - x[i] + x[j]);
            if (!Double.isFinite(force[r])) force[r] = 0;
        }
        return force;
    }

    private static double weight(PairResidual used) {
        return used.weight() / (used.pair().sigma() * used.pair().sigma());
    }

    /** Error of b by jackknife [1/m]. */
    public double error() {
        return Jackknife.Errors.ofReplicas(replicas);
    }

    /** b D of a pair; 0 without contributions. */
    double shift(PairSample sample) {
        return sample.count() == 0 ? 0 : perMetre * sample.sum(DISTANCE) / sample.count();
    }

    /** Takes b D off a pair before earlier blocks are added. */
    public Pooling before(Pooling earlier, List<PairSample> samples) {
        return this == NONE ? earlier : (pair, now) -> earlier.of(pair, less(now, samples.get(pair)));
    }

    private PairEstimate less(PairEstimate now, PairSample sample) {
        double[] without = now.withoutBlock().clone();
        for (int k = 0; k < without.length; k++) {
            long left = sample.count() - sample.count(k);
            double distance = sample.sum(DISTANCE) - sample.sum(DISTANCE, k);
            if (left > 0) without[k] -= replicas[k] * distance / left;
        }
        return new PairEstimate(now.n(), now.value() - shift(sample), now.error(), without);
    }
}
