package org.driftwatch.calibrators.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.jobs.JobAnswer;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterVersions;
import org.driftwatch.topics.parameter.Provenance;
import org.driftwatch.topics.parameter.Standing;

/**
 * A command on the versions of its target. Each decision is a version of its own with the value of the one it is about; nothing is
 * overwritten.
 *
 * <p>Validity: what comes into force is valid from the data time the person chose, not before its run or the version in force begins.
 * Without a choice it is valid from the time of the version it takes the value of, or from that of the version in force where that is
 * later, so that it does come into force. Going back to the version in force while another one is scheduled takes over when that
 * begins, so that it never holds.
 *
 * <p>Its number is one that neither the stream nor a job can come to in this run, whether they have answered yet or not: at least 3
 * where jobs give at most two versions, one more is left free for the job of the pole-zero constants. The number depends on the
 * order of commands alone, not on when they are carried out.
 *
 * <p>Coefficients of an array have one version per block. Going back to that of an earlier block makes a further version in a later
 * block, which the command names.
 */
public record Decision(Command command, Circumstances circumstances) {
    private static final String GERMANIUM = "germanium.";
    private static final String A_PERSON = "a person decides";

    private ParameterVersions versions() {
        return circumstances.versions();
    }

    /** What comes of it. */
    public Ruling ruling() {
        Command.Target target = command.target();
        if (command.schema() != Command.SCHEMA)
            return refused("unknown-schema", "schema must be " + Command.SCHEMA + ", was " + command.schema());
        if (!target.subject().startsWith(GERMANIUM) && !isOfArray())
            return refused("unknown-subject", "subject must be one of germanium or of array, was " + target.subject());
        if (!isOfArray() && !command.runOfVersion().equals(target.run()))
            return refused(
                    "other-run",
                    "a version of " + target.subject() + " holds in its own run " + target.run() + ", not in "
                            + command.runOfVersion());
        Optional<Parameter> before = versions().madeBy(command.id());
        if (before.isPresent()) return new Ruling.Repeated(before.get());
        if (versions().isEmpty() || circumstances.named().isEmpty())
            return refused("unknown-target", (versions().isEmpty() ? holdsIn() : target.key()) + " has no versions");
        return circumstances
                .named()
                .version(target.version())
                .map(this::about)
                .orElseGet(() -> refused(
                        "unknown-version",
                        target.key() + " has no version " + target.version() + ", the highest is "
                                + circumstances.named().highest()));
    }

    private boolean isOfArray() {
        return command.target().subject().startsWith(ArrayCoefficient.SUBJECTS);
    }

    private String holdsIn() {
        return command.target().subject() + "/" + command.target().scope() + "/" + command.runOfVersion();
    }

    private Ruling about(Parameter version) {
        return command.action() == Command.Action.rollback ? backTo(version) : onProposal(version);
    }

    private Ruling onProposal(Parameter proposal) {
        Optional<Parameter> decided = circumstances.named().decisionOn(proposal.version());
        if (decided.isPresent()) return alreadyDecided(proposal, decided.get());
        Standing standing = Standing.of(proposal);
        boolean publish = command.action() == Command.Action.publish;
        if (standing == Standing.published)
            return refused("already-published", named(proposal) + " is published already");
        if (standing == Standing.rejected && !publish)
            return refused("already-rejected", named(proposal) + " is a rejection already");
        return publish
                ? made(proposal, Standing.published, Provenance.PROPOSAL)
                : made(proposal, Standing.rejected, Provenance.PROPOSAL);
    }

    private Ruling alreadyDecided(Parameter proposal, Parameter decision) {
        String word = Standing.of(decision) == Standing.published ? "published" : "rejected";
        return refused(
                "already-" + word,
                named(proposal) + " was " + word + " as version " + decision.version() + " by "
                        + decision.provenance().get(Provenance.BY) + ": "
                        + decision.provenance().get(Provenance.WHY));
    }

    private Ruling backTo(Parameter version) {
        if (Standing.of(version) != Standing.published)
            return refused("not-published", named(version) + " was never published");
        if (isInForce(version)) return refused("in-force", named(version) + " is in force already");
        if (isScheduled(version) && command.validFrom() == null)
            return refused("starts-already", named(version) + " begins at " + version.validFrom() + " already");
        if (version.value() instanceof ArrayCoefficient coefficient && !coefficient.saysNumber())
            return refused("no-number", named(version) + " says no coefficient to go back to");
        if (!circumstances.runOver() && !comesOfJobs() && !isOfArray())
            return refused(
                    "run-goes-on",
                    "run " + version.run() + " is not over and publishes versions of " + version.subject() + " itself");
        return made(version, Standing.published, Provenance.ROLLED_BACK_TO);
    }

    /** Now and for good, as far as anybody has decided. */
    private boolean isInForce(Parameter version) {
        Optional<Parameter> last = versions().inForce();
        return last.filter(version::equals).isPresent()
                && versions().inForce(command.at()).equals(last);
    }

    private boolean isScheduled(Parameter version) {
        return versions().inForce().filter(version::equals).isPresent();
    }

    private Ruling made(Parameter from, Standing standing, String link) {
        boolean published = standing == Standing.published;
        if (published && command.validFrom() != null) {
            Optional<String> fault = circumstances.earliest(command).fault(command.validFrom());
            if (fault.isPresent()) return refused("starts-too-early", fault.get());
        }
        return new Ruling.Made(new Parameter(
                from.schema(),
                from.subject(),
                from.scope(),
                command.runOfVersion(),
                next(),
                published ? start(from) : from.validFrom(),
                null,
                from.value(),
                provenance(from, standing, link)));
    }

    private SortedMap<String, String> provenance(Parameter from, Standing standing, String link) {
        SortedMap<String, String> provenance = new TreeMap<>(from.provenance());
        provenance.remove(Provenance.PROPOSAL);
        provenance.remove(Provenance.ROLLED_BACK_TO);
        provenance.remove(Provenance.ROLLED_BACK_TO_RUN);
        provenance.remove(Provenance.START);
        provenance.put(Provenance.STATUS, standing.name());
        provenance.put(link, Integer.toString(from.version()));
        if (!from.run().equals(command.runOfVersion())) provenance.put(Provenance.ROLLED_BACK_TO_RUN, from.run());
        if (standing == Standing.published && beganByChoice(from)) provenance.put(Provenance.START, Provenance.CHOSEN);
        provenance.put(Provenance.RULE, A_PERSON);
        provenance.put(Provenance.BY, command.by());
        provenance.put(Provenance.WHY, command.why());
        provenance.put(Provenance.COMMAND, command.id());
        provenance.put(Provenance.DECIDED, command.at().toString());
        return provenance;
    }

    private Instant start(Parameter from) {
        if (command.validFrom() != null) return command.validFrom();
        return takenOver(from).map(Parameter::validFrom).orElse(from.validFrom());
    }

    /** A person chose when it begins: now, or before, of the version it takes over from. */
    private boolean beganByChoice(Parameter from) {
        return command.validFrom() != null
                || takenOver(from)
                        .filter(each -> each.provenance().containsKey(Provenance.START))
                        .isPresent();
    }

    /** The version whose begin it gets, where nobody chooses one; empty: it has that of the version it takes the value of. */
    private Optional<Parameter> takenOver(Parameter from) {
        Optional<Parameter> now = versions().inForce(command.at());
        boolean stays = now.filter(from::equals).isPresent();
        return (stays ? versions().inForce() : now)
                .filter(each -> !each.validFrom().isBefore(from.validFrom()));
    }

    private int next() {
        return 1 + Math.max(versions().highest(), reserved());
    }

    /** The highest number that the run may still give to a version of its own. */
    private int reserved() {
        if (comesOfJobs()) return JobRequest.MOST_PER_RUN;
        int ofRun = versions().all().stream()
                .filter(each -> !each.provenance().containsKey(Provenance.COMMAND))
                .mapToInt(Parameter::version)
                .max()
                .orElse(0);
        return command.target().subject().equals(GermaniumPoleZero.SUBJECT) && !jobAnswered() ? ofRun + 1 : ofRun;
    }

    private boolean jobAnswered() {
        return versions().all().stream().anyMatch(each -> each.provenance().containsKey(JobAnswer.ASKED));
    }

    /** All versions are answers of jobs, the stream itself makes none. */
    private boolean comesOfJobs() {
        String subject = command.target().subject();
        return subject.equals(GermaniumFilter.SUBJECT) || subject.equals(GermaniumDplms.SUBJECT);
    }

    private static String named(Parameter version) {
        return "version " + version.version() + " of " + version.subject() + " of " + version.scope();
    }

    private static Ruling refused(String reason, String detail) {
        return new Ruling.Refused(reason, detail);
    }
}
