package org.driftwatch.ui.model;

import java.util.List;
import java.util.TreeMap;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterVersions;
import org.driftwatch.topics.parameter.Provenance;

/**
 * The versions of one further subject of a channel: the newest whole, the first and the newest in short. The newest is the one that is
 * valid from the latest time, then of the highest number, be it published, proposed or rejected; a decision stands for its proposal. Guarded by the model's lock.
 */
final class SubjectVersions {
    private record Kept(VersionLine line, long version) {}

    private final String subject;
    private final TreeMap<Integer, Kept> kept = new TreeMap<>();
    private Parameter newest;
    private long newestChanged;
    private int cut;

    SubjectVersions(String subject) {
        this.subject = subject;
    }

    void add(Parameter parameter, long version, int limit) {
        kept.put(parameter.version(), new Kept(VersionLine.of(parameter), version));
        if (kept.size() > limit) {
            kept.remove(kept.higherKey(kept.firstKey()));
            cut++;
        }
        if (newest != null && ParameterVersions.ORDER.compare(newest, parameter) > 0 && !isAbout(newest, parameter))
            return;
        newest = parameter;
        newestChanged = version;
    }

    /** What is decided on a proposal stands for it, also where it is to begin earlier. */
    private static boolean isAbout(Parameter proposal, Parameter decision) {
        return Integer.toString(proposal.version()).equals(decision.provenance().get(Provenance.PROPOSAL));
    }

    Parameter newest() {
        return newest;
    }

    /** What is new since a version, null when nothing is. */
    SubjectDetail since(long version) {
        List<VersionLine> lines = kept.values().stream()
                .filter(each -> each.version > version)
                .map(Kept::line)
                .toList();
        if (lines.isEmpty()) return null;
        return new SubjectDetail(subject, newestChanged > version ? newest : null, lines, cut);
    }
}
