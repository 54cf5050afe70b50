package org.driftwatch.app.dsp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.dsp.DspChains;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.calibrators.germanium.dsp.DspPlan;
import org.driftwatch.ingest.germanium.Lh5Options;
import org.driftwatch.ingest.germanium.Pulse;
import org.driftwatch.ingest.germanium.WaveformFile;
import org.driftwatch.ingest.germanium.WaveformTable;
import org.driftwatch.ingest.run.Progress;

/** Runs the chain over a raw file, table by table. A table whose waveforms are too short is skipped with its reason. */
public final class DspFile {
    private final DspGroups groups;
    private final DspChains chains;
    private final Progress progress;
    private final SortedMap<String, SortedMap<String, double[]>> channels = new TreeMap<>();
    private final SortedMap<String, String> skipped = new TreeMap<>();
    private long done;
    private long total;

    public DspFile(DspGroups groups, Progress progress) {
        this.groups = groups;
        this.chains = new DspChains(groups);
        this.progress = progress;
    }

    public DspResults process(Path path, Lh5Options options) throws IOException {
        try (WaveformFile file = WaveformFile.open(path, options.withColumns(groups.columns()))) {
            skipped.putAll(file.skipped());
            List<WaveformTable> tables = file.tables();
            total = tables.stream().mapToLong(WaveformTable::rows).sum();
            for (WaveformTable table : tables) process(table);
        }
        return new DspResults(channels, skipped);
    }

    private void process(WaveformTable table) throws IOException {
        try {
            channels.put(table.name(), outputs(table));
        } catch (IllegalArgumentException tooShort) {
            skipped.put(table.name(), tooShort.getMessage());
        }
    }

    private SortedMap<String, double[]> outputs(WaveformTable table) throws IOException {
        int events = Math.toIntExact(table.rows());
        DspPlan plan = chains.plan(table.name());
        List<String> names = plan.outputs();
        double[][] columns = new double[names.size()][events];
        double[] out = new double[columns.length];
        int event = 0;
        for (Pulse pulse = table.next(); pulse != null; pulse = table.next(), event++) {
            chains.chain(table.name(), pulse.samples().length, pulse.periodNs(), pulse.startNs())
                    .process(pulse.samples(), pulse.columns().values(plan.columns()), out);
            for (int i = 0; i < out.length; i++) columns[i][event] = out[i];
            progress.reached(++done, total, 0);
        }
        return byName(names, columns, event);
    }

    private static SortedMap<String, double[]> byName(List<String> names, double[][] columns, int events) {
        SortedMap<String, double[]> named = new TreeMap<>();
        for (int i = 0; i < columns.length; i++) named.put(names.get(i), Arrays.copyOf(columns[i], events));
        return named;
    }
}
