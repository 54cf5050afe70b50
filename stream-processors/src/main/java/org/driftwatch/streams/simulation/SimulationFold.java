package org.driftwatch.streams.simulation;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.driftwatch.calibrators.simulation.live.GridPointCalculation;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.streams.run.Calculations;
import org.driftwatch.streams.run.Outlets;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.streams.run.RunFold;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.topics.simulation.SimulationEvent;

/**
 * Gives each record to the monitor of its grid point. Where that stands goes out with every mark, and, when the run has ended,
 * as a parameter.
 */
final class SimulationFold implements RunFold<SimulationEvent> {
    private static final int REPORT = 50;

    private final String stage;
    private final Calculations.Opening<GridPointCalculation> opening;
    private Calculations<GridPointCalculation> points;
    private Outlets outlets;

    SimulationFold(String stage, Calculations.Opening<GridPointCalculation> opening) {
        this.stage = stage;
        this.opening = opening;
    }

    /** Name of the store of sums of a stage. */
    static String pointsStore(String stage) {
        return stage + "-points";
    }

    @Override
    public void open(ProcessorContext<byte[], byte[]> context) {
        points = new Calculations<>(context.getStateStore(pointsStore(stage)), opening);
        outlets = new Outlets(context, stage);
    }

    @Override
    public int fold(SimulationEvent event, Origin origin) {
        RunChannel channel = new RunChannel(event.run(), event.channel());
        points.ask(channel, monitor -> {
            monitor.add(event);
            return null;
        });
        return 1;
    }

    @Override
    public int advance(RunChannel channel, long ns, Origin origin) {
        publish(channel);
        return REPORT;
    }

    @Override
    public Finished finish(RunChannel channel, Origin origin) {
        try {
            String refusal = points.ask(channel, GridPointCalculation::refusal);
            List<Parameter> last = points.ask(channel, GridPointCalculation::finish);
            if (!last.isEmpty()) outlets.publish(last, origin);
            publish(channel);
            return new Finished(REPORT, refusal);
        } finally {
            points.forget(channel);
        }
    }

    private void publish(RunChannel channel) {
        Optional<ProductionStatus> status = points.ask(channel, GridPointCalculation::status);
        status.ifPresent(now -> outlets.send(Topics.PRODUCTION, now.point().key(), now));
        for (ProductionLimits limits : points.ask(channel, GridPointCalculation::limits))
            outlets.send(Topics.PRODUCTION_LIMITS, limits.key(), limits);
    }

    @Override
    public void flush() {
        points.flush();
    }

    @Override
    public void close() {
        points = null;
    }
}
