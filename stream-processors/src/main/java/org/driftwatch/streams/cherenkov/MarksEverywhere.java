package org.driftwatch.streams.cherenkov;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.driftwatch.topics.run.InBandCodec;

/** Data go to the partition of their key (murmur2, as Kafka does), marks to all: every partition must know what time it is. */
final class MarksEverywhere implements StreamPartitioner<byte[], byte[]> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int partitions) {
        return Optional.of(
                InBandCodec.isMark(value)
                        ? IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet())
                        : Set.of(Utils.toPositive(Utils.murmur2(key)) % partitions));
    }
}
