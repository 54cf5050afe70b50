package org.driftwatch.calibrators.germanium.decision;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.jobs.JobAnswer;
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
 * overwritten. What comes into force is valid from the time of the version it takes the value of, or from that of the version in
 * force where that is later, so that it does come into force.
 *
 * <p>Its number is one that neither the stream nor a job can come to in this run, whether they have answered yet or not: at least 3
 * where jobs give at most two versions, one more is left free for the job of the pole-zero constants. The number depends on the
 * order of commands alone, not on when they are carried out.
 *
 * @param versions of the subject, scope and run of the target
 * @param runOver the stream publishes nothing more of this run
 */
public record Decision(Command command, ParameterVersions versions, boolean runOver) {
    private static final String GERMANIUM = "germanium.";
    private static final String A_PERSON = "a person decides";

    /** What comes of it. */
    public Ruling ruling() {
        Command.Target target = command.target();
        if (command.schema() != Command.SCHEMA)
            return refused("unknown-schema", "schema must be " + Command.SCHEMA + ", was " + command.schema());
        if (!target.subject().startsWith(GERMANIUM))
            return refused("unknown-subject", "subject must be one of germanium, was " + target.subject());
        Optional<Parameter> before = versions.madeBy(command.id());
        if (before.isPresent()) return new Ruling.Repeated(before.get());
        if (versions.isEmpty()) return refused("unknown-target", target.key() + " has no versions");
        return versions.version(target.version())
                .map(this::about)
                .orElseGet(() -> refused(
                        "unknown-version",
                        target.key() + " has no version " + target.version() + ", the highest is "
                                + versions.highest()));
    }

    private Ruling about(Parameter version) {
        return command.action() == Command.Action.rollback ? backTo(version) : onProposal(version);
    }

    private Ruling onProposal(Parameter proposal) {
        Optional<Parameter> decided = versions.decisionOn(proposal.version());
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
        if (versions.inForce().filter(version::equals).isPresent())
            return refused("in-force", named(version) + " is in force already");
        if (!runOver && !comesOfJobs())
            return refused(
                    "run-goes-on",
                    "run " + version.run() + " is not over and publishes versions of " + version.subject() + " itself");
        return made(version, Standing.published, Provenance.ROLLED_BACK_TO);
    }

    private Ruling made(Parameter from, Standing standing, String link) {
        Parameter validWith = standing == Standing.published
                ? versions.inForce()
                        .filter(inForce -> inForce.validFrom().isAfter(from.validFrom()))
                        .orElse(from)
                : from;
        SortedMap<String, String> provenance = new TreeMap<>(from.provenance());
        provenance.remove(Provenance.PROPOSAL);
        provenance.remove(Provenance.ROLLED_BACK_TO);
        provenance.put(Provenance.STATUS, standing.name());
        provenance.put(link, Integer.toString(from.version()));
        provenance.put(Provenance.RULE, A_PERSON);
        provenance.put(Provenance.BY, command.by());
        provenance.put(Provenance.WHY, command.why());
        provenance.put(Provenance.COMMAND, command.id());
        provenance.put(Provenance.DECIDED, command.at().toString());
        return new Ruling.Made(new Parameter(
                from.schema(),
                from.subject(),
                from.scope(),
                from.run(),
                next(),
                validWith.validFrom(),
                null,
                from.value(),
                provenance));
    }

    private int next() {
        return 1 + Math.max(versions.highest(), reserved());
    }

    /** The highest number that the run may still give to a version of its own. */
    private int reserved() {
        if (comesOfJobs()) return JobRequest.MOST_PER_RUN;
        int ofRun = versions.all().stream()
                .filter(each -> !each.provenance().containsKey(Provenance.COMMAND))
                .mapToInt(Parameter::version)
                .max()
                .orElse(0);
        return command.target().subject().equals(GermaniumPoleZero.SUBJECT) && !jobAnswered() ? ofRun + 1 : ofRun;
    }

    private boolean jobAnswered() {
        return versions.all().stream().anyMatch(each -> each.provenance().containsKey(JobAnswer.ASKED));
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
