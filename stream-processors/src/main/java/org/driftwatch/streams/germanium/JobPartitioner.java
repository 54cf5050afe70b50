package org.driftwatch.streams.germanium;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.run.InBand;

/** Requests and end marks go to the partition of {@code ge.jobs} with the number of the one the waveforms are in, so that they stay in order. */
final class JobPartitioner implements StreamPartitioner<byte[], byte[]> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int partitions) {
        return Optional.of(Set.of(partition(Topics.GE_JOBS.value().decode(value))));
    }

    private static int partition(InBand<JobRequest> value) {
        if (value instanceof InBand.Data<JobRequest> data) return data.value().partition();
        return ((InBand.Marked<JobRequest>) value).mark().partition();
    }
}
