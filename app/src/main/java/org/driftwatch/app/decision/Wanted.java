package org.driftwatch.app.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.driftwatch.streams.command.ParameterLedger;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.command.Command.Target;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterVersions;

/**
 * What a person names, and how the rest is chosen: of runs the one that reaches the latest data time, of versions the open proposal,
 * or for a roll-back the published one before the one in force.
 *
 * @param run null: choose
 * @param version null: choose
 */
public record Wanted(String subject, String scope, String run, Integer version) {
    /** Whether this belongs to it, of {@code subject/scope/}. */
    public boolean matches(String prefix) {
        return prefix.equals(subject + "/" + scope + "/");
    }

    /**
     * The version it means.
     *
     * @throws DecisionException when there is none, saying what there is
     */
    public Target target(Action action, ParameterLedger ledger) throws DecisionException {
        ParameterVersions versions = versions(ledger);
        String of = versions.all().get(0).run();
        if (version != null) return new Target(subject, scope, of, version);
        Parameter chosen = (action == Action.rollback ? before(versions) : versions.openProposal())
                .orElseThrow(() -> nothing(action, of));
        return new Target(subject, scope, of, chosen.version());
    }

    private ParameterVersions versions(ParameterLedger ledger) throws DecisionException {
        List<ParameterVersions> runs = ledger.all().stream()
                .filter(each -> run == null || run.equals(each.all().get(0).run()))
                .toList();
        return runs.stream()
                .max(Comparator.comparing(Wanted::reaches))
                .orElseThrow(() -> new DecisionException("no version of " + subject + " of " + scope
                        + (run == null ? "" : " of run " + run) + " on the topic parameters"));
    }

    private static java.time.Instant reaches(ParameterVersions versions) {
        return versions.all().get(versions.all().size() - 1).validFrom();
    }

    private static Optional<Parameter> before(ParameterVersions versions) {
        List<Parameter> published = versions.published();
        return published.size() < 2 ? Optional.empty() : Optional.of(published.get(published.size() - 2));
    }

    private DecisionException nothing(Action action, String of) {
        String what = action == Action.rollback ? "published version to go back to" : "open proposal";
        return new DecisionException(subject + " of " + scope + " has no " + what + " in run " + of);
    }
}
