package org.driftwatch.calibrators.germanium.jobs;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.parameter.Parameter;

/**
 * From a request and its waveforms to parameters; the same in the stream and in the batch. Depends on nothing else.
 *
 * @param dsp settings the signal processing of a channel runs with
 */
public record JobCalculation(WaveformJob job, JobSettings settings, Function<String, DspSettings> dsp) {
    /** Places of the waveforms a request names, each once, in order. */
    public static SortedSet<Long> places(JobRequest request) {
        SortedSet<Long> places = new TreeSet<>(request.baselines());
        places.addAll(request.fullEnergy());
        return places;
    }

    /** Parameters without where they came from; none where the waveforms do not allow it. */
    public List<Parameter> answer(JobRequest request, Map<Long, Waveform> waveforms) {
        JobInput input = new JobInput(
                request.baselines().stream().map(waveforms::get).toList(),
                request.fullEnergy().stream().map(waveforms::get).toList(),
                dsp.apply(request.channel()),
                request.kevPerAdc(),
                request.pzSingle(),
                settings.seed());
        return new JobAnswer(request, settings).parameters(job.run(input));
    }
}
