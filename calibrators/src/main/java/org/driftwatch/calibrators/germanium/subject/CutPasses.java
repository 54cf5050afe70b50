package org.driftwatch.calibrators.germanium.subject;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.driftwatch.calibrators.germanium.cuts.CutResult;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.germanium.cuts.PassCounts;
import org.driftwatch.calibrators.hit.HitProgram;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.germanium.Features;

/**
 * How many events of a channel pass its cuts: in the stream those since the first cuts, each judged by the cuts in force; where the
 * caller holds the columns all of them, by given cuts. Kept are one count per cut, that of the mask, and how many were judged.
 */
final class CutPasses {
    private static final StateKey PASSES = new StateKey((byte) 'C', -1, 0);

    private final CutSettings settings;
    private final ChannelStore store;
    private final List<String> cuts;
    private final long[] passes;
    private List<String> derived;
    private int[] places = {};

    CutPasses(CutSettings settings, ChannelStore store) {
        this.settings = settings;
        this.store = store;
        cuts = CutColumns.names(settings);
        passes = new long[cuts.size() + 2];
        byte[] bytes = store.get(PASSES);
        if (bytes != null) ByteBuffer.wrap(bytes).asLongBuffer().get(passes);
    }

    /** Counts which cuts in force the event passes: per cut, all of the mask, and how many events were judged. */
    void judge(Features features) {
        if (features.derived() != derived) find(features.derived());
        boolean judged = false;
        boolean all = true;
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) continue;
            boolean passed = features.derivedValues()[places[i]] == 1;
            if (passed) passes[i]++;
            all &= passed || !settings.mask().contains(cuts.get(i));
            judged = true;
        }
        if (!judged) return;
        if (all) passes[cuts.size()]++;
        passes[cuts.size() + 1]++;
        store.putLater(PASSES, this::passes);
    }

    private byte[] passes() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * passes.length);
        bytes.asLongBuffer().put(passes);
        return bytes.array();
    }

    private void find(List<String> names) {
        derived = names;
        places = cuts.stream().mapToInt(names::indexOf).toArray();
    }

    /** What was judged so far, for the cuts of a result. */
    PassCounts soFar(CutResult result) {
        PassCounts none = result.noPasses(settings);
        long[] passed = none.cuts().stream()
                .mapToLong(name -> passes[cuts.indexOf(name)])
                .toArray();
        return new PassCounts(none.cuts(), none.mask(), passed, passes[cuts.size()], passes[cuts.size() + 1]);
    }

    /** All events of the columns but pulses, judged by a result. */
    PassCounts of(CutResult result, Question.Columns columns, BitSet pulses) {
        List<String> inputs = CutColumns.read(settings).stream()
                .filter(name -> DoubleStream.of(columns.column(name)).anyMatch(x -> !Double.isNaN(x)))
                .toList();
        HitProgram program =
                HitProgram.compile(new TreeMap<>(HitProgram.possible(result.operations(), inputs)), inputs);
        double[][] all = inputs.stream().map(columns::column).toArray(double[][]::new);
        double[] row = new double[inputs.size()];
        List<String> names = program.names();
        double[] made = new double[names.size()];
        PassCounts passed =
                PassCounts.none(names.stream().filter(cuts::contains).toList(), settings.mask());
        for (int k = 0; all.length > 0 && k < all[0].length; k++) {
            if (pulses.get(k)) continue;
            for (int c = 0; c < row.length; c++) row[c] = all[c][k];
            program.evaluate(row, made);
            passed = passed.plus(cut -> made[names.indexOf(cut)] == 1);
        }
        return passed;
    }
}
