package org.driftwatch.calibrators.germanium.jobs;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.driftwatch.calibrators.germanium.dsp.DspPlan;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.parameter.Parameter;

/**
 * From a request and its waveforms to parameters; the same in the stream and in the batch. Depends on nothing else.
 *
 * @param dsp the signal processing a channel runs with; for one that comes from a file there are no answers, for nobody knows what its
 *     names mean
 */
public record JobCalculation(WaveformJob job, JobSettings settings, Function<String, DspPlan> dsp) {
    /** Places of the waveforms a request names, each once, in order. */
    public static SortedSet<Long> places(JobRequest request) {
        SortedSet<Long> places = new TreeSet<>(request.baselines());
        places.addAll(request.fullEnergy());
        return places;
    }

    /** Parameters without where they came from; none where the waveforms do not allow it. */
    public List<Parameter> answer(JobRequest request, Map<Long, Waveform> waveforms) {
        if (!(dsp.apply(request.channel()) instanceof DspSettings inUse)) return List.of();
        JobInput input = new JobInput(
                request.baselines().stream().map(waveforms::get).toList(),
                request.fullEnergy().stream().map(waveforms::get).toList(),
                inUse,
                request.kevPerAdc(),
                request.pzSingle(),
                settings.seed());
        return new JobAnswer(request, settings).parameters(job.run(input));
    }
}
