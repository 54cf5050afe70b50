package org.driftwatch.app.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.driftwatch.app.SharedFolder;
import org.driftwatch.app.settings.DspDatabaseFile;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.ingest.germanium.GermaniumRun;
import org.driftwatch.ingest.germanium.GermaniumRuns;
import org.driftwatch.ingest.germanium.Lh5Options;
import org.driftwatch.ingest.germanium.RowRange;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.streams.germanium.GroupedDsp;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.germanium.WaveformCodec;
import org.driftwatch.topics.run.RunSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain that reads columns of the raw file beside the waveform, on recorded files. */
class RawColumnsOfFilesTest {
    private static final String RUN = "data/hpge/lh5/LDQTA_r117_20200110T105115Z_cal_geds_raw.lh5";
    private static final String CHAIN = """
            {"outputs": ["timestamp", "energy", "baseline", "height"], "processors": {
             "wf": {"function": "bl_subtract", "module": "dspeed.processors", "args": ["waveform", "baseline", "wf"]},
             "height": {"function": "amax", "module": "numpy", "args": ["wf", 1, "height"]}}}""";

    @TempDir
    Path directory;

    @Test
    void theCommandAndTheStreamReadThem() throws Exception {
        DspGroups groups = groups(CHAIN);
        Lh5Options options = Lh5Options.DEFAULTS.withEvents(RowRange.parse("0:50"));
        DspResults results = new DspFile(groups, Progress.NONE).process(file(), options);
        SortedMap<String, double[]> table =
                results.channels().get(results.channels().firstKey());
        GermaniumRun run = GermaniumRuns.open(List.of(file()), options.withColumns(groups.columns()))
                .get(0);
        GroupedDsp dsp = new GroupedDsp(groups);
        WaveformCodec codec = new WaveformCodec();
        int events = 0;
        try (RunSource<Waveform> source = ((GermaniumRun.Raw) run).open(Progress.NONE)) {
            for (Waveform wave = source.next(); wave != null; wave = source.next(), events++) {
                DspEvent event = dsp.process(codec.decode(codec.encode(wave)));
                int row = row(table, event.value("timestamp"), event.value("energy"));
                for (String name : List.of("energy", "baseline", "height"))
                    assertThat(event.value(name)).isEqualTo(table.get(name)[row]);
                int top = 0;
                for (int sample : wave.samples()) top = Math.max(top, sample);
                assertThat(event.value("height")).isEqualTo(top - event.value("baseline"));
            }
        }
        assertThat(events).isEqualTo(50);
    }

    @Test
    void aColumnThatNoTableHasIsOneLineAtTheStart() throws Exception {
        DspGroups groups = groups(CHAIN.replace("\"energy\"", "\"daqenergie\""));
        assertThatThrownBy(() -> new DspFile(groups, Progress.NONE).process(file(), Lh5Options.DEFAULTS))
                .hasMessageContainingAll(
                        file().toString(), "daqenergie", "missing column, which the DSP configuration reads");
        assertThatThrownBy(() -> GermaniumRuns.open(List.of(file()), Lh5Options.DEFAULTS.withColumns(groups.columns())))
                .hasMessageContaining("daqenergie");
    }

    private static int row(SortedMap<String, double[]> table, double time, double energy) {
        for (int i = 0; i < 50; i++)
            if (table.get("timestamp")[i] == time && table.get("energy")[i] == energy) return i;
        throw new AssertionError("no row at " + time);
    }

    private static Path file() {
        return SharedFolder.file(RUN);
    }

    private DspGroups groups(String chain) throws Exception {
        return DspDatabaseFile.forAllChannels(null, Files.writeString(directory.resolve("chain.json"), chain));
    }
}
