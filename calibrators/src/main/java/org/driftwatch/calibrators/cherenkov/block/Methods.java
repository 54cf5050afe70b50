package org.driftwatch.calibrators.cherenkov.block;

import org.driftwatch.calibrators.cherenkov.graph.GraphOptions;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolver;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import org.driftwatch.calibrators.cherenkov.settings.PairSettings;
import org.driftwatch.calibrators.cherenkov.subject.ArrayPairs;
import org.driftwatch.calibrators.cherenkov.subject.CrossCalibration;
import org.driftwatch.calibrators.cherenkov.subject.InterCalibration;
import org.driftwatch.calibrators.cherenkov.subject.PairMean;
import org.driftwatch.calibrators.cherenkov.subject.References;
import org.driftwatch.calibrators.cherenkov.subject.SizeCalibration;
import org.driftwatch.calibrators.cherenkov.subject.TimeCalibration;

/**
 * The methods as the settings want them.
 *
 * <p>Compat: energies as the peer has them (plain means, its uncertainty, exact sum of squares, every pair that is not empty). What the
 * peer has not, or has wrong, are the plain numbers of the reference implementation: clipped means and unweighted solves, exact
 * coefficients divided out of plain type ratios, plain time differences.
 *
 * @param energy inter-calibration by energy
 * @param types coefficients by type that are divided out in cross-calibration
 * @param watched the whole array by energy, for drift
 */
record Methods(
        InterCalibration energy,
        InterCalibration types,
        SizeCalibration size,
        CrossCalibration cross,
        CrossCalibration watched,
        TimeCalibration timing) {
    static Methods of(ArraySettings settings, ArrayPairs pairs) {
        References references = new References(pairs, settings.throughput());
        boolean compat = settings.mode() == Mode.COMPAT;
        int fewest = Math.max(PairSettings.FEWEST, settings.pairs().minEvents());
        GraphOptions few = GraphOptions.THROUGHPUT.atLeast(fewest);
        GraphOptions times = GraphOptions.TIMING.atLeast(fewest);
        GraphSolver robust = new GraphSolver(
                GraphOptions.THROUGHPUT.atLeast(settings.pairs().minEvents()).robust());
        InterCalibration peer = new InterCalibration(
                pairs,
                references,
                PairMean.PEER,
                new GraphSolver(GraphOptions.THROUGHPUT.atLeast(1).exact()));
        InterCalibration clipped =
                new InterCalibration(pairs, references, PairMean.CLIPPED, new GraphSolver(few.exact()));
        InterCalibration huber = new InterCalibration(pairs, references, PairMean.HUBER, robust);
        CrossCalibration global =
                new CrossCalibration(pairs, references, settings.regressorBias(), PairMean.HUBER, robust);
        CrossCalibration plain = new CrossCalibration(
                pairs, references, settings.regressorBias(), PairMean.CLIPPED, new GraphSolver(few));
        return new Methods(
                compat ? peer : huber,
                compat ? clipped : huber,
                new SizeCalibration(
                        new InterCalibration(pairs, references, PairMean.CLIPPED, new GraphSolver(few)),
                        settings.size().distanceSlope()),
                compat ? plain : global,
                global,
                new TimeCalibration(
                        pairs,
                        references,
                        settings.timing().walk(),
                        !compat,
                        fewest,
                        new GraphSolver(compat ? times : times.robust())));
    }
}
