package org.driftwatch.streams.cherenkov;

import java.util.List;
import java.util.stream.IntStream;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/**
 * The marks of one partition of tel.dl2 on tel.events: there each partition is a source of the run, {@code p0}, {@code p1}, ..., and
 * the array its only channel. They go to all partitions; the number they carry is that of the partition they speak for.
 *
 * @param started start of the run as it stood in the partition
 * @param partition its number
 */
record ArrayMarks(Mark.RunStarted started, int partition) {
    private static String source(int partition) {
        return "p" + partition;
    }

    Mark start() {
        RunDescription run = started.description();
        List<String> sources = IntStream.range(0, started.of())
                .mapToObj(ArrayMarks::source)
                .sorted()
                .toList();
        List<String> channels = run.array() == null ? List.of() : List.of(run.array().name());
        RunDescription array = new RunDescription(
                run.run(), source(partition), sources, channels, run.from(), run.until(), -1, run.array());
        return new Mark.RunStarted(array, partition, started.of());
    }

    Mark reached(long ns) {
        return new Mark.Reached(
                started.run(), source(partition), partition, started.of(), EventTime.instant(ns), 0);
    }

    Mark ended(long ns) {
        return new Mark.RunEnded(
                started.run(), source(partition), partition, started.of(), EventTime.instant(ns), 0);
    }

    Mark drain() {
        return new Mark.Drain(started.run(), source(partition), partition, started.of());
    }
}
