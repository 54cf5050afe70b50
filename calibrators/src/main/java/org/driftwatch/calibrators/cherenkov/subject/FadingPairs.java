package org.driftwatch.calibrators.cherenkov.subject;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.pair.PairEstimate;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Pairs over all blocks, earlier ones faded by data time: with d_b = 2^(-Δt_b/h) from the end of block b to that of the newest,
 * <pre>  y = Σ d_b y_b/s_b² / Σ d_b/s_b²,   s² = Σ d_b²/s_b² / (Σ d_b/s_b²)² </pre>
 *
 * and the same for each jackknife block, which leaves out its part of every block. Three sums and two per jackknife block are kept of a
 * pair. A block without an answer adds nothing. Asked again for a pair it gives the same answer.
 */
public final class FadingPairs implements Pooling {
    private static final RecordCodec<Kept> CODEC = new RecordCodec<>(Kept.class, 1);

    private final ChannelStore memory;
    private final byte letter;
    private final double halfLifeNs;
    private final long endNs;
    private final SortedMap<Integer, PairEstimate> asked = new TreeMap<>();
    private final SortedMap<Integer, Kept> next = new TreeMap<>();

    /** Sums at the end of a block: of d/s², d y/s², d²/s², contributions, and by jackknife block d y_k/s². */
    private record Kept(long endNs, double weight, double sum, double square, double events, double[] without) {
        static final Kept NOTHING = new Kept(0, 0, 0, 0, 0, null);

        Kept fadedTo(long ns, double halfLifeNs) {
            if (weight == 0) return this;
            double d = FastMath.pow(2, -(ns - endNs) / halfLifeNs);
            double[] faded = without.clone();
            for (int k = 0; k < faded.length; k++) faded[k] *= d;
            return new Kept(ns, d * weight, d * sum, d * d * square, d * events, faded);
        }

        Kept plus(PairEstimate now, long ns) {
            double w = 1 / (now.error() * now.error());
            double[] sums = without == null ? new double[now.withoutBlock().length] : without.clone();
            for (int k = 0; k < sums.length; k++) {
                double left = now.withoutBlock()[k];
                sums[k] += w * (Double.isNaN(left) ? now.value() : left);
            }
            return new Kept(ns, weight + w, sum + w * now.value(), square + w, events + now.n(), sums);
        }

        PairEstimate estimate() {
            double[] means = without.clone();
            for (int k = 0; k < means.length; k++) means[k] /= weight;
            return new PairEstimate(Math.round(events), sum / weight, Math.sqrt(square) / weight, means);
        }
    }

    /**
     * Goes on from what the memory holds.
     *
     * @param letter of the method, its own within the memory
     * @param endNs end of the block at hand [ns since 1970]
     */
    public FadingPairs(ChannelStore memory, char letter, double halfLifeNs, long endNs) {
        if (!(halfLifeNs > 0)) throw new IllegalArgumentException("half_life must be > 0, was " + halfLifeNs + " ns");
        this.memory = memory;
        this.letter = (byte) letter;
        this.halfLifeNs = halfLifeNs;
        this.endNs = endNs;
    }

    @Override
    public PairEstimate of(int pair, PairEstimate now) {
        return asked.computeIfAbsent(pair, number -> joined(number, now));
    }

    private PairEstimate joined(int pair, PairEstimate now) {
        byte[] bytes = memory.get(key(pair));
        Kept kept = (bytes == null ? Kept.NOTHING : CODEC.decode(bytes)).fadedTo(endNs, halfLifeNs);
        boolean says = Double.isFinite(now.value()) && now.error() > 0 && Double.isFinite(now.error());
        if (says) kept = kept.plus(now, endNs);
        next.put(pair, kept);
        return kept.weight() == 0 ? now : kept.estimate();
    }

    /** The block has ended: remembers all pairs that were asked for. */
    public void remember() {
        next.forEach((pair, kept) -> memory.put(key(pair), CODEC.encode(kept)));
    }

    private StateKey key(int pair) {
        return new StateKey(letter, pair, 0);
    }
}
