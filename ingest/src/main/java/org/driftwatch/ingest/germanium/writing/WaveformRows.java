package org.driftwatch.ingest.germanium.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.driftwatch.ingest.lh5.writing.NewColumn;
import org.driftwatch.topics.germanium.Waveform;

/** The waveforms of one channel. */
final class WaveformRows extends ChannelRows {
    private final List<ExtraColumn> extras;
    private final List<DoubleStream.Builder> extraValues;
    private final DoubleStream.Builder starts = DoubleStream.builder();
    private final DoubleStream.Builder periods = DoubleStream.builder();
    private final List<short[]> codes = new ArrayList<>();

    WaveformRows(List<ExtraColumn> extras) {
        this.extras = extras;
        this.extraValues =
                Stream.generate(DoubleStream::builder).limit(extras.size()).toList();
    }

    /** Samples of each waveform so far, 0 before the first. */
    int samples() {
        return codes.isEmpty() ? 0 : codes.get(0).length;
    }

    void add(Waveform wave, double... extra) {
        head(wave);
        starts.add(wave.startNs());
        periods.add(wave.periodNs());
        codes.add(narrowed(wave.samples()));
        for (int i = 0; i < extraValues.size(); i++) extraValues.get(i).add(extra[i]);
    }

    private static short[] narrowed(int[] samples) {
        short[] codes = new short[samples.length];
        for (int i = 0; i < codes.length; i++) codes[i] = (short) samples[i];
        return codes;
    }

    @Override
    SortedMap<String, NewColumn> columns() {
        SortedMap<String, NewColumn> wave = new TreeMap<>();
        wave.put("t0", new NewColumn.Reals(starts.build().toArray(), "ns"));
        wave.put("dt", new NewColumn.Reals(periods.build().toArray(), "ns"));
        wave.put("values", new NewColumn.Codes(codes.toArray(short[][]::new)));
        SortedMap<String, NewColumn> columns = super.columns();
        columns.put("waveform", new NewColumn.Inner(wave));
        for (int i = 0; i < extras.size(); i++) {
            double[] values = extraValues.get(i).build().toArray();
            columns.put(
                    extras.get(i).name(),
                    new NewColumn.Reals(values, extras.get(i).units()));
        }
        return columns;
    }
}
