package org.driftwatch.ingest.germanium;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.driftwatch.ingest.lh5.Lh5File;
import org.driftwatch.ingest.lh5.Place;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.ingest.lh5.Waveforms;

/** A raw-tier file, table by table in file order. Needs no times. */
public final class WaveformFile implements AutoCloseable {
    private final Lh5File file;
    private final TierTables tables;
    private final Lh5Options options;

    private WaveformFile(Lh5File file, TierTables tables, Lh5Options options) {
        this.file = file;
        this.tables = tables;
        this.options = options;
    }

    /** Opens a raw-tier file. */
    public static WaveformFile open(Path path, Lh5Options options) throws UnreadableFileException {
        Lh5File file = Lh5File.open(path);
        try {
            TierTables tables = TierTables.of(file, options);
            if (tables.tier() != Tier.RAW)
                throw new Place(path, null, null).error("is dsp tier, it holds no waveforms");
            return new WaveformFile(file, tables, options);
        } catch (UnreadableFileException e) {
            file.close();
            throw e;
        }
    }

    /** The tables, sorted by name, each at its first row; read one after the other to hold one block at a time. */
    public List<WaveformTable> tables() throws UnreadableFileException {
        List<WaveformTable> opened = new ArrayList<>();
        for (TierTable table : tables.tables()) {
            Waveforms waveforms = table.table().waveforms(options.waveform());
            ColumnsBeside columns = new ColumnsBeside(table.table(), options.columns(), waveforms.rows());
            RowRange rows = options.events().within(waveforms.rows());
            opened.add(new WaveformTable(table.name(), waveforms, columns, rows));
        }
        return opened;
    }

    /** Tables without the waveform asked for, by name, with the reason. */
    public SortedMap<String, String> skipped() {
        return tables.skipped();
    }

    @Override
    public void close() throws UnreadableFileException {
        file.close();
    }
}
