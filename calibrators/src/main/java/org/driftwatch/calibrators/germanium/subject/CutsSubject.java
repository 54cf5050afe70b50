package org.driftwatch.calibrators.germanium.subject;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.driftwatch.calibrators.drift.Bad;
import org.driftwatch.calibrators.drift.Watched;
import org.driftwatch.calibrators.germanium.cuts.ColumnCells;
import org.driftwatch.calibrators.germanium.cuts.ColumnDistribution;
import org.driftwatch.calibrators.germanium.cuts.ColumnValues;
import org.driftwatch.calibrators.germanium.cuts.Cut;
import org.driftwatch.calibrators.germanium.cuts.CutResult;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.germanium.cuts.PassCounts;
import org.driftwatch.calibrators.germanium.cuts.PulserTagger;
import org.driftwatch.calibrators.germanium.cuts.QualityCuts;
import org.driftwatch.calibrators.hit.HitProgram;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.hit.HitOperation;

/**
 * Quality cuts from the distributions of all events, each kept in bounded cells; where the caller holds the columns (batch) the last
 * answer is from them instead. In the stream pass rates are of the events since the first cuts, each judged by those in force; in the
 * batch of all events by the last.
 */
public final class CutsSubject implements Subject {
    private static final StateKey PASSES = new StateKey((byte) 'C', -1, 0);
    /** A change of a pass rate that matters as much as one width of another quantity. */
    private static final double RATE_WIDTH = 0.05;

    private static final int RATE_WINDOWS = 10;
    private static final StateKey SEEN = new StateKey((byte) 'C', -1, 1);

    private final CutSettings settings;
    private final ChannelStore store;
    private final Quantities parameters;
    private final ColumnCells[] cells;
    private final List<String> cuts;
    private final long[] passes;
    private List<String> derived;
    private int[] places = {};
    private final List<String> used;
    /** Which of the columns that expressions use had a value so far: a column that is always NaN is none. */
    private final BitSet seen;

    private final PulserTagger pulser;

    /** @param mostCells bound of the occupied cells of each parameter */
    public CutsSubject(CutSettings settings, int mostCells, ChannelStore store) {
        this(settings, mostCells, store, "");
    }

    /**
     * The same with pulsers.
     *
     * @param mostCells bound of the occupied cells of each parameter
     * @param energy column of the uncalibrated energy, in which pulsers are looked for
     */
    public CutsSubject(CutSettings settings, int mostCells, ChannelStore store, String energy) {
        this.settings = settings;
        this.store = store;
        parameters = new Quantities(settings.parameters());
        cells = new ColumnCells[parameters.size()];
        for (int i = 0; i < cells.length; i++) cells[i] = new ColumnCells(mostCells, store, 'C', i);
        pulser = new PulserTagger(settings.pulser(), energy, store);
        cuts = names(settings);
        used = used(settings);
        byte[] columns = store.get(SEEN);
        seen = columns == null ? new BitSet() : BitSet.valueOf(columns);
        passes = new long[cuts.size() + 2];
        byte[] bytes = store.get(PASSES);
        if (bytes != null) ByteBuffer.wrap(bytes).asLongBuffer().get(passes);
    }

    private static List<String> names(CutSettings settings) {
        List<String> names = new ArrayList<>();
        settings.cuts().forEach(cut -> names.add(cut.name()));
        settings.classifiers().forEach(rule -> names.add(rule.name()));
        return List.copyOf(names);
    }

    @Override
    public String name() {
        return GermaniumCuts.SUBJECT;
    }

    @Override
    public boolean takesPulses() {
        return true;
    }

    /** Pulses are in no distribution and no rate, but bring a search for pulsers nearer. */
    @Override
    public boolean add(Features features) {
        see(features);
        if (!pulser.pulsed(features.dsp())) {
            for (int i = 0; i < cells.length; i++) cells[i].add(parameters.value(i, features.dsp()));
            judge(features);
        }
        pulser.add(features.dsp());
        return true;
    }

    @Override
    public SortedMap<String, Predicate<DspEvent>> flags() {
        SortedMap<String, Predicate<DspEvent>> flags = new TreeMap<>();
        if (pulser.tags()) flags.put(CutSettings.IS_PULSER, pulser::pulsed);
        return flags;
    }

    private void see(Features features) {
        for (int i = seen.nextClearBit(0); i < used.size(); i = seen.nextClearBit(i + 1)) {
            double derived = features.value(used.get(i));
            double value = Double.isNaN(derived) ? features.dsp().value(used.get(i)) : derived;
            if (Double.isNaN(value)) continue;
            seen.set(i);
            store.put(SEEN, seen.toByteArray());
        }
    }

    /** Cuts by expressions on columns that no event had, with the column. */
    private SortedMap<String, String> impossible(CutResult result) {
        SortedMap<String, HitOperation> given = new TreeMap<>(result.cuts());
        settings.cuts().stream()
                .filter(cut -> !(cut instanceof Cut.Expression))
                .forEach(cut -> given.remove(cut.name()));
        List<String> there = new ArrayList<>(result.operations().keySet());
        there.removeAll(given.keySet());
        for (int i = 0; i < used.size(); i++) if (seen.get(i)) there.add(used.get(i));
        SortedMap<String, String> reasons = new TreeMap<>();
        given.forEach((name, operation) -> reasons.put(name, "no column " + first(name, operation, there)));
        reasons.keySet().removeAll(HitProgram.possible(given, there).keySet());
        return reasons;
    }

    /** What an operation lacks; itself when it is there, or lacks only other cuts. */
    private static String first(String name, HitOperation operation, List<String> there) {
        var missing = HitProgram.missing(Map.of(name, operation), there).keySet();
        return missing.isEmpty() ? name : missing.iterator().next();
    }

    /** Counts which cuts in force the event passes: per cut, all of the mask, and how many events were judged. */
    private void judge(Features features) {
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

    @Override
    public Answer answer(Question question) {
        GermaniumCuts.Pulser found = pulser.search().orElse(null);
        CutResult result =
                new QualityCuts(settings).of(question.columns().map(this::exact).orElseGet(this::counted));
        result = result.without(impossible(result));
        if (result.operations().isEmpty() && result.shapes().isEmpty() && found == null)
            return Answer.none("no cut can be made: " + result.refused() + ", missing " + result.missing());
        return answer(result, found, question);
    }

    private Answer answer(CutResult result, GermaniumCuts.Pulser found, Question question) {
        PassCounts passed =
                question.columns().map(columns -> judgedAll(result, columns)).orElseGet(() -> judgedSoFar(result));
        long events = result.shapes().values().stream()
                .mapToLong(shape -> shape.finite())
                .max()
                .orElse(0);
        GermaniumCuts value = result.published(passed, events).withPulser(found);
        return new Answer(value, result.operations(), watched(result), events, "");
    }

    private SortedMap<String, ColumnDistribution> exact(Question.Columns columns) {
        SortedMap<String, ColumnDistribution> exact = new TreeMap<>();
        BitSet pulses = pulser.pulses(columns::column, columns.timesNs());
        for (int i = 0; i < parameters.size(); i++) {
            double[] values = without(pulses, parameters.values(i, columns));
            if (DoubleStream.of(values).anyMatch(Double::isFinite))
                exact.put(parameters.text(i), ColumnValues.of(values));
        }
        return exact;
    }

    private static double[] without(BitSet pulses, double[] values) {
        if (pulses.isEmpty()) return values;
        return IntStream.range(0, values.length)
                .filter(i -> !pulses.get(i))
                .mapToDouble(i -> values[i])
                .toArray();
    }

    private SortedMap<String, ColumnDistribution> counted() {
        SortedMap<String, ColumnDistribution> counted = new TreeMap<>();
        for (int i = 0; i < parameters.size(); i++)
            if (cells[i].cells() > 0) counted.put(parameters.text(i), cells[i].distribution());
        return counted;
    }

    private PassCounts judgedSoFar(CutResult result) {
        PassCounts none = result.noPasses(settings);
        long[] passed = none.cuts().stream()
                .mapToLong(name -> passes[cuts.indexOf(name)])
                .toArray();
        return new PassCounts(none.cuts(), none.mask(), passed, passes[cuts.size()], passes[cuts.size() + 1]);
    }

    private PassCounts judgedAll(CutResult result, Question.Columns columns) {
        List<String> inputs = columns(settings).stream()
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
        BitSet pulses = pulser.pulses(columns::column, columns.timesNs());
        for (int k = 0; all.length > 0 && k < all[0].length; k++) {
            if (pulses.get(k)) continue;
            for (int c = 0; c < row.length; c++) row[c] = all[c][k];
            program.evaluate(row, made);
            passed = passed.plus(cut -> made[names.indexOf(cut)] == 1);
        }
        return passed;
    }

    /** Columns that cuts read. */
    static List<String> columns(CutSettings settings) {
        Set<String> columns = new LinkedHashSet<>(Quantities.columns(settings.parameters()));
        columns.addAll(used(settings));
        String channels = settings.pulser().multiplicityColumn();
        if (!channels.isEmpty()) columns.add(channels);
        return List.copyOf(columns);
    }

    /** What the expressions of cuts use beside their own parameters and the other cuts. */
    private static List<String> used(CutSettings settings) {
        Set<String> used = new LinkedHashSet<>();
        settings.cuts().forEach(cut -> {
            if (!(cut instanceof Cut.Expression given)) return;
            List<String> columns = new ArrayList<>(Quantities.columns(List.of(given.expression())));
            columns.removeAll(given.parameters().keySet());
            used.addAll(columns);
        });
        used.removeAll(names(settings));
        settings.classifiers().forEach(rule -> used.remove(rule.name() + "_classifier"));
        return List.copyOf(used);
    }

    private List<Watched> watched(CutResult result) {
        List<Watched> watched = new ArrayList<>();
        for (String cut : result.noPasses(settings).cuts())
            watched.add(
                    new Watched("pass_rate_" + cut, "", RATE_WIDTH, cut, Watched.Chosen.ALL, RATE_WINDOWS, badOf(cut)));
        return watched;
    }

    /** Of what a good event passes more is no fault; of another cut nobody knows. */
    private Bad badOf(String cut) {
        return settings.mask().contains(cut) ? Bad.DOWN : Bad.BOTH;
    }

    @Override
    public void clear() {
        for (ColumnCells each : cells) each.clear();
        pulser.clear();
    }
}
