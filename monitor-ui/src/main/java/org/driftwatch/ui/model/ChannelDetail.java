package org.driftwatch.ui.model;

import java.util.List;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;

/**
 * Parameters and drift of one channel, whole or what is new.
 *
 * @param whole true: replaces what a reader has; false: adds to it
 * @param parametersCut versions between the first and the oldest kept that were dropped
 * @param driftCut oldest drift points dropped, over all charts
 */
public record ChannelDetail(
        String run,
        String channel,
        boolean whole,
        List<Parameter> parameters,
        int parametersCut,
        List<DriftPoint> drift,
        int driftCut) {
    public ChannelDetail {
        parameters = List.copyOf(parameters);
        drift = List.copyOf(drift);
    }
}
