package org.driftwatch.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;
import org.junit.jupiter.api.Test;

class ProductionRunsTest {
    private final LiveModel model = new LiveModel(ModelLimits.defaults());

    private static RunView view(String run, String topic) {
        RunDescription description = new RunDescription(
                run, run, List.of(run), List.of("c"), Instant.EPOCH, Instant.EPOCH.plusSeconds(1), 1);
        return new RunView(1, description, "started", topic, 0, Instant.EPOCH, new TreeMap<>());
    }

    private static Mark.PartitionDone done(String run, String topic) {
        return new Mark.PartitionDone(
                Mark.PartitionDone.NAME, run, topic, 0, 1, 1, List.of("c"), null, null, new TreeMap<>());
    }

    @Test
    void aMonteCarloProductionIsNoRunOfDetectors() {
        model.run(view("mc", Topics.SIM_EVENTS.name()), 1);
        model.done(Topics.DRIFT.name(), done("mc", Topics.SIM_EVENTS.name()), 2);
        assertThat(model.runs()).isEmpty();
        model.run(view("detectors", Topics.GE_DSP.name()), 3);
        assertThat(model.runs()).extracting(RunCard::run).containsExactly("detectors");
    }
}
