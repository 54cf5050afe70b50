package org.driftwatch.calibrators.germanium.subject;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
import org.driftwatch.calibrators.germanium.cuts.CutResult;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.germanium.cuts.PassCounts;
import org.driftwatch.calibrators.germanium.cuts.PulserTagger;
import org.driftwatch.calibrators.germanium.cuts.QualityCuts;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.GermaniumCuts;

/**
 * Quality cuts from the distributions of all events, each kept in bounded cells; where the caller holds the columns (batch) the last
 * answer is from them instead. In the stream pass rates are of the events since the first cuts, each judged by those in force; in the
 * batch of all events by the last.
 */
public final class CutsSubject implements Subject {
    /** A change of a pass rate that matters as much as one width of another quantity. */
    private static final double RATE_WIDTH = 0.05;

    private static final int RATE_WINDOWS = 10;

    private final CutSettings settings;
    private final Quantities parameters;
    private final ColumnCells[] cells;
    private final CutColumns columns;
    private final CutPasses passes;
    private final PulserTagger pulser;

    /**
     * Goes on from what the store holds.
     *
     * @param mostCells bound of the occupied cells of each parameter
     * @param energy column of the uncalibrated energy, in which pulsers are looked for
     */
    public CutsSubject(CutSettings settings, int mostCells, ChannelStore store, String energy) {
        this.settings = settings;
        parameters = new Quantities(settings.parameters());
        cells = new ColumnCells[parameters.size()];
        for (int i = 0; i < cells.length; i++) cells[i] = new ColumnCells(mostCells, store, 'C', i);
        pulser = new PulserTagger(settings.pulser(), energy, store);
        columns = new CutColumns(settings, store);
        passes = new CutPasses(settings, store);
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
        columns.see(features);
        if (!pulser.pulsed(features.dsp())) {
            for (int i = 0; i < cells.length; i++) cells[i].add(parameters.value(i, features.dsp()));
            passes.judge(features);
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

    @Override
    public Answer answer(Question question) {
        GermaniumCuts.Pulser found = pulser.search().orElse(null);
        CutResult result =
                new QualityCuts(settings).of(question.columns().map(this::exact).orElseGet(this::counted));
        result = result.without(columns.impossible(result));
        if (result.operations().isEmpty() && result.shapes().isEmpty() && found == null)
            return Answer.none("no cut can be made: " + result.refused() + ", missing " + result.missing());
        return answer(result, found, question);
    }

    private Answer answer(CutResult result, GermaniumCuts.Pulser found, Question question) {
        PassCounts passed = question.columns()
                .map(all -> passes.of(result, all, pulses(all)))
                .orElseGet(() -> passes.soFar(result));
        long events = result.shapes().values().stream()
                .mapToLong(shape -> shape.finite())
                .max()
                .orElse(0);
        GermaniumCuts value = result.published(passed, events).withPulser(found);
        return new Answer(value, result.operations(), watched(result), events, "");
    }

    private SortedMap<String, ColumnDistribution> exact(Question.Columns columns) {
        SortedMap<String, ColumnDistribution> exact = new TreeMap<>();
        BitSet pulses = pulses(columns);
        for (int i = 0; i < parameters.size(); i++) {
            double[] values = without(pulses, parameters.values(i, columns));
            if (DoubleStream.of(values).anyMatch(Double::isFinite))
                exact.put(parameters.text(i), ColumnValues.of(values));
        }
        return exact;
    }

    private BitSet pulses(Question.Columns columns) {
        return pulser.pulses(columns::column, columns.timesNs());
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
