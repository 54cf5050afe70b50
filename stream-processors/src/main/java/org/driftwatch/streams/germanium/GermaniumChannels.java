package org.driftwatch.streams.germanium;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.GermaniumChannel;
import org.driftwatch.calibrators.germanium.MonitorSettings;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.parameter.Parameter;

/**
 * Opens the real calculation of a channel on its part of the store.
 *
 * @param provenance what to say of every parameter beside its input, e.g. settings hash and code version
 */
public record GermaniumChannels(MonitorSettings settings, SortedMap<String, String> provenance)
        implements ChannelFold.Factory {

    @Override
    public ChannelFold open(RunChannel channel, ScopedStore store) {
        return new Fold(new GermaniumChannel(settings, channel.run(), channel.channel(), new Scoped(store)));
    }

    private final class Fold implements ChannelFold {
        private final GermaniumChannel channel;

        Fold(GermaniumChannel channel) {
            this.channel = channel;
        }

        @Override
        public Folded fold(DspEvent event) {
            return folded(channel.fold(event));
        }

        @Override
        public Folded advance(long ns) {
            return folded(channel.advance(ns));
        }

        @Override
        public Folded finish() {
            return folded(channel.finish());
        }

        @Override
        public List<HistogramSnapshot> snapshots() {
            return channel.snapshots();
        }
    }

    private Folded folded(org.driftwatch.calibrators.germanium.Folded answer) {
        org.driftwatch.calibrators.germanium.Folded.Fits fits = answer.fits();
        List<Parameter> parameters =
                answer.parameters().stream().map(this::withProvenance).toList();
        return new Folded(
                answer.features(),
                parameters,
                answer.drift(),
                new Folded.Fits(fits.published(), fits.refused(), fits.tooFew()));
    }

    private Parameter withProvenance(Parameter parameter) {
        SortedMap<String, String> all = new TreeMap<>(provenance);
        all.putAll(parameter.provenance());
        return parameter.withProvenance(all);
    }

    private record Scoped(ScopedStore store) implements ChannelStore {
        @Override
        public byte[] get(StateKey key) {
            return store.get(key.bytes());
        }

        @Override
        public void put(StateKey key, byte[] value) {
            store.put(key.bytes(), value);
        }

        @Override
        public void delete(StateKey key) {
            store.delete(key.bytes());
        }
    }
}
