package org.driftwatch.streams.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.driftwatch.topics.drift.DriftPoint;

/** Shows the last drift of each quantity, for operators. */
public final class DriftGauges {
    private final MeterRegistry registry;
    private final Map<Quantity, DriftPoint> last = new ConcurrentHashMap<>();

    private record Quantity(String scope, String name) {}

    public DriftGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    public void last(DriftPoint point) {
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
