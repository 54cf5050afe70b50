package org.driftwatch.streams.germanium;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.Folded;
import org.driftwatch.calibrators.germanium.GermaniumChannel;
import org.driftwatch.calibrators.germanium.MonitorSettings;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.parameter.Parameter;

/**
 * Opens the calculation of a channel, the same that the batch does, on its part of the store.
 *
 * @param provenance what to say of every parameter beside its input, e.g. settings hash and code version
 */
public record GermaniumChannels(MonitorSettings settings, SortedMap<String, String> provenance)
        implements ChannelFold.Factory {

    @Override
    public ChannelFold open(RunChannel channel, ChannelStore store) {
        return open(channel, store, new InMemoryChannelStore());
    }

    @Override
    public ChannelFold open(RunChannel channel, ChannelStore store, ChannelStore memory) {
        return new Fold(new GermaniumChannel(settings, channel.run(), channel.channel(), store, memory), provenance);
    }

    private record Fold(GermaniumChannel channel, SortedMap<String, String> provenance) implements ChannelFold {
        @Override
        public Folded fold(DspEvent event, long place) {
            return explained(channel.fold(event, place));
        }

        @Override
        public Folded advance(long ns) {
            return explained(channel.advance(ns));
        }

        @Override
        public Folded finish() {
            return explained(channel.finish());
        }

        @Override
        public List<HistogramSnapshot> snapshots() {
            return channel.snapshots();
        }

        @Override
        public SubjectProgress progress() {
            return channel.progress();
        }

        private Folded explained(Folded answer) {
            if (answer.parameters().isEmpty()) return answer;
            List<Parameter> parameters =
                    answer.parameters().stream().map(this::explained).toList();
            return new Folded(answer.features(), answer.drift(), parameters, answer.fits(), answer.requests());
        }

        private Parameter explained(Parameter parameter) {
            SortedMap<String, String> all = new TreeMap<>(provenance);
            all.putAll(parameter.provenance());
            return parameter.withProvenance(all);
        }
    }
}
