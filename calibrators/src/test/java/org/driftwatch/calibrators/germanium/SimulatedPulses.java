package org.driftwatch.calibrators.germanium;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.driftwatch.topics.germanium.DspEvent;

/**
 * The events of a {@link SimulatedChannel} with the columns that cuts, pole-zero, A/E and LQ read. Events have one site with a chance of 95 % in
 * the double escape peak, 20 % in other lines, 45 % elsewhere; those with more have less A/E (exponential, 15 %) and more late
 * charge (exponential, 0.1). Late charge grows with drift time.
 *
 * @param seed of what the channel does not make
 * @param aoe factor on A/E at a time since the start [s]
 * @param junk share of events with a sloping baseline at that time
 * @param tail factor on the slope of the tail at that time
 */
record SimulatedPulses(
        SimulatedChannel channel,
        long seed,
        DoubleUnaryOperator aoe,
        DoubleUnaryOperator junk,
        DoubleUnaryOperator tail) {
    static final List<String> COLUMNS = List.of(
            "cuspEmax",
            "A_max",
            "dt_eff",
            "lq80",
            "bl_std",
            "bl_slope",
            "baselineEmax",
            "pz_slope",
            "pz_std",
            "tailEmax",
            "tp_0_est",
            "tail_slope",
            "period_ns");
    static final double AOE = 0.07;
    static final double AOE_SIGMA = 0.008;
    static final double LQ = 0.42;
    static final double LQ_SIGMA = 0.02;
    static final double LQ_PER_NS = 6e-5;
    static final double JUNK = 0.03;
    /** A decay of 450 µs in samples of 16 ns. */
    static final double TAIL_SLOPE = -16 / 450_000.0;

    static final double TAIL_SIGMA = 0.02 * 16 / 450_000.0;
    private static final double DEP_KEV = 1592.53;
    private static final double[] LINES_KEV = {583.191, 727.33, 860.564, 1620.5, 2103.53, 2614.5};

    /** 675 events a second from 850 keV on. */
    static SimulatedPulses healthy(long seed) {
        SimulatedChannel channel = SimulatedChannel.healthy(seed).withRate(1500).withThreshold(t -> 850);
        return new SimulatedPulses(channel, seed + 1000, t -> 1, t -> JUNK, t -> 1);
    }

    SimulatedPulses with(SimulatedChannel other) {
        return new SimulatedPulses(other, seed, aoe, junk, tail);
    }

    SimulatedPulses withAoe(DoubleUnaryOperator factor) {
        return new SimulatedPulses(channel, seed, factor, junk, tail);
    }

    SimulatedPulses withJunk(DoubleUnaryOperator share) {
        return new SimulatedPulses(channel, seed, aoe, share, tail);
    }

    SimulatedPulses withTail(DoubleUnaryOperator factor) {
        return new SimulatedPulses(channel, seed, aoe, junk, factor);
    }

    /** All events of the first {@code seconds}. */
    List<DspEvent> events(double seconds) {
        Random random = new Random(seed);
        List<DspEvent> events = new ArrayList<>();
        for (DspEvent event : channel.events(seconds)) {
            double t = (event.timeNs() - SimulatedChannel.START_NS) / 1e9;
            double adc = event.values()[0];
            double kev = adc * channel.kevPerAdc() / channel.gain().applyAsDouble(t);
            double[] values = pulse(random, adc, kev, t);
            events.add(
                    new DspEvent(event.run(), event.channel(), event.eventNumber(), event.timeNs(), COLUMNS, values));
        }
        return events;
    }

    private double[] pulse(Random random, double adc, double kev, double t) {
        boolean single = random.nextDouble() < singleSite(kev);
        double loss = single ? 0 : -0.15 * StrictMath.log(1 - random.nextDouble());
        double late = single ? 0 : -0.1 * StrictMath.log(1 - random.nextDouble());
        double dt = 300 + 900 * random.nextDouble();
        double sigma = Math.sqrt(AOE_SIGMA * AOE_SIGMA + 16 / (kev * kev));
        double mean = AOE * (1 - 5e-6 * (kev - 1150)) * aoe.applyAsDouble(t);
        double lq = LQ + LQ_PER_NS * (dt - 750) + LQ_SIGMA * random.nextGaussian() + late;
        boolean sloping = random.nextDouble() < junk.applyAsDouble(t);
        return new double[] {
            adc,
            adc * mean * (1 + sigma * random.nextGaussian() - loss),
            dt,
            adc * lq,
            8 + 0.5 * random.nextGaussian(),
            0.01 * random.nextGaussian() + (sloping ? 0.3 : 0),
            3 * random.nextGaussian(),
            1e-6 + 2e-6 * random.nextGaussian(),
            9 + 0.6 * random.nextGaussian(),
            12 + 4 * random.nextGaussian(),
            16_000 + 60 * random.nextGaussian(),
            TAIL_SLOPE * tail.applyAsDouble(t) + TAIL_SIGMA * random.nextGaussian(),
            16
        };
    }

    private static double singleSite(double kev) {
        if (Math.abs(kev - DEP_KEV) < 4) return 0.95;
        for (double line : LINES_KEV) if (Math.abs(kev - line) < 4) return 0.2;
        return 0.45;
    }
}
