package org.driftwatch.calibrators.germanium;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.parameter.Parameter;

/** Folds events through a channel as the stream does, a mark after every second, and keeps all answers. */
final class Monitored {
    static final long SECOND = 1_000_000_000L;

    final List<DriftPoint> drift = new ArrayList<>();
    /** Of the energy scale. */
    final List<Parameter> parameters = new ArrayList<>();

    /** Of all subjects. */
    final List<Parameter> all = new ArrayList<>();

    final List<Folded.Fits> fits = new ArrayList<>();
    final StringBuilder answers = new StringBuilder();

    private Monitored() {}

    static Monitored run(List<DspEvent> events, long endNs) {
        return run(MonitorSettings.defaults(), events, endNs);
    }

    static Monitored run(MonitorSettings settings, List<DspEvent> events, long endNs) {
        Monitored all = new Monitored();
        ChannelStore store = new InMemoryChannelStore();
        var channel = new GermaniumChannel(settings, "run1", SimulatedChannel.NAME, store);
        long mark = SimulatedChannel.START_NS;
        for (DspEvent event : events) {
            for (; mark <= event.timeNs(); mark += SECOND) all.keep(channel.advance(mark));
            all.keep(channel.fold(event));
        }
        for (; mark < endNs; mark += SECOND) all.keep(channel.advance(mark));
        all.keep(channel.advance(endNs));
        all.keep(channel.finish());
        return all;
    }

    void keep(Folded folded) {
        drift.addAll(folded.drift());
        all.addAll(folded.parameters());
        folded.parameters().stream()
                .filter(parameter -> parameter.subject().equals(GermaniumEnergy.SUBJECT))
                .forEach(parameters::add);
        if (folded.fits() != Folded.Fits.NONE) fits.add(folded.fits());
        if (folded.drift().isEmpty() && folded.parameters().isEmpty()) return;
        folded.drift().forEach(point -> answers.append(json(point)).append('\n'));
        folded.parameters().forEach(parameter -> answers.append(json(parameter)).append('\n'));
    }

    static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    List<DriftPoint> drift(String quantity) {
        return drift.stream().filter(point -> point.quantity().equals(quantity)).toList();
    }

    GermaniumEnergy value(int i) {
        return (GermaniumEnergy) parameters.get(i).value();
    }

    /** Of the version before the last fit. */
    GermaniumEnergy live() {
        return value(parameters.size() - 2);
    }

    GermaniumEnergy last() {
        return value(parameters.size() - 1);
    }
}
