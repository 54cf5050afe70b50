package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.driftwatch.app.dsp.DspFile;
import org.driftwatch.app.settings.DspDatabaseFile;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.ingest.run.ProgressLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "dsp",
        mixinStandardHelpOptions = true,
        description = "Process the signal of every waveform of a raw file, in file order.")
final class DspCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "LH5 file of the raw tier")
    private Path file;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private Lh5Selection selection;

    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "values for the chain instead of its own, JSON as pygama has it, for all channels")
    private Path database;

    @Option(
            names = "--dsp-config",
            paramLabel = "FILE",
            description =
                    "chain instead of the built-in one, JSON as pygama has it, for all channels (docs/how-to/dsp-configuration.md)")
    private Path config;

    @Mixin
    private ResultsOption results;

    @Override
    public Integer call() throws Exception {
        try (ProgressLine progress = Terminal.progress("dsp")) {
            results.write(new DspFile(groups(), progress).process(file, selection.options()));
        }
        return 0;
    }

    private DspGroups groups() throws Exception {
        if (database == null && config == null)
            return settings.read().germanium().dsp();
        return DspDatabaseFile.forAllChannels(database, config);
    }
}
