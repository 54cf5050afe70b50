package org.driftwatch.streams.germanium;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.driftwatch.calibrators.germanium.Folded;
import org.driftwatch.streams.run.DriftGauges;
import org.driftwatch.streams.run.StageMetrics;
import org.driftwatch.topics.drift.DriftPoint;

/** Counts fits and shows the last drift of each quantity, beside what every {@link StageMetrics stage} counts. */
final class GermaniumMetrics {
    private final MeterRegistry registry;
    private final DriftGauges drift;
    private final StageMetrics stages;
    private final Counter published;
    private final Counter refused;
    private final Counter tooFew;

    GermaniumMetrics(MeterRegistry registry) {
        this.registry = registry;
        drift = new DriftGauges(registry);
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
        drift.last(point);
    }
}
