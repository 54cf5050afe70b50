package org.driftwatch.replay.germanium;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.replay.random.RandomStream;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/**
 * The simulated run as waveforms. With the default single decay an ideal pole-zero correction of the same constant gives
 * a step of height collected energy times gain [ADC]; electronic noise widens the peaks a little beyond {@link LineShape}.
 * How fast it is read changes nothing.
 */
public final class GermaniumSimulator implements RunSource<Waveform> {
    private static final long PULSES = 3;
    private static final long NOISE = 4;

    private final GermaniumModel model;
    private final RunDescription description;
    private final MergedDeposits deposits;
    private final PulseShaper shaper;
    private final List<PreviousPulses> previous = new ArrayList<>();
    private final List<RandomStream> pulses = new ArrayList<>();
    private final List<RandomStream> noise = new ArrayList<>();

    public GermaniumSimulator(GermaniumSettings settings, RunPlan plan) {
        model = new GermaniumModel(settings, plan);
        description = model.description("ge.waveforms");
        deposits = new MergedDeposits(model);
        shaper = new PulseShaper(settings.pulse());
        for (int i = 0; i < settings.array().detectors(); i++) {
            previous.add(new PreviousPulses(settings.pulse()));
            pulses.add(model.random(i).split(PULSES));
            noise.add(model.random(i).split(NOISE));
        }
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
    public Waveform next() {
        Deposit deposit = deposits.next();
        if (deposit == null) return null;
        int detector = deposits.detector();
        RandomStream random = noise.get(detector).split(deposit.eventNumber());
        shaper.start(random.uniform(), deposit.timeNs());
        Pulse pulse = pulse(detector, deposit);
        shaper.add(pulse);
        if (model.settings().pulse().pileUp()) addNeighbours(detector, pulse);
        int[] samples = shaper.digitize(model.detector(detector).baselineAdc(), random);
        PulseSettings.Digitizer digitizer = model.settings().pulse().digitizer();
        return new Waveform(
                description.run(),
                deposit.channel(),
                deposit.eventNumber(),
                deposit.timeNs(),
                digitizer.periodNs(),
                0,
                samples);
    }

    private Pulse pulse(int detector, Deposit deposit) {
        double amplitude = deposit.collectedKeV() * model.adcPerKeV(detector, deposit.timeNs());
        RandomStream random = pulses.get(detector).split(deposit.eventNumber());
        return Pulse.draw(deposit, amplitude, model.settings().pulse().collection(), random);
    }

    private void addNeighbours(int detector, Pulse pulse) {
        previous.get(detector).addTo(shaper);
        previous.get(detector).remember(pulse);
        for (int n = 0; ; n++) {
            Deposit later = deposits.following(n);
            if (later == null || !shaper.sees(later.timeNs())) return;
            shaper.add(pulse(detector, later));
        }
    }

    @Override
    public void close() {}
}
