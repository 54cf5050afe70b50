package org.driftwatch.streams.germanium;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/** A short run from one source on {@code ge.dsp}, written as the sink writes it to one partition. */
record FakeRun(String run, String source, List<String> sources, List<String> channels) {
    static final Instant START = Instant.parse("2023-03-11T23:58:40Z");
    static final long LENGTH_S = 200;

    static FakeRun of(String run, String... channels) {
        return new FakeRun(run, "file", List.of("file"), List.of(channels));
    }

    static long ns(double seconds) {
        return EventTime.ns(START) + (long) (seconds * 1e9);
    }

    private static Instant at(double seconds) {
        return EventTime.instant(ns(seconds));
    }

    Sent started() {
        return mark(new Mark.RunStarted(description(at(LENGTH_S)), 0, 1));
    }

    Sent startedLive() {
        return mark(new Mark.RunStarted(description(null), 0, 1));
    }

    RunDescription description(Instant until) {
        return new RunDescription(run, source, sources, channels, at(0), until, -1);
    }

    Sent reached(double seconds) {
        return mark(new Mark.Reached(run, source, 0, 1, at(seconds), 0));
    }

    Sent ended(double seconds) {
        return mark(new Mark.RunEnded(run, source, 0, 1, at(seconds), 0));
    }

    Sent drain() {
        return mark(new Mark.Drain(run, source, 0, 1));
    }

    Sent mark(Mark mark) {
        return Sent.of(Topics.GE_DSP, null, new InBand.Marked<>(mark));
    }

    Sent event(String channel, long number, double seconds) {
        return event(channel, number, seconds, 1000 + number);
    }

    Sent event(String channel, long number, double seconds, double energy) {
        DspEvent event =
                new DspEvent(run, channel, number, ns(seconds), List.of("cuspEmax", "x"), new double[] {energy, 0});
        return Sent.of(Topics.GE_DSP, channel, new InBand.Data<>(event));
    }

    Sent waveform(String channel, long number, double seconds, int... samples) {
        Waveform waveform = new Waveform(run, channel, number, ns(seconds), 16, 0, samples);
        return Sent.of(Topics.GE_WAVEFORMS, channel, new InBand.Data<>(waveform));
    }

    /** Events of all channels at random times of [0, LENGTH_S), each second followed by its mark, then the end. */
    List<Sent> records(int events, long seed) {
        Random random = new Random(seed);
        List<Sent> all = new ArrayList<>(List.of(started()));
        int perSecond = (int) Math.ceil(events / (double) LENGTH_S);
        int number = 0;
        for (int second = 0; second < LENGTH_S; second++) {
            all.addAll(second(random, second, number, Math.min(perSecond, events - number)));
            number = Math.min(events, number + perSecond);
            all.add(reached(second + 1));
        }
        all.add(ended(LENGTH_S));
        channels.forEach(channel -> all.add(drain()));
        return all;
    }

    private List<Sent> second(Random random, int second, int number, int count) {
        List<Sent> all = new ArrayList<>();
        double[] times = random.doubles(Math.max(0, count)).sorted().toArray();
        for (int i = 0; i < times.length; i++) {
            String channel = channels.get(random.nextInt(channels.size()));
            all.add(event(channel, number + i, second + times[i], random.nextInt(4096)));
        }
        return all;
    }
}
