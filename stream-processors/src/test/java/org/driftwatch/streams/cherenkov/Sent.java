package org.driftwatch.streams.cherenkov;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;

/** One record as a sink would send it to one partition of tel.dl2. */
record Sent(int partition, byte[] key, byte[] value) {
    static Sent mark(Mark mark) {
        return new Sent(mark.partition(), null, Topics.TEL_DL2.value().encode(new InBand.Marked<>(mark)));
    }

    static Sent event(TelescopeEvent event, int partitions) {
        byte[] key = Topics.TEL_DL2.key().encode(event.key());
        int partition = Utils.toPositive(Utils.murmur2(key)) % partitions;
        return new Sent(partition, key, Topics.TEL_DL2.value().encode(new InBand.Data<>(event)));
    }

    /** The records of lists, one after the other. */
    @SafeVarargs
    static List<Sent> all(List<Sent>... parts) {
        List<Sent> all = new ArrayList<>();
        for (List<Sent> part : parts) all.addAll(part);
        return all;
    }
}
