package org.driftwatch.app.cherenkov;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.cherenkov.block.ArrayAnswer;
import org.driftwatch.calibrators.cherenkov.block.ArrayCalibration;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.parameter.ParameterValue;

/** The visible blocks, calibrated one after the other with one memory. */
record VisibleAnswers(List<VisibleBlock> blocks, List<ArrayAnswer> answers) {
    static VisibleAnswers of(ArraySettings settings, List<Integer> obs) throws IOException {
        InMemoryChannelStore memory = new InMemoryChannelStore();
        List<VisibleBlock> blocks = new ArrayList<>();
        List<ArrayAnswer> answers = new ArrayList<>();
        for (Integer each : obs) {
            VisibleBlock block = VisibleBlock.read(each);
            ArrayCalibration calibration = new ArrayCalibration(
                    settings,
                    new ArrayCalibration.BlockName(block.run(), block.array().name()),
                    block.array().telescopes(),
                    new InMemoryChannelStore(),
                    memory);
            for (ArrayEvent event : block.events()) calibration.add(event);
            blocks.add(block);
            answers.add(calibration.finish());
        }
        return new VisibleAnswers(blocks, answers);
    }

    /** A value of a block by subject and scope. */
    <T extends ParameterValue> Optional<T> value(int block, String subject, String scope, Class<T> type) {
        return answers.get(block).parameters().stream()
                .filter(each -> each.subject().equals(subject) && each.scope().equals(scope))
                .map(each -> type.cast(each.value()))
                .findFirst();
    }
}
