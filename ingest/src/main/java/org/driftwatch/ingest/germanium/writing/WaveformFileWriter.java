package org.driftwatch.ingest.germanium.writing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.RunDescription;

/**
 * A file of the raw tier: {@code <channel>/raw} with {@code waveform{t0,dt,values}} (uint16), {@code timestamp},
 * {@code eventnumber} and, if wanted, further columns.
 *
 * <p>Times are float64 seconds since 1970: from 2004 to 2038 the nearest of them is at most 120 ns off, so that events of
 * different channels closer than that may be read back in the order of their channels.
 *
 * <p>Memory: the whole run, plus one copy of the waveforms of the busiest channel.
 */
public final class WaveformFileWriter {
    static final int LARGEST_CODE = 65_535;
    private static final int NUMBERS = 4; // time, event number, t0, dt
    private static final int ARRAY_BYTES = 32; // header of the samples and references to them

    private final RunRows<WaveformRows> rows;
    private final int extras;

    /** @param extra columns whose values come with each event */
    public WaveformFileWriter(Path file, MemoryLimit limit, List<ExtraColumn> extra) {
        extras = extra.size();
        rows = new RunRows<>(file, limit, () -> new WaveformRows(List.copyOf(extra)));
    }

    /**
     * Refuses a run that will not fit into memory, before it is made.
     *
     * @param samples of each waveform
     */
    public WaveformFileWriter expecting(RunDescription run, int samples) throws IOException {
        rows.expect(run, rowBytes(samples), codeBytes(samples));
        return this;
    }

    /** @param extra one value per further column */
    public void add(Waveform wave, double... extra) throws IOException {
        int samples = wave.samples().length;
        WaveformRows channel = rows.of(wave, rowBytes(samples), codeBytes(samples));
        check(wave, channel.samples());
        channel.add(wave, extra);
    }

    private void check(Waveform wave, int length) throws IOException {
        int[] samples = wave.samples();
        if (samples.length == 0) throw rows.error(wave, "a waveform without samples");
        if (length != 0 && samples.length != length)
            throw rows.error(wave, samples.length + " samples, earlier ones have " + length);
        for (int i = 0; i < samples.length; i++)
            if (samples[i] < 0 || samples[i] > LARGEST_CODE)
                throw rows.error(wave, "sample " + i + " must be in 0.." + LARGEST_CODE + ", was " + samples[i]);
    }

    private long rowBytes(int samples) {
        return codeBytes(samples) + ARRAY_BYTES + (NUMBERS + extras) * ChannelRows.NUMBER_BYTES;
    }

    private static long codeBytes(int samples) {
        return (long) Short.BYTES * samples;
    }

    /** Writes the file whole or not at all; one that was there is replaced. */
    public void write() throws IOException {
        rows.write("raw");
    }
}
