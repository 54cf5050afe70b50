package org.driftwatch.app.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.ingest.germanium.Lh5Options;
import org.driftwatch.ingest.germanium.RowRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which part of the files to read; the same options for every command that reads LH5. */
final class Lh5Selection {
    @Option(names = "--table", paramLabel = "NAME", description = "LH5: only this table, e.g. ch1104000 (default: all)")
    private String table;

    @Option(
            names = "--waveform",
            paramLabel = "NAME",
            defaultValue = Lh5Options.DEFAULT_WAVEFORM,
            description = "LH5: waveform column of the raw tier (default: ${DEFAULT-VALUE})")
    private String waveform;

    @Option(
            names = "--events",
            paramLabel = "FROM:TO",
            defaultValue = ":",
            converter = Rows.class,
            description = "LH5: rows FROM up to but without TO of each table, counted from 0; either may be empty")
    private RowRange events;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            converter = Time.class,
            description = "LH5: what times below 1e9 s are relative to, e.g. 2023-03-11T23:58:40Z"
                    + " (default: the time stamp in the file name, else 1970)")
    private Instant start;

    Lh5Options options() {
        return new Lh5Options(table, waveform, List.of(), null, events, start);
    }

    /** With what the settings read: columns beside the waveforms, and the energy. */
    Lh5Options options(Settings.Germanium germanium) {
        return options()
                .withColumns(germanium.dsp().columns())
                .withEnergy(germanium.monitor().energy().energy());
    }

    static final class Rows implements ITypeConverter<RowRange> {
        @Override
        public RowRange convert(String text) {
            try {
                return RowRange.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("must be a UTC time such as 2023-03-11T23:58:40Z, was " + text);
            }
        }
    }
}
