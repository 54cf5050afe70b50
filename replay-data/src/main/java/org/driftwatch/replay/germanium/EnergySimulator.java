package org.driftwatch.replay.germanium;

import java.util.Arrays;
import java.util.List;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/**
 * The simulated run as DSP outputs, without pulses: every energy filter answers collected energy times gain [ADC]. Same
 * events, times, energies and faults as {@link GermaniumSimulator} of equal settings, for tests that need many.
 */
public final class EnergySimulator implements RunSource<DspEvent> {
    public static final List<String> OUTPUTS =
            List.of("cuspEftp", "cuspEmax", "trapEftp", "trapEmax", "trapTmax", "zacEftp", "zacEmax");

    private final GermaniumModel model;
    private final RunDescription description;
    private final MergedDeposits deposits;

    public EnergySimulator(GermaniumSettings settings, RunPlan plan) {
        model = new GermaniumModel(settings, plan);
        description = model.description("ge.dsp");
        deposits = new MergedDeposits(model);
    }

    /** What it simulates. */
    public GermaniumTruth truth() {
        return new GermaniumTruth(model);
    }

    @Override
    public RunDescription description() {
        return description;
    }

    @Override
    public DspEvent next() {
        Deposit deposit = deposits.next();
        if (deposit == null) return null;
        double[] values = new double[OUTPUTS.size()];
        Arrays.fill(values, deposit.collectedKeV() * model.adcPerKeV(deposits.detector(), deposit.timeNs()));
        return new DspEvent(
                description.run(), deposit.channel(), deposit.eventNumber(), deposit.timeNs(), OUTPUTS, values);
    }

    @Override
    public void close() {}
}
