package org.driftwatch.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.run.Mark.PartitionDone;
import org.junit.jupiter.api.Test;

class ResultsBuilderTest {
    private static final Instant T0 = Instant.parse("2023-03-11T23:58:40Z");

    record Gain(double keV) implements ParameterValue {}

    private static Parameter version(String scope, int version, String offset) {
        return new Parameter(
                1,
                "s",
                scope,
                "r",
                version,
                T0.plusSeconds(version),
                null,
                new Gain(version),
                new TreeMap<>(Map.of("offset", offset)));
    }

    private static DriftPoint point(int second) {
        return new DriftPoint(
                1,
                "r",
                "ch1",
                "position_2614.5",
                T0,
                T0.plusSeconds(second),
                1,
                1,
                1,
                1,
                Double.NaN,
                0,
                0.03,
                200,
                "v1",
                0,
                0,
                2,
                DriftPoint.Verdict.ok);
    }

    private static PartitionDone done(int partition, long events) {
        return new PartitionDone(
                PartitionDone.NAME,
                "r",
                "ge.dsp",
                partition,
                2,
                events,
                List.of("ch" + partition),
                events == 0 ? null : T0.plusSeconds(partition),
                events == 0 ? null : T0.plusSeconds(partition + 9),
                new TreeMap<>(Map.of("late", 1L)),
                new TreeMap<>(Map.of("ch" + partition, "no lines")));
    }

    private static Results of(List<Object> published) {
        ResultsBuilder builder = new ResultsBuilder();
        for (Object item : published) {
            if (item instanceof Parameter parameter) builder.add(parameter);
            if (item instanceof DriftPoint point) builder.add(point);
            if (item instanceof PartitionDone partition) builder.add(partition);
        }
        return builder.build(new Results.Throughput(1, 2, 3, "max"));
    }

    private static List<Object> published(String offset) {
        return List.of(
                version("ch1", 1, offset),
                version("ch1", 2, offset),
                version("ch2", 1, offset),
                point(1),
                point(2),
                done(0, 0),
                done(1, 7));
    }

    @Test
    void theLastVersionStandsOnTopAndEarlierOnesInTheHistory() {
        Results results = of(published("1"));
        assertThat(results.parameters()).extracting(Parameter::version).containsExactly(2, 1);
        assertThat(results.history()).extracting(Parameter::version).containsExactly(1);
        assertThat(results.rejected()).containsEntry("late", 2L);
        assertThat(results.runs())
                .containsExactly(
                        new Results.RunTotal("r", 7, T0.plusSeconds(1), T0.plusSeconds(10), List.of("ch0", "ch1")));
    }

    private static Parameter ofBlock(String run, int second) {
        var value = new ArrayCoefficient.Throughput(1, 0.01, 3, 100, 0, false, true, 2);
        return new Parameter(
                1,
                ArrayCoefficient.INTER_CALIBRATION,
                "tel_005",
                run,
                1,
                T0.plusSeconds(second),
                null,
                value,
                new TreeMap<>());
    }

    private static PartitionDone stage(String topic, long events, String channel) {
        return new PartitionDone(
                PartitionDone.NAME,
                "ob_9",
                topic,
                0,
                1,
                events,
                List.of(channel),
                T0,
                T0.plusSeconds(1),
                new TreeMap<>());
    }

    @Test
    void ofAnArrayTheLastBlockStandsOnTopWhateverItsName() {
        Results results = of(List.of(ofBlock("ob_10", 900), ofBlock("ob_9", 0), ofBlock("ob_11", 1800)));
        assertThat(results.parameters()).extracting(Parameter::run).containsExactly("ob_11");
        assertThat(results.history()).extracting(Parameter::run).containsExactly("ob_10", "ob_9");
    }

    @Test
    void eventsOfAnArrayCountOnceAndNotPerTelescope() {
        Results results = of(List.of(stage("tel.dl2", 50, "tel_005"), stage("tel.events", 12, "north")));
        assertThat(results.runs())
                .containsExactly(new Results.RunTotal("ob_9", 12, T0, T0.plusSeconds(1), List.of("north", "tel_005")));
    }

    @Test
    void theHashIgnoresOrderOfArrivalAndProvenance() {
        List<Object> shuffled = new ArrayList<>(published("another"));
        Collections.shuffle(shuffled, new Random(7));
        assertThat(of(shuffled).resultHash()).isEqualTo(of(published("1")).resultHash());
    }

    @Test
    void theHashSeesEveryVersion() {
        List<Object> one = new ArrayList<>(published("1"));
        one.remove(0);
        assertThat(of(one).resultHash()).isNotEqualTo(of(published("1")).resultHash());
    }

    @Test
    void decisionsOfPersonsStandInTheResultsButOutsideTheHash() {
        List<Object> decided = new ArrayList<>(published("1"));
        decided.add(version("ch2", 3, "1").withProvenance(new TreeMap<>(Map.of("command", "c1", "by", "Ada"))));
        Results results = of(decided);
        assertThat(results.parameters()).extracting(Parameter::version).containsExactly(2, 3);
        assertThat(results.parameters().get(1).provenance()).containsEntry("by", "Ada");
        assertThat(results.history()).extracting(Parameter::version).containsExactly(1, 1);
        assertThat(results.resultHash()).isEqualTo(of(published("1")).resultHash());
    }

    @Test
    void gathersWhyChannelsHaveNoCalibration() {
        ResultsBuilder builder = new ResultsBuilder();
        builder.add(done(0, 5));
        builder.add(done(1, 0));
        assertThat(builder.uncalibrated())
                .containsExactly(Map.entry("r ch0", "no lines"), Map.entry("r ch1", "no lines"));
    }
}
