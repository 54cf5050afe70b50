package org.driftwatch.ingest.germanium;

import java.time.Instant;
import java.util.List;

/**
 * What to read of a germanium file.
 *
 * @param table only this one, by group name ({@code ch1104000}) or path ({@code ch1104000/raw}); null for all
 * @param waveform column of the raw tier: {@code waveform}, {@code waveform_windowed}, {@code waveform_presummed}
 * @param columns further columns of the raw tier that go with each waveform; in tables that have them
 * @param energy column that one table of the dsp tier must have at least; null: none need be there
 * @param events rows of each table; over the parts of a run they are counted on
 * @param start what times below 10^9 s are relative to; null: the time stamp in the file name, else 1970
 */
public record Lh5Options(
        String table, String waveform, List<String> columns, String energy, RowRange events, Instant start) {
    public static final String DEFAULT_WAVEFORM = "waveform";
    public static final Lh5Options DEFAULTS =
            new Lh5Options(null, DEFAULT_WAVEFORM, List.of(), null, RowRange.ALL, null);

    public Lh5Options {
        columns = List.copyOf(columns);
    }

    public Lh5Options withTable(String only) {
        return new Lh5Options(only, waveform, columns, energy, events, start);
    }

    public Lh5Options withWaveform(String column) {
        return new Lh5Options(table, column, columns, energy, events, start);
    }

    public Lh5Options withColumns(List<String> further) {
        return new Lh5Options(table, waveform, further, energy, events, start);
    }

    public Lh5Options withEnergy(String column) {
        return new Lh5Options(table, waveform, columns, column, events, start);
    }

    public Lh5Options withEvents(RowRange rows) {
        return new Lh5Options(table, waveform, columns, energy, rows, start);
    }

    public Lh5Options withStart(Instant runStart) {
        return new Lh5Options(table, waveform, columns, energy, events, runStart);
    }
}
