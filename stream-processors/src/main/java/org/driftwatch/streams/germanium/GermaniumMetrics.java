package org.driftwatch.streams.germanium;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.driftwatch.calibrators.germanium.Folded;
import org.driftwatch.streams.run.StageMetrics;
import org.driftwatch.topics.drift.DriftPoint;

/** Counts fits and shows the last drift of each quantity, beside what every {@link StageMetrics stage} counts. */
final class GermaniumMetrics {
    private final MeterRegistry registry;
    private final StageMetrics stages;
    private final Counter published;
    private final Counter refused;
    private final Counter tooFew;
    private final Map<Quantity, DriftPoint> last = new ConcurrentHashMap<>();

    private record Quantity(String scope, String name) {}

    GermaniumMetrics(MeterRegistry registry) {
        this.registry = registry;
        stages = new StageMetrics(registry);
        published = fits("published");
        refused = fits("refused");
        tooFew = fits("toofew");
    }

    private Counter fits(String outcome) {
        return Counter.builder("driftwatch.fits").tag("outcome", outcome).register(registry);
    }

    StageMetrics stages() {
        return stages;
    }

    void fits(Folded.Fits fits) {
        published.increment(fits.published());
        refused.increment(fits.refused());
        tooFew.increment(fits.tooFew());
    }

    void drift(DriftPoint point) {
        Quantity quantity = new Quantity(point.scope(), point.quantity());
        if (last.put(quantity, point) == null) register(quantity, point);
    }

    private void register(Quantity quantity, DriftPoint first) {
        gauge("driftwatch.drift.shift", quantity, DriftPoint::shift)
                .tag("unit", first.unit())
                .register(registry);
        gauge("driftwatch.drift.z", quantity, DriftPoint::z).register(registry);
        if (first.measured() == null)
            gauge("driftwatch.drift.shift.kev", quantity, DriftPoint::shiftKev).register(registry);
    }

    private Gauge.Builder<?> gauge(String name, Quantity quantity, ToDoubleFunction<DriftPoint> value) {
        return Gauge.builder(name, last, map -> value.applyAsDouble(map.get(quantity)))
                .tag("scope", quantity.scope())
                .tag("quantity", quantity.name());
    }
}
