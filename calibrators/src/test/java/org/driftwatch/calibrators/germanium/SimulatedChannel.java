package org.driftwatch.calibrators.germanium;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.driftwatch.topics.germanium.DspEvent;

/**
 * Seeded Th-228 energies of one channel without waveforms: seven lines on a falling background, FWHM² = 0.7 + 0.002 E keV², a low
 * tail of 5 %; events at a constant mean rate.
 *
 * @param seed of everything
 * @param rateHz mean rate
 * @param kevPerAdc scale at the start
 * @param gain relative gain at a time since the start [s]; 0 or less: dead
 * @param thresholdKev lowest energy recorded at a time since the start [s]
 * @param widening by which the lines are wider at a time since the start [s]
 */
record SimulatedChannel(
        long seed,
        double rateHz,
        double kevPerAdc,
        DoubleUnaryOperator gain,
        DoubleUnaryOperator thresholdKev,
        DoubleUnaryOperator widening) {
    static final long START_NS = 1_700_000_000_000_000_000L;
    static final String NAME = "ch7";
    private static final double[] ENERGY = {583.191, 727.33, 860.564, 1592.53, 1620.5, 2103.53, 2614.5};
    private static final double[] SHARE = {0.16, 0.04, 0.03, 0.02, 0.012, 0.03, 0.09};

    static SimulatedChannel healthy(long seed) {
        return new SimulatedChannel(seed, 300, 0.155, t -> 1, t -> 100, t -> 1);
    }

    SimulatedChannel withGain(DoubleUnaryOperator other) {
        return new SimulatedChannel(seed, rateHz, kevPerAdc, other, thresholdKev, widening);
    }

    SimulatedChannel withRate(double hz) {
        return new SimulatedChannel(seed, hz, kevPerAdc, gain, thresholdKev, widening);
    }

    SimulatedChannel withThreshold(DoubleUnaryOperator kev) {
        return new SimulatedChannel(seed, rateHz, kevPerAdc, gain, kev, widening);
    }

    SimulatedChannel withWidening(DoubleUnaryOperator factor) {
        return new SimulatedChannel(seed, rateHz, kevPerAdc, gain, thresholdKev, factor);
    }

    /** All events of the first {@code seconds}. */
    List<DspEvent> events(double seconds) {
        Random random = new Random(seed);
        List<DspEvent> events = new ArrayList<>();
        double t = 0;
        for (long number = 0; (t -= Math.log(1 - random.nextDouble()) / rateHz) < seconds; number++) {
            double kev = energy(random, widening.applyAsDouble(t));
            double g = gain.applyAsDouble(t);
            if (g <= 0 || kev < thresholdKev.applyAsDouble(t)) continue;
            double[] adc = {kev * g / kevPerAdc};
            events.add(new DspEvent("run1", NAME, number, START_NS + (long) (t * 1e9), List.of("cuspEmax"), adc));
        }
        return events;
    }

    private static double energy(Random random, double widening) {
        double which = random.nextDouble();
        for (int i = 0; i < ENERGY.length; i++) {
            which -= SHARE[i];
            if (which < 0) return line(random, ENERGY[i], widening);
        }
        double kev = 2650;
        while (kev > 2590) kev = 100 - 900 * Math.log(1 - random.nextDouble());
        return kev;
    }

    private static double line(Random random, double kev, double widening) {
        double tail = random.nextInt(20) == 0 ? 1.5 * widening * Math.log(1 - random.nextDouble()) : 0;
        return kev + tail + widening * Math.sqrt(0.7 + 0.002 * kev) / 2.3548 * random.nextGaussian();
    }
}
