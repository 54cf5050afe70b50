package org.driftwatch.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.driftwatch.ui.model.RunCard;
import org.driftwatch.ui.production.BoardLimits;
import org.driftwatch.ui.production.PointDetail;
import org.driftwatch.ui.production.PointLine;
import org.driftwatch.ui.production.PointState;
import org.driftwatch.ui.production.ProductionBoard;
import org.driftwatch.ui.production.PublishedResult;
import org.driftwatch.ui.production.RunLine;
import org.junit.jupiter.api.Test;

/** The live picture of productions, through the port records come in by. */
class ProductionPictureTest {
    private static final GridPoint FORTY = SimulatedProduction.at(40, 0, "full");

    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final SimulatedProduction forty = new SimulatedProduction("run40", FORTY, model);

    @Test
    void withoutRecordsThereIsNoGridPoint() {
        assertThat(model.production(null).points()).isEmpty();
        assertThat(model.production(FORTY.key()).detail()).isNull();
    }

    @Test
    void aProductionIsNoRunOfDetectorsNorAnArray() {
        forty.begin(1);
        forty.end(2, forty.thrown(1e4, 2));
        assertThat(model.runs()).isEmpty();
        assertThat(model.array(null, null).arrays()).isEmpty();
        RunDescription other = new RunDescription(
                "ge",
                "file",
                List.of("file"),
                List.of("ch1"),
                SimulatedProduction.START,
                SimulatedProduction.START.plusSeconds(1),
                1);
        model.run(
                new RunView(1, other, "started", Topics.GE_DSP.name(), 0, SimulatedProduction.START, new TreeMap<>()),
                3);
        assertThat(model.runs()).extracting(RunCard::run).containsExactly("ge");
        assertThat(model.production(null).points()).hasSize(1);
    }

    @Test
    void aPointIsAnnouncedThenRunsThenIsShortOfEvents() {
        forty.begin(1);
        assertThat(line().state()).isEqualTo(PointState.NODATA);
        assertThat(line().running()).isTrue();
        ProductionStatus status = forty.thrown(3e5, 2);
        assertThat(line().state()).isEqualTo(PointState.RUNNING);
        assertThat(line().reason()).isEqualTo("error 29.7 % at 39.8 TeV, target 2.00 %");
        assertThat(line().events()).isEqualTo(status.events());
        assertThat(line().maxError()).isEqualTo(status.maxError());
        forty.end(3, status);
        assertThat(line().state()).isEqualTo(PointState.SHORT);
        assertThat(line().running()).isFalse();
        assertThat(line().receivedMs()).isEqualTo(3);
    }

    @Test
    void aRunIsOverWhenAllPartitionsAreThoseWithoutItsDataTooWhateverComesFirst() {
        SimulatedProduction elsewhere = new SimulatedProduction("run40", FORTY, model);
        elsewhere.end(1, forty.thrown(3e5, 1));
        assertThat(line().running()).isFalse();
        RunLine run = detail().runs().get(0);
        assertThat(run.complete()).isTrue();
        assertThat(run.counted()).isEqualTo(1_000);
        assertThat(run.state()).isEqualTo("ended");
    }

    @Test
    void enoughEventsAreAStateWhateverTheSpreadOfEnergiesWhichIsSaid() {
        forty.begin(1);
        ProductionStatus status = forty.thrown(1e10, 2);
        assertThat(status.effectiveAreaConverged()).isTrue();
        assertThat(line().state()).isEqualTo(PointState.CONVERGED);
        assertThat(line().reason()).isEqualTo("enough events; spread of energies 12.0 %, target 5.00 %");
        forty.triggered(500, 3);
        assertThat(line().state()).isEqualTo(PointState.RUNNING);
        assertThat(line().reason()).isEqualTo("limits need more triggers in 2 of 2 layouts");
        forty.triggered(80_000_000, 4);
        assertThat(line().state()).isEqualTo(PointState.CONVERGED);
        assertThat(line().layoutsConverged()).isEqualTo(2);
    }

    @Test
    void aRecordOfBeforeTargetsWerePublishedIsNotTakenForConverged() {
        String now = new String(Topics.PRODUCTION.value().encode(forty.thrown(3e5, 1)), StandardCharsets.UTF_8);
        String before = now.replace("_target\"", "_unknown\"").replace("\"undefined_bins_tev\"", "\"unknown\"");
        model.production(Topics.PRODUCTION.value().decode(before.getBytes(StandardCharsets.UTF_8)), 2);
        assertThat(line().state()).isEqualTo(PointState.SHORT);
        assertThat(line().reason()).isEqualTo("error 29.7 % at 39.8 TeV");
        assertThat(line().targetError()).isNaN();
    }

    @Test
    void aPointWhoseCountsContradictEachOtherIsRefused() {
        forty.begin(1);
        forty.fail("more events are reconstructed than thrown", 2);
        assertThat(line().state()).isEqualTo(PointState.REFUSED);
        assertThat(line().reason()).isEqualTo("more events are reconstructed than thrown");
        assertThat(line().statistics()).isFalse();
    }

    @Test
    void theTopicForDisplayWinsOverWhatWasPublishedBefore() {
        ProductionStatus small = forty.thrown(1e4, 1);
        LiveModel readBack = new LiveModel(ModelLimits.defaults());
        SimulatedProduction again = new SimulatedProduction("run40", FORTY, readBack);
        again.end(2, small);
        assertThat(readBack.production(FORTY.key()).detail().status()).isEqualTo(small);
        ProductionStatus large = again.thrown(3e5, 3);
        again.end(4, small);
        PointDetail shown = readBack.production(FORTY.key()).detail();
        assertThat(shown.status()).isEqualTo(large);
        assertThat(shown.published()).extracting(PublishedResult::run).containsExactly("run40");
    }

    @Test
    void whatWasPublishedIsAmongTheParameters() {
        forty.begin(1);
        ParameterValue status = forty.thrown(1e4, 1);
        List<ProductionLimits> limits = forty.triggered(400, 1);
        forty.end(2, status, limits.get(0), limits.get(1));
        assertThat(model.parameters("run40", null)).hasSize(3);
        assertThat(model.parameters(null, FORTY.key() + "/LST 1"))
                .singleElement()
                .satisfies(each -> assertThat(each.value()).isEqualTo(limits.get(1)));
    }

    @Test
    void pointsAreOrderedByTheirConditionsAndFindOthersOfTheirPointing() {
        forty.thrown(1e4, 1);
        new SimulatedProduction("t", SimulatedProduction.at(40, 1, ""), model).triggered(400, 2);
        new SimulatedProduction("r", SimulatedProduction.at(20, 0, "full"), model).thrown(1e4, 3);
        new SimulatedProduction("c", new GridPoint(-180, 40, 5, 0, ""), model).triggered(400, 4);
        assertThat(model.production(null).points())
                .extracting(PointLine::key)
                .containsExactly(
                        "za20_azm180_nsb0_off0/full",
                        "za40_azm-180_nsb5_off0",
                        "za40_azm180_nsb0_off0/full",
                        "za40_azm180_nsb1_off0");
        assertThat(detail().related())
                .extracting(PointLine::key)
                .containsExactly("za40_azm-180_nsb5_off0", "za40_azm180_nsb1_off0");
        assertThat(detail().limits()).isEmpty();
    }

    @Test
    void everyRecordRaisesTheVersion() {
        long before = model.productionVersion();
        forty.begin(1);
        forty.thrown(1e4, 2);
        assertThat(model.productionVersion()).isEqualTo(before + 2);
        model.refresh();
        assertThat(model.productionVersion()).isEqualTo(before + 2);
    }

    @Test
    void onlySoManyPointsAndRunsAreKeptAndTheOthersAreCounted() {
        ProductionBoard board = new ProductionBoard(new BoardLimits(2, 3));
        for (int run = 0; run < 5; run++) board.run(view("run" + run, "za1"), run);
        PointDetail shown = board.picture("za1").detail();
        assertThat(shown.runs()).extracting(RunLine::run).containsExactly("run2", "run3", "run4");
        assertThat(shown.runsForgotten()).isEqualTo(2);
        board.run(view("a", "za2"), 6);
        board.run(view("b", "za3"), 7);
        assertThat(board.picture(null).points()).extracting(PointLine::key).containsExactly("za2", "za3");
        assertThatThrownBy(() -> new BoardLimits(0, 1)).hasMessageContaining("grid points kept must be >= 1, was 0");
    }

    private static RunView view(String run, String point) {
        RunDescription description =
                new RunDescription(run, run, List.of(run), List.of(point), SimulatedProduction.START, null, -1);
        return new RunView(
                1, description, "started", Topics.SIM_EVENTS.name(), 0, SimulatedProduction.START, new TreeMap<>());
    }

    private PointLine line() {
        return detail().line();
    }

    private PointDetail detail() {
        return model.production(FORTY.key()).detail();
    }
}
