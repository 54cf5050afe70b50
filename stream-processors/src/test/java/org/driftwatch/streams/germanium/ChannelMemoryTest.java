package org.driftwatch.streams.germanium;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.streams.run.RunChannel;
import org.junit.jupiter.api.Test;

/** What a channel puts into its memory outlives the run. */
class ChannelMemoryTest {
    private static final StateKey KEY = StateKey.of('m');

    /** Notes what the memory holds when a calculation is opened, and leaves the name of the run there. */
    private static final class Remembering implements ChannelFold.Factory {
        final List<String> seen = new ArrayList<>();

        @Override
        public ChannelFold open(RunChannel channel, ChannelStore store) {
            throw new IllegalStateException("opened without a memory");
        }

        @Override
        public ChannelFold open(RunChannel channel, ChannelStore store, ChannelStore memory) {
            byte[] before = memory.get(KEY);
            seen.add(channel.run() + " " + channel.channel() + " after "
                    + (before == null ? "" : new String(before, UTF_8)));
            memory.putLater(KEY, () -> (channel.run() + "/" + channel.channel()).getBytes(UTF_8));
            return new CountingChannel(channel, store);
        }
    }

    @Test
    void aLaterRunFindsTheMemoryOfItsChannelAsTheEarlierOneLeftIt() {
        Remembering factory = new Remembering();
        var settings = new GermaniumTopology.Settings(
                Bench.GRACE, () -> new GroupedDsp(new DspGroups(List.of())), factory, true);
        try (Bench bench = new Bench(settings)) {
            bench.sendAll(FakeRun.of("r1", "ch1", "ch2").records(400, 1));
            bench.sendAll(FakeRun.of("r2", "ch1", "ch2").records(400, 2));
        }
        assertThat(factory.seen)
                .contains("r1 ch1 after ", "r1 ch2 after ", "r2 ch1 after r1/ch1", "r2 ch2 after r1/ch2");
    }
}
