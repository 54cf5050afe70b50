package org.driftwatch.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.array.ArrayPicture;
import org.driftwatch.ui.array.BlockLine;
import org.driftwatch.ui.array.TelescopeLine;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.junit.jupiter.api.Test;

/** The live picture of arrays, through the port records come in by. */
class ArrayPictureTest {
    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final SimulatedObservations south = new SimulatedObservations("south", model);

    @Test
    void withoutRecordsThereIsNoArray() {
        assertThat(model.array(null, null).arrays()).isEmpty();
        assertThat(model.array("south", "tel_001").array()).isNull();
    }

    @Test
    void blocksOfAnArrayAreNoRunsOfGermanium() {
        play(south, 2);
        assertThat(model.runs()).isEmpty();
        assertThat(model.array(null, null).blocks()).extracting(BlockLine::run).containsExactly("ob_4001", "ob_4002");
        assertThat(model.parameters("ob_4002", "tel_003")).hasSize(2);
    }

    @Test
    void theNewestBlockSpeaksWhicheverCameFirst() {
        south.play(1, 1);
        south.play(0, 2);
        ArrayPicture picture = model.array("south", "tel_003");
        assertThat(picture.judged()).isEqualTo("ob_4002");
        assertThat(line(picture, "tel_003").coefficients())
                .allMatch(each -> each.run().equals("ob_4002"));
        assertThat(picture.history()).hasSize(2);
    }

    @Test
    void aTelescopeThatIsAwayKeepsItsLastCoefficientAndSaysSo() {
        play(south, 3);
        TelescopeLine away = line(model.array("south", null), SimulatedObservations.AWAY);
        assertThat(away.state()).isEqualTo("NODATA");
        assertThat(away.reason()).isEqualTo("took no part in block ob_4003");
        assertThat(away.coefficients()).allMatch(each -> each.run().equals("ob_4002"));
    }

    @Test
    void aDriftIsAWarningAndOneOfManyLimitsAnAlarm() {
        play(south, 3);
        ArrayPicture picture = model.array("south", null);
        assertThat(line(picture, SimulatedObservations.DIMMING).state()).isEqualTo("WARN");
        assertThat(line(picture, "tel_002").state()).isEqualTo("OK");
        assertThat(line(picture, SimulatedObservations.LATE).reason()).startsWith("time offset moved by +");
    }

    @Test
    void aRunningBlockIsShownBesideTheLastOneWithCoefficients() {
        play(south, 1);
        south.begin(1, 5);
        south.snapshot(1, 700, 6);
        ArrayPicture picture = model.array(null, null);
        assertThat(picture.judged()).isEqualTo("ob_4001");
        assertThat(picture.blocks().get(1).arrayEvents()).isEqualTo(700);
        assertThat(picture.blocks().get(1).complete()).isFalse();
        assertThat(line(picture, "tel_001").now().events()).isEqualTo(140);
        south.end(1, 7);
        assertThat(line(model.array(null, null), "tel_001").now()).isNull();
    }

    @Test
    void beforeTheFirstCoefficientsARunningBlockIsTooLittleAndNotNothing() {
        south.begin(0, 5);
        assertThat(line(model.array(null, null), "tel_001").state()).isEqualTo("NODATA");
        south.snapshot(0, 700, 6);
        assertThat(line(model.array(null, null), "tel_001").state()).isEqualTo("LOWSTAT");
    }

    @Test
    void severalArraysAreKeptApart() {
        play(south, 1);
        new SimulatedObservations("north", model).play(5, 9);
        assertThat(model.array(null, null).arrays()).containsExactly("north", "south");
        assertThat(model.array(null, null).array()).isEqualTo("north");
        assertThat(model.array("south", null).blocks())
                .extracting(BlockLine::run)
                .containsExactly("ob_4001");
        assertThat(model.array("unknown", null).array()).isEqualTo("north");
    }

    @Test
    void typesAreThoseOfTheNewestBlock() {
        play(south, 2);
        ArrayPicture picture = model.array("south", null);
        assertThat(picture.types()).allMatch(each -> each.run().equals("ob_4002"));
        assertThat(picture.types())
                .filteredOn(each -> each.value() instanceof ArrayCoefficient.TypeRatio)
                .hasSize(3);
    }

    @Test
    void onlyTheNewestBlocksAreKept() {
        play(south, 130);
        assertThat(model.array("south", null).blocks()).hasSize(100);
        assertThat(model.array("south", null).blocks().get(0).run()).isEqualTo("ob_4031");
    }

    private static Parameter backFrom(Instant start) {
        return new Parameter(
                1,
                ArrayCoefficient.INTER_CALIBRATION,
                "tel_003",
                "ob_4002",
                2,
                start,
                null,
                new ArrayCoefficient.Throughput(0.5, 0.01, 3, 900, 0, false, true, 2),
                new TreeMap<>(Map.of("start", "chosen", "by", "Ada")));
    }

    @Test
    void aScheduledCoefficientIsShownFromItsTimeOn() {
        AtomicLong wallMs = new AtomicLong(Instant.parse("2026-11-21T00:00:00Z").toEpochMilli());
        LiveModel later = new LiveModel(ModelLimits.defaults(), wallMs::get);
        play(new SimulatedObservations("south", later), 2);
        double before = throughput(later);
        later.parameter(backFrom(Instant.parse("2026-11-21T00:10:00Z")), wallMs.get());
        long version = later.arrayVersion();
        assertThat(throughput(later)).isEqualTo(before);
        assertThat(later.array("south", "tel_003").versions()).anyMatch(each -> each.version() == 2 && each.chosen());
        wallMs.addAndGet(Duration.ofMinutes(10).toMillis() - 1);
        assertThat(later.arrayVersion()).isEqualTo(version);
        assertThat(throughput(later)).isEqualTo(before);
        wallMs.incrementAndGet();
        assertThat(later.arrayVersion()).isEqualTo(version + 1);
        assertThat(later.arrayVersion()).isEqualTo(version + 1);
        assertThat(throughput(later)).isEqualTo(0.5);
    }

    private static double throughput(LiveModel model) {
        return line(model.array("south", null), "tel_003").coefficients().stream()
                .filter(each -> each.subject().equals(ArrayCoefficient.INTER_CALIBRATION))
                .mapToDouble(each -> ((ArrayCoefficient.Throughput) each.value()).throughput())
                .sum();
    }

    private static void play(SimulatedObservations observations, int blocks) {
        for (int block = 0; block < blocks; block++) observations.play(block, block);
    }

    private static TelescopeLine line(ArrayPicture picture, String scope) {
        return picture.telescopes().stream()
                .filter(each -> each.scope().equals(scope))
                .findFirst()
                .orElseThrow();
    }
}
