package org.driftwatch.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.driftwatch.topics.cherenkov.ArrayCoefficient;
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
        assertThat(line(picture, "tel_003").coefficients()).allMatch(each -> each.run().equals("ob_4002"));
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
    void severalArraysAreKeptApart() {
        play(south, 1);
        new SimulatedObservations("north", model).play(5, 9);
        assertThat(model.array(null, null).arrays()).containsExactly("north", "south");
        assertThat(model.array(null, null).array()).isEqualTo("north");
        assertThat(model.array("south", null).blocks()).extracting(BlockLine::run).containsExactly("ob_4001");
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
