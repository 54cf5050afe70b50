package org.driftwatch.topics.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * In-band time of a run, written by the sink to every partition behind the data it covers. JSON, told from data by its
 * field {@code mark}.
 */
@JsonPropertyOrder("mark")
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "mark",
        visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Mark.RunStarted.class, name = Mark.RunStarted.NAME),
    @JsonSubTypes.Type(value = Mark.Reached.class, name = Mark.Reached.NAME),
    @JsonSubTypes.Type(value = Mark.RunEnded.class, name = Mark.RunEnded.NAME),
    @JsonSubTypes.Type(value = Mark.Drain.class, name = Mark.Drain.NAME),
    @JsonSubTypes.Type(value = Mark.PartitionDone.class, name = Mark.PartitionDone.NAME)
})
public sealed interface Mark {
    String mark();

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    default int schema() {
        return 1;
    }

    String run();

    String source();

    /** Partition p of the raw topic this mark was written to, and the number P of its partitions. */
    int partition();

    int of();

    /** First record of a run in each partition: its sources and the range of its data times. */
    record RunStarted(String mark, int partition, int of, RunDescription description) implements Mark {
        public static final String NAME = "run-started";

        public RunStarted(RunDescription description, int partition, int of) {
            this(NAME, partition, of, description);
        }

        @Override
        public String run() {
            return description.run();
        }

        @Override
        public String source() {
            return description.source();
        }
    }

    /**
     * All data of this source before {@code instant} has been written.
     *
     * @param sent events this source had sent, over all partitions, when it wrote the mark: where to resume
     */
    record Reached(String mark, String run, String source, int partition, int of, Instant instant, long sent)
            implements Mark {
        public static final String NAME = "reached";

        public Reached(String run, String source, int partition, int of, Instant instant, long sent) {
            this(NAME, run, source, partition, of, instant, sent);
        }
    }

    /** Nothing of this source will follow. */
    record RunEnded(String mark, String run, String source, int partition, int of, Instant instant, long sent)
            implements Mark {
        public static final String NAME = "run-ended";

        public RunEnded(String run, String source, int partition, int of, Instant instant, long sent) {
            this(NAME, run, source, partition, of, instant, sent);
        }
    }

    /** Follows the end of a run, as many as it has channels: each lets a partition do one more of its last fits. */
    record Drain(String mark, String run, String source, int partition, int of) implements Mark {
        public static final String NAME = "drain";

        public Drain(String run, String source, int partition, int of) {
            this(NAME, run, source, partition, of);
        }
    }

    /**
     * Written by a processor to each output topic when one input partition of a run is finished and all its answers
     * are out.
     *
     * @param source the input topic
     * @param events events folded
     * @param channels channels folded, sorted
     * @param firstEvent data time of the first, null without events
     * @param lastEvent data time of the last, null without events
     * @param rejected events kept out, by reason
     * @param uncalibrated channels that ended the run without a calibration, with the reason
     */
    record PartitionDone(
            String mark,
            String run,
            String source,
            int partition,
            int of,
            long events,
            List<String> channels,
            Instant firstEvent,
            Instant lastEvent,
            SortedMap<String, Long> rejected,
            SortedMap<String, String> uncalibrated)
            implements Mark {
        public static final String NAME = "partition-done";

        public PartitionDone {
            if (uncalibrated == null) uncalibrated = Collections.emptySortedMap();
        }

        /** With every channel calibrated. */
        public PartitionDone(
                String mark,
                String run,
                String source,
                int partition,
                int of,
                long events,
                List<String> channels,
                Instant firstEvent,
                Instant lastEvent,
                SortedMap<String, Long> rejected) {
            this(mark, run, source, partition, of, events, channels, firstEvent, lastEvent, rejected, null);
        }
    }
}
