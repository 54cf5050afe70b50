package org.driftwatch.calibrators.cherenkov.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolver;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * Relative throughput of the telescopes of one type, each type on its own: x = ln c from x_i - x_j of its pairs, by energy or by image
 * size.
 *
 * <p>Source: Hofmann, arXiv:astro-ph/0302346; calibpipe, RelativeThroughputFitter.
 */
public record InterCalibration(
        ArrayPairs pairs, References references, PairMean mean, PairErrors errors, GraphSolver solver) {
    public InterCalibration(ArrayPairs pairs, References references, PairMean mean, GraphSolver solver) {
        this(pairs, references, mean, PairErrors.OWN, solver);
    }

    InterCalibration withErrors(PairErrors others) {
        return new InterCalibration(pairs, references, mean, others, solver);
    }

    /** By type, from the samples of all pairs by number. */
    public SortedMap<String, Coefficients> of(List<PairSample> samples) {
        return of(samples, Pooling.NONE);
    }

    /** The same with what earlier blocks add. */
    public SortedMap<String, Coefficients> of(List<PairSample> samples, Pooling earlier) {
        SortedMap<String, Coefficients> types = new TreeMap<>();
        for (Map.Entry<String, List<Telescope>> type : pairs.byType().entrySet())
            types.put(
                    type.getKey(),
                    Coefficients.of(
                            solver, references.ofType(type.getValue()), measured(type.getKey(), samples, earlier)));
        return types;
    }

    private List<MeasuredPair> measured(String type, List<PairSample> samples, Pooling earlier) {
        List<MeasuredPair> measured = new ArrayList<>();
        for (Integer p : pairs.within(type))
            measured.add(new MeasuredPair(pairs.pairs().get(p), earlier.of(p, mean.of(samples.get(p)))));
        return errors.of(measured);
    }
}
