package org.driftwatch.replay.germanium;

import java.time.Duration;
import org.driftwatch.replay.scenario.FaultSize;

/**
 * Something that goes wrong with one detector at a known data time, counted from the start of the run. Sizes are
 * fractions of the amplitude: +0.01 makes pulses one per cent larger.
 */
public sealed interface GermaniumFault {
    String channel();

    /** When it begins, from the start of the run. */
    Duration from();

    /** When it ends, from the start of the run; null: never. A step or a dead channel recovers, a drift stays where it is. */
    Duration until();

    /** One sentence for people. */
    String inWords();

    /** Amplitude relative to the undisturbed detector at a time from the start of the run [ns]. */
    default double amplification(long ns) {
        return 1;
    }

    /** Whether the channel is silent at a time from the start of the run [ns]. */
    default boolean silent(long ns) {
        return false;
    }

    /** The amplification jumps by {@code size}. */
    record GainStep(String channel, double size, Duration from, Duration until) implements GermaniumFault {
        public GainStep {
            FaultSize.check(size);
            checkTimes(from, until);
        }

        @Override
        public double amplification(long ns) {
            return active(this, ns) ? 1 + size : 1;
        }

        @Override
        public String inWords() {
            return "pulses of " + channel + " " + percent(size) + " " + period(this);
        }
    }

    /** The amplification changes by {@code perMinute} of its first value each minute. */
    record GainDrift(String channel, double perMinute, Duration from, Duration until) implements GermaniumFault {
        private static final double MINUTE = 60e9;

        public GainDrift {
            FaultSize.check(perMinute);
            checkTimes(from, until);
        }

        @Override
        public double amplification(long ns) {
            long end = until == null ? ns : Math.min(ns, until.toNanos());
            return Math.max(0, 1 + perMinute * Math.max(0, end - from.toNanos()) / MINUTE);
        }

        @Override
        public String inWords() {
            return "pulses of " + channel + " " + percent(perMinute) + " per minute " + period(this);
        }
    }

    /** The channel sends nothing. */
    record DeadChannel(String channel, Duration from, Duration until) implements GermaniumFault {
        public DeadChannel {
            checkTimes(from, until);
        }

        @Override
        public boolean silent(long ns) {
            return active(this, ns);
        }

        @Override
        public String inWords() {
            return channel + " sends nothing " + period(this);
        }
    }

    private static boolean active(GermaniumFault fault, long ns) {
        return ns >= fault.from().toNanos()
                && (fault.until() == null || ns < fault.until().toNanos());
    }

    private static void checkTimes(Duration from, Duration until) {
        if (from.isNegative()) throw new IllegalArgumentException("start must be >= 0 s, was " + from);
        if (until != null && until.compareTo(from) <= 0)
            throw new IllegalArgumentException("end must be later than the start " + from + ", was " + until);
    }

    private static String percent(double size) {
        return (size > 0 ? "grow" : "shrink") + " by " + FaultSize.percent(size);
    }

    private static String period(GermaniumFault fault) {
        String begin = "from " + FaultText.duration(fault.from());
        return fault.until() == null ? begin + " on" : begin + " to " + FaultText.duration(fault.until());
    }
}
