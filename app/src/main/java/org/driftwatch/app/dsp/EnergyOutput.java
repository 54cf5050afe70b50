package org.driftwatch.app.dsp;

import java.io.IOException;
import java.util.List;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.ingest.germanium.GermaniumRun;

/** The energy of a run of waveforms must come out of the signal processing of one channel at least. */
public final class EnergyOutput {
    private EnergyOutput() {}

    /** @throws IOException one line: the run, and the output that none of its channels has */
    public static void requireIn(List<GermaniumRun> runs, Settings.Germanium germanium) throws IOException {
        String energy = germanium.monitor().energy().energy();
        for (GermaniumRun run : runs) {
            if (!(run instanceof GermaniumRun.Raw)) continue;
            boolean made = run.description().channels().stream()
                    .anyMatch(channel -> germanium.dsp().of(channel).outputs().contains(energy));
            if (!made)
                throw new IOException("run " + run.description().run() + ": the signal processing has no output "
                        + energy + ", which germanium.energy names");
        }
    }
}
