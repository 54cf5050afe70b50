package org.driftwatch.replay.cherenkov;

import org.driftwatch.replay.scenario.FaultSize;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** Something that goes wrong with one telescope from an observation block on. Sizes are fractions: −0.06 = 6 % less light. */
public sealed interface ArrayFault {
    int telescope();

    /** First block it touches. */
    long from();

    /** Last block it touches; {@link Long#MAX_VALUE}: it stays. What a slope has done by then stays. */
    long last();

    /** One sentence for people. */
    String inWords();

    /** Throughput relative to the undisturbed telescope in a block. */
    default double throughput(long obs) {
        return 1;
    }

    /** What the clock is late in a block, beyond the undisturbed one [ns]. */
    default double clockNs(long obs) {
        return 0;
    }

    /** Whether the telescope takes no part in a block. */
    default boolean missing(long obs) {
        return false;
    }

    /** The throughput jumps by {@code size}. */
    record ThroughputStep(int telescope, double size, long from, long last) implements ArrayFault {
        public ThroughputStep {
            FaultSize.check(size);
            checkBlocks(from, last);
        }

        @Override
        public double throughput(long obs) {
            return active(this, obs) ? 1 + size : 1;
        }

        @Override
        public String inWords() {
            return name(this) + " sees " + percent(size) + " light " + period(this);
        }
    }

    /** The throughput changes by {@code perBlock} of the last block's in each block after {@code from}. */
    record ThroughputSlope(int telescope, double perBlock, long from, long last) implements ArrayFault {
        public ThroughputSlope {
            FaultSize.check(perBlock);
            checkBlocks(from, last);
        }

        @Override
        public double throughput(long obs) {
            return StrictMath.pow(1 + perBlock, Math.max(0, Math.min(obs, last) - from));
        }

        @Override
        public String inWords() {
            String until = last == Long.MAX_VALUE ? "" : " up to block " + last;
            return name(this) + " sees " + percent(perBlock) + " light in each block after " + from + until;
        }
    }

    /** The clock jumps: stamps are {@code lateNs} later [ns]. */
    record ClockJump(int telescope, double lateNs, long from, long last) implements ArrayFault {
        public ClockJump {
            if (!(Math.abs(lateNs) <= 1e6 && lateNs != 0))
                throw new IllegalArgumentException("jump must be in [-1000000, 1000000] ns and not 0, was " + lateNs);
            checkBlocks(from, last);
        }

        @Override
        public double clockNs(long obs) {
            return active(this, obs) ? lateNs : 0;
        }

        @Override
        public String inWords() {
            return name(this) + " stamps " + FaultSize.number(Math.abs(lateNs)) + " ns "
                    + (lateNs > 0 ? "later " : "earlier ") + period(this);
        }
    }

    /** The telescope sends nothing and takes no part in the trigger. */
    record MissingTelescope(int telescope, long from, long last) implements ArrayFault {
        public MissingTelescope {
            checkBlocks(from, last);
        }

        @Override
        public boolean missing(long obs) {
            return active(this, obs);
        }

        @Override
        public String inWords() {
            return name(this) + " sends nothing " + period(this);
        }
    }

    private static boolean active(ArrayFault fault, long obs) {
        return obs >= fault.from() && obs <= fault.last();
    }

    private static void checkBlocks(long from, long last) {
        if (from < 0) throw new IllegalArgumentException("first block must be >= 0, was " + from);
        if (last < from) throw new IllegalArgumentException("last block must be >= " + from + ", was " + last);
    }

    private static String name(ArrayFault fault) {
        return Telescope.scope(fault.telescope());
    }

    private static String percent(double size) {
        return FaultSize.percent(size) + (size > 0 ? " more" : " less");
    }

    private static String period(ArrayFault fault) {
        if (fault.last() == Long.MAX_VALUE) return "from block " + fault.from() + " on";
        if (fault.last() == fault.from()) return "in block " + fault.from();
        return "in blocks " + fault.from() + " to " + fault.last();
    }
}
