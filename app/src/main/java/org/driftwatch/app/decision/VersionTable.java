package org.driftwatch.app.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftwatch.app.text.AlignedTable;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterVersions;
import org.driftwatch.topics.parameter.Provenance;
import org.driftwatch.topics.parameter.Standing;

/** Versions as a table for the terminal. */
public final class VersionTable {
    private static final List<String> HEAD =
            List.of("subject", "scope", "run", "version", "status", "valid from", "by", "why");

    private VersionTable() {}

    /** One line per version, columns aligned. */
    public static String of(List<ParameterVersions> all) {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        for (ParameterVersions versions : all)
            for (Parameter version : versions.all()) lines.add(line(version, versions));
        return AlignedTable.of(lines);
    }

    private static List<String> line(Parameter version, ParameterVersions versions) {
        return List.of(
                version.subject(),
                version.scope(),
                version.run(),
                Integer.toString(version.version()),
                status(version, versions),
                version.validFrom().toString(),
                version.provenance().getOrDefault(Provenance.BY, ""),
                version.provenance().getOrDefault(Provenance.WHY, ""));
    }

    /** E.g. {@code in force}, {@code proposed, open}, {@code proposed, rejected as 3}. */
    private static String status(Parameter version, ParameterVersions versions) {
        if (versions.inForce().filter(version::equals).isPresent()) return "in force";
        Standing standing = Standing.of(version);
        Optional<Parameter> decision = versions.decisionOn(version.version());
        if (decision.isPresent())
            return standing + ", " + Standing.of(decision.get()) + " as "
                    + decision.get().version();
        if (versions.openProposal().filter(version::equals).isPresent()) return standing + ", open";
        return standing.toString();
    }
}
