package org.driftwatch.ingest.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.InBandCodec;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;

/** What a broker would hold of {@code ge.dsp} and {@code runs}: the committed records of all producers, in order. */
final class FakeTopic implements CommittedMarks {
    private final int partitions;
    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();

    FakeTopic(int partitions) {
        this.partitions = partitions;
    }

    Producer<byte[], byte[]> producer() {
        Node node = new Node(0, "localhost", 9092);
        Node[] one = {node};
        List<PartitionInfo> infos = new ArrayList<>(IntStream.range(0, partitions)
                .mapToObj(p -> new PartitionInfo(Topics.GE_DSP.name(), p, node, one, one))
                .toList());
        infos.add(new PartitionInfo(Topics.RUNS.name(), 0, node, one, one));
        Cluster cluster = new Cluster("c", List.of(node), infos, java.util.Set.of(), java.util.Set.of());
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(cluster, true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(producer);
        return producer;
    }

    MockProducer<byte[], byte[]> lastProducer() {
        return producers.get(producers.size() - 1);
    }

    private List<ProducerRecord<byte[], byte[]>> committed(String topic) {
        return producers.stream()
                .flatMap(producer -> producer.history().stream())
                .filter(record -> record.topic().equals(topic))
                .toList();
    }

    /** Committed values of a partition, decoded. */
    List<InBand<DspEvent>> partition(int partition) {
        return committed(Topics.GE_DSP.name()).stream()
                .filter(record -> record.partition() == partition)
                .map(record -> Topics.GE_DSP.value().decode(record.value()))
                .toList();
    }

    /** Committed values of a partition in short: {@code started}, {@code 12s/3} for a mark, {@code #7} for event 7. */
    List<String> brief(int partition) {
        return partition(partition).stream().map(FakeTopic::brief).toList();
    }

    private static String brief(InBand<DspEvent> value) {
        if (value instanceof InBand.Data<DspEvent> data)
            return "#" + data.value().eventNumber();
        Mark mark = ((InBand.Marked<DspEvent>) value).mark();
        if (mark instanceof Mark.Reached reached) return reached.instant().getEpochSecond() + "s/" + reached.sent();
        return mark instanceof Mark.RunEnded ended ? "ended/" + ended.sent() : mark.mark();
    }

    List<RunView> views() {
        return committed(Topics.RUNS.name()).stream()
                .map(record -> Topics.RUNS.value().decode(record.value()))
                .toList();
    }

    @Override
    public Mark last(RunDescription description) {
        List<ProducerRecord<byte[], byte[]>> records = committed(Topics.GE_DSP.name());
        for (int i = records.size() - 1; i >= 0; i--) {
            ProducerRecord<byte[], byte[]> record = records.get(i);
            if (record.partition() == 0 && InBandCodec.isMark(record.value()))
                return ((InBand.Marked<DspEvent>) Topics.GE_DSP.value().decode(record.value())).mark();
        }
        return null;
    }
}
