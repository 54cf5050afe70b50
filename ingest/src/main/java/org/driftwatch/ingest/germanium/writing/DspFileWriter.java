package org.driftwatch.ingest.germanium.writing;

import java.io.IOException;
import java.nio.file.Path;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.RunDescription;

/**
 * A file of the dsp tier: {@code <channel>/dsp} with one column per output, {@code timestamp} and {@code eventnumber}; the
 * last two come from the event even when it has outputs of these names. Times as in {@link WaveformFileWriter}.
 *
 * <p>Memory: up to three times the size of the columns.
 */
public final class DspFileWriter {
    private static final int NUMBERS = 2; // time, event number
    private final RunRows<DspRows> rows;

    /** @param units of every output, null for none */
    public DspFileWriter(Path file, MemoryLimit limit, String units) {
        rows = new RunRows<>(file, limit, () -> new DspRows(units));
    }

    /** Refuses a run that will not fit into memory, before it is made. */
    public DspFileWriter expecting(RunDescription run, int outputs) throws IOException {
        rows.expect(run, rowBytes(outputs), Double.BYTES);
        return this;
    }

    /** Appends the event to the table of its channel. */
    public void add(DspEvent event) throws IOException {
        DspRows channel = rows.of(event, rowBytes(event.names().size()), Double.BYTES);
        if (channel.names() != null && !channel.names().equals(event.names()))
            throw rows.error(event, "outputs " + event.names() + ", earlier ones have " + channel.names());
        channel.add(event);
    }

    private static long rowBytes(int outputs) {
        return (NUMBERS + outputs) * ChannelRows.NUMBER_BYTES;
    }

    /** Writes the file whole or not at all; one that was there is replaced. */
    public void write() throws IOException {
        rows.write("dsp");
    }
}
