package org.driftwatch.calibrators.germanium.subject;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.driftwatch.calibrators.germanium.aoe.RunMean;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.run.EventTime;

/** Mean A/E of the runs of a channel, in order of time, the latest 1024. All state is in the memory of the channel. One thread. */
final class RunMeans {
    private static final int MOST_RUNS = 1024;
    private static final StateKey KEY = new StateKey((byte) 'A', 4, 0);
    private static final RecordCodec<Means> MEANS = new RecordCodec<>(Means.class, 1);
    private static final Pattern STAMP = Pattern.compile("\\d{8}T\\d{6}Z");
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Past past;

    private record Means(List<RunMean> runs) {}

    RunMeans(Past past) {
        this.past = past;
    }

    /** Start of the present run as its id says it, {@code YYYYMMDDTHHMMSSZ}; else the time of its first event [ns since 1970]. */
    String timestamp(long firstNs) {
        Matcher stamp = STAMP.matcher(past.run());
        return stamp.find() ? stamp.group() : FORMAT.format(EventTime.instant(firstNs));
    }

    /** Runs that started before. */
    List<RunMean> before(String timestamp) {
        return all().stream()
                .filter(run -> run.timestamp().compareTo(timestamp) < 0)
                .toList();
    }

    /** Remembers a run, in place of what was known of it. */
    void put(RunMean run) {
        List<RunMean> runs = new ArrayList<>(all());
        runs.removeIf(known -> known.timestamp().equals(run.timestamp()));
        runs.add(run);
        runs.sort(Comparator.comparing(RunMean::timestamp));
        List<RunMean> latest = runs.subList(Math.max(0, runs.size() - MOST_RUNS), runs.size());
        past.memory().put(KEY, MEANS.encode(new Means(latest)));
    }

    private List<RunMean> all() {
        ChannelStore memory = past.memory();
        byte[] bytes = memory.get(KEY);
        return bytes == null ? List.of() : MEANS.decode(bytes).runs();
    }
}
