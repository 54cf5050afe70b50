package org.driftwatch.ingest.germanium;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.ingest.lh5.Waveforms;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/** The waveforms of a run from its raw-tier files, channels merged by time. */
public final class WaveformFileSource implements RunSource<Waveform> {
    private static final int STORED_BYTES_PER_SAMPLE = 2;
    private final RunPlan plan;
    private final MergedRows<Waveform> rows;

    WaveformFileSource(RunPlan plan, Progress progress) {
        this.plan = plan;
        this.rows = new MergedRows<>(plan, this::reader, WaveformFileSource::bytesOf, progress);
    }

    private RowReader<Waveform> reader(String run, TierTable table) throws UnreadableFileException {
        Waveforms waveforms = table.table().waveforms(plan.options().waveform());
        ColumnsBeside columns = new ColumnsBeside(table.table(), plan.options().columns(), waveforms.rows());
        return head -> new Waveform(
                run,
                head.channel(),
                head.eventNumber(),
                head.timeNs(),
                waveforms.periodNs(head.row()),
                waveforms.startNs(head.row()),
                waveforms.samples(head.row()),
                columns.at(head.row()));
    }

    private static long bytesOf(Waveform waveform) {
        return (long) STORED_BYTES_PER_SAMPLE * waveform.samples().length;
    }

    @Override
    public RunDescription description() {
        return plan.description();
    }

    @Override
    public Waveform next() throws UnreadableFileException {
        return rows.next();
    }

    /** The waveforms with these numbers, counted from 0 in the order of {@link #next}; only these are decoded. Call it instead of that. */
    Map<Long, Waveform> at(SortedSet<Long> numbers) throws UnreadableFileException {
        Map<Long, Waveform> found = new HashMap<>();
        long number = 0;
        for (long wanted : numbers) {
            while (number < wanted && rows.skip()) number++;
            Waveform waveform = rows.next();
            if (waveform == null) throw new IllegalArgumentException("event " + wanted + " of " + number);
            found.put(wanted, waveform);
            number++;
        }
        return found;
    }

    @Override
    public void close() throws UnreadableFileException {
        rows.close();
    }
}
