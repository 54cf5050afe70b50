package org.driftwatch.app.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.driftwatch.streams.command.ParameterLedger;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.command.Command.Target;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterVersions;
import org.driftwatch.topics.parameter.Standing;

/**
 * What a person names, and how the rest is chosen: of runs the one that reaches the latest data time, of versions the open proposal,
 * or for a roll-back the published one before the one in force. For coefficients of an array that is the one of the block before.
 *
 * @param run null: choose
 * @param version null: choose
 * @param into block of an array in which the version is to hold; null: the newest, for others always
 */
public record Wanted(String subject, String scope, String run, Integer version, String into) {
    /** The version it means and, for an array, the block in which the decision holds; null for others. */
    public record Choice(Target target, String into) {}

    /** Whether this belongs to it, of {@code subject/scope/}. */
    public boolean matches(String prefix) {
        return prefix.equals(subject + "/" + scope + "/");
    }

    /**
     * The version it means.
     *
     * @throws DecisionException when there is none, saying what there is
     */
    public Choice choice(Action action, ParameterLedger ledger) throws DecisionException {
        if (subject.startsWith(ArrayCoefficient.SUBJECTS)) return ofArray(action, ledger);
        if (into != null) throw new DecisionException("--into is for subjects of arrays, " + subject + " is none");
        return new Choice(target(action, ledger), null);
    }

    private Target target(Action action, ParameterLedger ledger) throws DecisionException {
        ParameterVersions versions = versions(ledger, run);
        String of = run(versions);
        if (version != null) return new Target(subject, scope, of, version);
        Parameter chosen = (action == Action.rollback ? before(versions) : versions.openProposal())
                .orElseThrow(() -> nothing(action, of));
        return new Target(subject, scope, of, chosen.version());
    }

    private Choice ofArray(Action action, ParameterLedger ledger) throws DecisionException {
        ParameterVersions held = versions(ledger, into);
        String block = run(held);
        if (version != null) return new Choice(new Target(subject, scope, run == null ? block : run, version), block);
        Parameter chosen = beforeOf(held, ledger).orElseThrow(() -> nothing(action, block));
        return new Choice(new Target(subject, scope, chosen.run(), chosen.version()), block);
    }

    /** The newest published number before the one in force in a block, of this block or an earlier one. */
    private Optional<Parameter> beforeOf(ParameterVersions held, ParameterLedger ledger) {
        Optional<Parameter> inForce = held.inForce();
        return ledger.all().stream()
                .filter(each -> run == null || run.equals(run(each)))
                .flatMap(each -> each.all().stream())
                .filter(each -> Standing.of(each) == Standing.published)
                .filter(each -> each.value() instanceof ArrayCoefficient coefficient && coefficient.saysNumber())
                .filter(each -> inForce.isPresent() && ParameterVersions.ORDER.compare(each, inForce.get()) < 0)
                .max(ParameterVersions.ORDER);
    }

    private ParameterVersions versions(ParameterLedger ledger, String wanted) throws DecisionException {
        List<ParameterVersions> runs = ledger.all().stream()
                .filter(each -> wanted == null || wanted.equals(run(each)))
                .toList();
        return runs.stream()
                .max(Comparator.comparing(Wanted::reaches))
                .orElseThrow(() -> new DecisionException("no version of " + subject + " of " + scope
                        + (wanted == null ? "" : " of run " + wanted) + " on the topic parameters"));
    }

    private static String run(ParameterVersions versions) {
        return versions.all().get(0).run();
    }

    private static Instant reaches(ParameterVersions versions) {
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
