package org.driftwatch.replay.cherenkov;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.driftwatch.replay.cherenkov.Imaging.Image;
import org.driftwatch.replay.random.RandomStream;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/**
 * One simulated observation block as telescope events, telescopes of an event side by side. An event is a shower that triggers at
 * least two telescopes. Times and numbers of events are drawn apart from the showers, so that a fault moves no event.
 */
public final class SimulatedArray implements RunSource<TelescopeEvent> {
    private static final String SOURCE = "dl2";
    private static final int STEREO = 2;
    private static final long MOST_THROWN = 1_000_000;
    private static final long SHOWERS = 3;
    private static final long RECONSTRUCTION = -1;

    private final BlockPlan plan;
    private final RunDescription description;
    private final ShowerSource showers;
    private final Imaging imaging;
    private final Reconstruction reconstruction;
    private final EventClock clock;
    private final RandomStream random;
    private final Deque<TelescopeEvent> ready = new ArrayDeque<>();
    private TrueShower shower;
    private List<Image> images = List.of();
    private BlockStatistics statistics = BlockStatistics.NONE;
    private long thrown;

    public SimulatedArray(ArraySettings settings, BlockPlan plan) {
        if (plan.obs() < settings.firstObs())
            throw new IllegalArgumentException(
                    "obs must be >= first block " + settings.firstObs() + ", was " + plan.obs());
        this.plan = plan;
        this.showers = new ShowerSource(settings.showers(), plan);
        this.imaging = new Imaging(settings, plan);
        this.reconstruction = Reconstruction.of(settings, plan);
        this.clock = new EventClock(settings.seed(), plan);
        this.random = new RandomStream(settings.seed()).split(SHOWERS).split(plan.obs());
        this.description = description(settings);
        if (imaging.telescopes().size() < STEREO)
            throw new IllegalArgumentException("block " + plan.obs() + " needs >= 2 telescopes that are not missing");
    }

    private RunDescription description(ArraySettings settings) {
        ArrayDescription array = new ArrayDescription(
                settings.layout().name(),
                settings.layout().telescopes(),
                Reconstruction.ENERGY,
                Reconstruction.GEOMETRY,
                Reconstruction.GAMMANESS,
                0,
                Reconstruction.COLUMNS);
        List<String> channels =
                imaging.telescopes().stream().map(Telescope::scope).sorted().toList();
        Instant until = EventTime.instant(EventClock.lastNs(settings.seed(), plan));
        return new RunDescription(
                plan.run(), SOURCE, List.of(SOURCE), channels, plan.span().start(), until, -1, array);
    }

    @Override
    public RunDescription description() {
        return description;
    }

    public BlockPlan plan() {
        return plan;
    }

    /** The shower of the event last returned; null before the first. */
    public TrueShower shower() {
        return shower;
    }

    /** What was drawn so far: after the last event, of the whole block. */
    public BlockStatistics statistics() {
        return statistics;
    }

    @Override
    public TelescopeEvent next() {
        if (ready.isEmpty() && clock.advance()) draw();
        return ready.poll();
    }

    private void draw() {
        long before = thrown;
        RandomStream own = trigger();
        shower = shower.withEvent(clock.event());
        statistics = statistics.plus(images.size(), shower.isGamma(), thrown - before);
        Reconstruction.Seen seen = reconstruction.seen(shower, images.size(), own.split(RECONSTRUCTION));
        images.stream()
                .sorted(Comparator.comparing(image -> image.telescope().scope()))
                .map(image -> event(seen, image))
                .forEach(ready::add);
    }

    /** Throws showers until one triggers; its random stream. */
    private RandomStream trigger() {
        for (long tries = 0; tries < MOST_THROWN; tries++) {
            RandomStream own = random.split(thrown++);
            shower = showers.draw(own.split(0).split(0));
            images = imaging.images(shower, own);
            if (images.size() >= STEREO) return own;
        }
        throw new IllegalStateException("block " + plan.obs() + ": none of " + MOST_THROWN
                + " showers triggered two telescopes; see the layout and the energies thrown");
    }

    private TelescopeEvent event(Reconstruction.Seen seen, Image image) {
        double triggerNs = TriggerTimes.triggerNs(shower.axis(), image);
        double[] values = reconstruction.values(seen, image);
        int telescope = image.telescope().id();
        return new TelescopeEvent(
                description.run(), plan.obs(), clock.event(), telescope, clock.timeNs(), triggerNs, values);
    }

    @Override
    public void close() {}
}
