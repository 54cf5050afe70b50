package org.driftwatch.streams.germanium;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.driftwatch.calibrators.germanium.Folded;
import org.driftwatch.calibrators.germanium.jobs.EventReference;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.streams.run.Calculations;
import org.driftwatch.streams.run.Display;
import org.driftwatch.streams.run.Outlets;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.streams.run.RunFold;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;

/**
 * Gives each event to the calculation of its channel and publishes what that answers. Histograms that changed go out
 * once a second of wall time, for display; they are in no result.
 */
final class GermaniumFold implements RunFold<DspEvent> {
    /** Work of one calibration, in simple events. */
    static final int FIT = 500;

    private final String stage;
    private final ChannelFold.Factory factory;
    private final boolean jobs;
    private final GermaniumMetrics metrics;
    private Calculations<ChannelFold> channels;
    private Outlets outlets;
    private Display display;

    /** @param jobs whether the requests of channels go out, and behind them the end of the run */
    GermaniumFold(String stage, ChannelFold.Factory factory, boolean jobs, GermaniumMetrics metrics) {
        this.stage = stage;
        this.factory = factory;
        this.jobs = jobs;
        this.metrics = metrics;
    }

    /** Name of the store of histogram chunks and fit results of a stage. */
    static String channelsStore(String stage) {
        return stage + "-channels";
    }

    @Override
    public void open(ProcessorContext<byte[], byte[]> context) {
        close();
        channels = new Calculations<>(context.getStateStore(channelsStore(stage)), factory::open);
        outlets = new Outlets(context, stage);
        display = new Display(context, this::show);
    }

    @Override
    public int fold(DspEvent event, Origin origin) {
        RunChannel channel = new RunChannel(event.run(), event.channel());
        display.changed(channel);
        long place = jobs ? origin.offset() : EventReference.NOWHERE;
        return publish(channels.ask(channel, calculation -> calculation.fold(event, place)), origin);
    }

    @Override
    public int advance(RunChannel channel, long ns, Origin origin) {
        // after a restart nobody knows what had been shown
        if (!channels.isOpen(channel)) display.changed(channel);
        return publish(channels.ask(channel, calculation -> calculation.advance(ns)), origin);
    }

    @Override
    public Finished finish(RunChannel channel, Origin origin) {
        try {
            Folded last = channels.ask(channel, ChannelFold::finish);
            int cost = publish(last, origin);
            show(channel);
            return new Finished(cost, last.fits().uncalibrated());
        } finally {
            display.forget(channel);
            channels.forget(channel);
        }
    }

    @Override
    public void done(Mark.PartitionDone done) {
        if (jobs) outlets.send(Topics.GE_JOBS, done.run(), new InBand.Marked<>(done));
    }

    @Override
    public void flush() {
        channels.flush();
    }

    private int publish(Folded folded, Origin origin) {
        if (folded.features() != null)
            outlets.send(Topics.GE_FEATURES, folded.features().channel(), folded.features());
        outlets.publish(folded.drift());
        outlets.publish(folded.parameters(), origin);
        folded.drift().forEach(metrics::drift);
        for (JobRequest request : folded.requests()) ask(request, origin);
        metrics.fits(folded.fits());
        return 1 + FIT * (folded.fits().published() + folded.fits().refused());
    }

    private void ask(JobRequest request, Origin origin) {
        outlets.send(Topics.GE_JOBS, request.channel(), new InBand.Data<>(request.at(stage, origin.partition())));
    }

    private void show(RunChannel channel) {
        for (HistogramSnapshot histogram : channels.ask(channel, ChannelFold::snapshots))
            outlets.send(Topics.HISTOGRAMS, histogram.id(), histogram);
        SubjectProgress progress = channels.ask(channel, ChannelFold::progress);
        if (progress != null) outlets.send(Topics.GE_PROGRESS, channel.run() + "/" + channel.channel(), progress);
    }

    @Override
    public void close() {
        if (display != null) display.close();
    }
}
