package org.driftwatch.app.broker;

/**
 * How the topics of the catalogue are laid out on a cluster.
 *
 * @param partitions of every partitioned topic, 1 to 1024; fixed once the topics exist
 * @param replication copies of every partition, at least 1 and at most the number of brokers
 * @param retainedBytes bound of a topic with limited retention, over all its partitions, in bytes, at least 64 MiB; what is older
 *     goes first
 */
public record TopicLayout(int partitions, int replication, long retainedBytes) {
    /** 16 GiB, a million waveforms of 16 kB. */
    public static final long DEFAULT_RETAINED_BYTES = 16L << 30;

    public TopicLayout {
        if (partitions < 1 || partitions > 1024)
            throw new IllegalArgumentException("topics.partitions must be 1 to 1024, was " + partitions);
        if (replication < 1 || replication > Short.MAX_VALUE)
            throw new IllegalArgumentException("topics.replication must be at least 1, was " + replication);
        if (retainedBytes < 64L << 20)
            throw new IllegalArgumentException("topics.retained_bytes must be at least 64 MiB, was " + retainedBytes);
    }

    /** Eight partitions, one copy, 16 GiB per topic. */
    public static TopicLayout defaults() {
        return new TopicLayout(8, 1, DEFAULT_RETAINED_BYTES);
    }

    public TopicLayout withPartitions(int wanted) {
        return new TopicLayout(wanted, replication, retainedBytes);
    }
}
