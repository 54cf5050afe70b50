package org.driftwatch.app.cherenkov;

import java.util.List;
import java.util.function.Function;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.subject.ArrayPairs;
import org.driftwatch.calibrators.cherenkov.subject.PairCollector;
import org.driftwatch.calibrators.cherenkov.subject.PairMethod;
import org.driftwatch.calibrators.cherenkov.subject.References;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** What one method has taken of a visible block. */
record CollectedBlock(ArrayPairs pairs, References references, List<PairSample> samples) {
    static CollectedBlock of(VisibleBlock block, ArraySettings settings, Function<List<Telescope>, PairMethod> method) {
        List<Telescope> telescopes = block.array().telescopes();
        ArrayPairs pairs = new ArrayPairs(telescopes, settings.pairs());
        PairCollector collector = new PairCollector(method.apply(telescopes), pairs, new InMemoryChannelStore(), 'x');
        long place = 0;
        for (ArrayEvent event : block.events()) collector.add(event, place++);
        return new CollectedBlock(
                pairs,
                new References(pairs, settings.throughput()),
                collector.samples(block.events().size()));
    }

    /** Number of the pair of two telescopes. */
    int pair(int i, int j) {
        return pairs.index().of(i, j);
    }
}
