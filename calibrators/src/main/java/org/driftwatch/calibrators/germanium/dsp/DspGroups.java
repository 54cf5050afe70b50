package org.driftwatch.calibrators.germanium.dsp;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Signal processing by channel: the first group with a matching pattern wins; no group matches: the built-in chain with
 * its defaults.
 *
 * @param groups in order of precedence
 */
public record DspGroups(List<Group> groups) {
    /** @param channels pattern of channel names, {@code *} for any characters */
    public record Group(String channels, DspPlan plan) {
        private boolean holds(String channel) {
            return Pattern.matches(Pattern.quote(channels).replace("*", "\\E.*\\Q"), channel);
        }
    }

    public DspGroups {
        groups = List.copyOf(groups);
    }

    /** Columns beside the waveform that any of the groups reads, sorted. */
    public List<String> columns() {
        return groups.stream()
                .flatMap(group -> group.plan().columns().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The plan of the first group that holds the channel; the built-in chain without one. */
    public DspPlan of(String channel) {
        return groups.stream()
                .filter(group -> group.holds(channel))
                .map(Group::plan)
                .findFirst()
                .orElseGet(DspSettings::defaults);
    }
}
