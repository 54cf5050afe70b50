package org.driftwatch.calibrators.germanium.dsp;

import java.util.List;
import java.util.regex.Pattern;

/**
 * DSP settings by channel: the first group with a matching pattern wins; no group matches: the defaults.
 *
 * @param groups in order of precedence
 */
public record DspGroups(List<Group> groups) {
    /** @param channels pattern of channel names, {@code *} for any characters */
    public record Group(String channels, DspSettings settings) {
        private boolean holds(String channel) {
            return Pattern.matches(Pattern.quote(channels).replace("*", "\\E.*\\Q"), channel);
        }
    }

    public DspGroups {
        groups = List.copyOf(groups);
    }

    public DspSettings of(String channel) {
        return groups.stream()
                .filter(group -> group.holds(channel))
                .map(Group::settings)
                .findFirst()
                .orElseGet(DspSettings::defaults);
    }
}
