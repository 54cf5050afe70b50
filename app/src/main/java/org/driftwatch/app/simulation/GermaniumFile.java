package org.driftwatch.app.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.driftwatch.app.results.ResultsFile;
import org.driftwatch.ingest.germanium.writing.DspFileWriter;
import org.driftwatch.ingest.germanium.writing.ExtraColumn;
import org.driftwatch.ingest.germanium.writing.MemoryLimit;
import org.driftwatch.ingest.germanium.writing.WaveformFileWriter;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.replay.germanium.Deposit;
import org.driftwatch.replay.germanium.EnergySimulator;
import org.driftwatch.replay.germanium.GermaniumSettings;
import org.driftwatch.replay.germanium.GermaniumSimulator;
import org.driftwatch.replay.germanium.RunPlan;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;

/** A simulated germanium run as an LH5 file, with {@code FILE.truth.json} beside it; both whole or not at all. */
public final class GermaniumFile {
    private static final List<ExtraColumn> TRUTH =
            List.of(new ExtraColumn("true_energy", "keV"), new ExtraColumn("true_collected_energy", "keV"));
    private final Path file;
    private final Progress progress;

    public GermaniumFile(Path file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    /** Where the truth of a file is. */
    public static Path truthOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".truth.json");
    }

    /** Waveforms, with the true energy [keV] of each and what was collected of it as further columns; the answer is the number of events. */
    public long writeRaw(GermaniumSettings settings, RunPlan plan) throws IOException {
        try (GermaniumSimulator simulator = new GermaniumSimulator(settings, plan)) {
            TruthFile truth = TruthFile.of("raw", settings.seed(), simulator.description(), simulator.truth());
            int samples = settings.pulse().digitizer().samples();
            WaveformFileWriter writer = new WaveformFileWriter(file, MemoryLimit.ofThisJvm(), TRUTH)
                    .expecting(simulator.description(), samples);
            TrueEnergies energies = new TrueEnergies(simulator.truth());
            long done = 0;
            for (Waveform wave = simulator.next(); wave != null; wave = simulator.next()) {
                Deposit deposit = energies.of(wave);
                writer.add(wave, deposit.energyKeV(), deposit.collectedKeV());
                progress.reached(++done, truth.events(), done * samples * Short.BYTES);
            }
            write(writer::write, truth);
            return done;
        }
    }

    /** DSP outputs: every energy filter answers collected energy times gain [ADC]; the answer is the number of events. */
    public long writeDsp(GermaniumSettings settings, RunPlan plan) throws IOException {
        try (EnergySimulator simulator = new EnergySimulator(settings, plan)) {
            TruthFile truth = TruthFile.of("dsp", settings.seed(), simulator.description(), simulator.truth());
            int outputs = EnergySimulator.OUTPUTS.size();
            DspFileWriter writer =
                    new DspFileWriter(file, MemoryLimit.ofThisJvm(), "ADC").expecting(simulator.description(), outputs);
            long done = 0;
            for (DspEvent event = simulator.next(); event != null; event = simulator.next()) {
                writer.add(event);
                progress.reached(++done, truth.events(), done * outputs * Double.BYTES);
            }
            write(writer::write, truth);
            return done;
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void write(Writing run, TruthFile truth) throws IOException {
        ResultsFile.write(truthOf(file), truth);
        boolean written = false;
        try {
            run.write();
            written = true;
        } finally {
            if (!written) Files.deleteIfExists(truthOf(file));
        }
    }
}
