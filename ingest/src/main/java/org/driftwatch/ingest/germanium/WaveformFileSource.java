package org.driftwatch.ingest.germanium;

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
        return head -> new Waveform(
                run,
                head.channel(),
                head.eventNumber(),
                head.timeNs(),
                waveforms.periodNs(head.row()),
                waveforms.startNs(head.row()),
                waveforms.samples(head.row()));
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

    @Override
    public void close() throws UnreadableFileException {
        rows.close();
    }
}
