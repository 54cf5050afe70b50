package org.driftwatch.streams.germanium;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.driftwatch.calibrators.germanium.Folded;
import org.driftwatch.streams.run.StageMetrics;
import org.driftwatch.topics.drift.DriftPoint;

/** Counts fits and shows the last drift of each line, beside what every {@link StageMetrics stage} counts. */
final class GermaniumMetrics {
    private final MeterRegistry registry;
    private final StageMetrics stages;
    private final Counter published;
    private final Counter refused;
    private final Counter tooFew;
    private final Map<Line, DriftPoint> last = new ConcurrentHashMap<>();

    private record Line(String scope, String quantity) {}

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
        Line line = new Line(point.scope(), point.quantity());
        if (last.put(line, point) == null) register(line);
    }

    private void register(Line line) {
        Gauge.builder("driftwatch.drift.shift.kev", last, map -> map.get(line).shiftKev())
                .tag("scope", line.scope())
                .tag("quantity", line.quantity())
                .register(registry);
        Gauge.builder("driftwatch.drift.z", last, map -> map.get(line).z())
                .tag("scope", line.scope())
                .tag("quantity", line.quantity())
                .register(registry);
    }
}
