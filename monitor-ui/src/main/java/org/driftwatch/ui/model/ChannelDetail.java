package org.driftwatch.ui.model;

import java.util.List;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.parameter.Parameter;

/**
 * Parameters and drift of one channel, whole or what is new.
 *
 * @param whole true: replaces what a reader has; false: adds to it
 * @param parameters versions of the energy calibration
 * @param parametersCut versions between the first and the oldest kept that were dropped
 * @param subjects the further subjects, by name
 * @param progress how far the subjects are; null when it is no news
 * @param driftCut oldest drift points dropped, over all charts
 */
public record ChannelDetail(
        String run,
        String channel,
        boolean whole,
        List<Parameter> parameters,
        int parametersCut,
        List<SubjectDetail> subjects,
        SubjectProgress progress,
        List<DriftPoint> drift,
        int driftCut) {
    public ChannelDetail {
        parameters = List.copyOf(parameters);
        subjects = List.copyOf(subjects);
        drift = List.copyOf(drift);
    }

    /** The newest version of a further subject, null without. */
    public Parameter newest(String subject) {
        return subjects.stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst()
                .map(SubjectDetail::newest)
                .orElse(null);
    }

    /** Nothing new in it. */
    boolean empty() {
        return !whole && parameters.isEmpty() && subjects.isEmpty() && progress == null && drift.isEmpty();
    }
}
