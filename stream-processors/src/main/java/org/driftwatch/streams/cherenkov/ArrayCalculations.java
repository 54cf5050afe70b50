package org.driftwatch.streams.cherenkov;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.block.ArrayAnswer;
import org.driftwatch.calibrators.cherenkov.block.ArrayCalibration;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.parameter.Parameter;

/**
 * Opens the calculation of an array, the same that the batch does, on its part of the store.
 *
 * @param provenance what to say of every parameter beside its input, e.g. settings hash and code version
 */
public record ArrayCalculations(ArraySettings settings, SortedMap<String, String> provenance)
        implements ArrayCalculation.Factory {
    @Override
    public ArrayCalculation open(RunChannel channel, ArrayDescription array, ChannelStore store, ChannelStore memory) {
        ArrayCalibration.BlockName name = new ArrayCalibration.BlockName(channel.run(), channel.channel());
        return new Block(new ArrayCalibration(settings, name, array.telescopes(), store, memory), provenance);
    }

    private record Block(ArrayCalibration calibration, SortedMap<String, String> provenance)
            implements ArrayCalculation {
        @Override
        public Answer add(ArrayEvent event) {
            calibration.add(event);
            int telescopes = event.showers().size();
            return Answer.of(telescopes * (telescopes - 1) / 2);
        }

        /** The block is the only window. */
        @Override
        public Answer advance(long ns) {
            return Answer.of(0);
        }

        @Override
        public Answer finish() {
            ArrayAnswer last = calibration.finish();
            List<Parameter> parameters =
                    last.parameters().stream().map(this::explained).toList();
            return new Answer(parameters, last.drift(), 0, parameters.isEmpty() ? "no telescope takes part in a pair" : "");
        }

        private Parameter explained(Parameter parameter) {
            SortedMap<String, String> all = new TreeMap<>(provenance);
            all.putAll(parameter.provenance());
            return parameter.withProvenance(all);
        }

        @Override
        public Optional<ArraySnapshot> snapshot() {
            return calibration.events() == 0 ? Optional.empty() : Optional.of(calibration.snapshot());
        }
    }
}
