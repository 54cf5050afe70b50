package org.driftwatch.app.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.driftwatch.app.decision.DecisionException;
import org.driftwatch.app.decision.Decisions;
import org.driftwatch.app.decision.VersionTable;
import org.driftwatch.app.decision.Wanted;
import org.driftwatch.streams.command.ParameterLedger;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.command.EarliestStart;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterVersions;
import org.driftwatch.topics.parameter.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "parameters",
        mixinStandardHelpOptions = true,
        description = "List versions of parameters on a Kafka; publish or reject what jobs propose; roll back.")
final class ParametersCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Who decides, and why. */
    static final class Person {
        @Option(names = "--by", required = true, paramLabel = "NAME", description = "who decides")
        private String by;

        @Option(
                names = "--why",
                required = true,
                paramLabel = "TEXT",
                description = "the reason, for those who read it later")
        private String why;
    }

    /** The version it is about. */
    static final class Which {
        // not the standard help: its --version would be that of the program
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help message and exit.")
        private boolean help;

        @Parameters(index = "0", paramLabel = "SUBJECT", description = "e.g. germanium.filter, array.inter-calibration")
        private String subject;

        @Parameters(index = "1", paramLabel = "SCOPE", description = "channel or telescope, e.g. ch1104000, tel_009")
        private String scope;

        @Option(
                names = "--run",
                paramLabel = "RUN",
                description = "run that version was made from (default: the newest)")
        private String run;

        @Option(
                names = "--version",
                paramLabel = "N",
                description =
                        "publish, reject: number of the proposal (default: the open one); rollback: of the version to"
                                + " go back to (default: the one published before that in force)")
        private Integer version;

        Wanted wanted(String into) {
            return new Wanted(subject, scope, run, version, into);
        }
    }

    /** From when it holds. */
    static final class Start {
        @Option(
                names = "--valid-from",
                paramLabel = "TIME",
                description = "data time in UTC from which it holds, e.g. 2023-03-12T00:30:00Z, not before the version"
                        + " in force begins (default: with that, or with the version it takes the value of)")
        private String validFrom;
    }

    /** Which of the versions hold. */
    static final class Look {
        @Option(
                names = "--at",
                paramLabel = "TIME",
                description = "only what holds at this data time in UTC, e.g. 2023-03-12T00:30:00Z")
        private String at;

        @Option(
                names = "--known",
                paramLabel = "TIME",
                description =
                        "as it was known at this time in UTC: leaves out what was decided, or what data were taken, later")
        private String known;
    }

    @Override
    public void run() {
        throw Subcommands.missing(spec, "what to do");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Print versions and what became of them.")
    int list(
            @Parameters(
                            index = "0",
                            arity = "0..1",
                            paramLabel = "SUBJECT",
                            description = "only of this subject, e.g. germanium.filter (default: all)")
                    String subject,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "SCOPE",
                            description = "only of this channel or telescope (default: all)")
                    String scope,
            @Option(names = "--run", paramLabel = "RUN", description = "only of this run") String run,
            @Option(names = "--open", description = "only open proposals") boolean open,
            @Mixin Look look,
            @Mixin KafkaOption kafka)
            throws Exception {
        Instant at = time("--at", look.at);
        Instant known = time("--known", look.known);
        String prefix = (subject == null ? "" : subject + "/") + (scope == null ? "" : scope + "/");
        try (Decisions decisions = Decisions.on(kafka.bootstrap(spec.commandLine()))) {
            List<ParameterVersions> found = decisions.read(key -> key.startsWith(prefix)).all().stream()
                    .filter(each -> run == null || run.equals(each.all().get(0).run()))
                    .filter(each -> !open || each.openProposal().isPresent())
                    .map(each -> known == null ? each : each.knownAt(known))
                    .map(each -> at == null
                            ? each
                            : new ParameterVersions(each.at(at).stream().toList()))
                    .filter(each -> !each.isEmpty())
                    .toList();
            if (found.isEmpty() && !prefix.isEmpty() && !open)
                throw new DecisionException("no version of "
                        + prefix.substring(0, prefix.length() - 1).replace("/", " of ")
                        + (run == null ? "" : " of run " + run) + " on the topic parameters"
                        + (at == null && known == null ? "" : " at that time"));
            print(VersionTable.of(found, known == null ? Instant.now() : known));
        }
        return 0;
    }

    @Command(name = "publish", description = "Bring a proposal into force.")
    int publish(@Mixin Which which, @Mixin Person person, @Mixin Start start, @Mixin KafkaOption kafka)
            throws Exception {
        return decide(new Act(Action.publish, start.validFrom, null), which, person, kafka);
    }

    @Command(name = "reject", description = "Turn a proposal down.")
    int reject(@Mixin Which which, @Mixin Person person, @Mixin KafkaOption kafka) throws Exception {
        return decide(new Act(Action.reject, null, null), which, person, kafka);
    }

    @Command(
            name = "rollback",
            description = "Bring the value of an earlier version into force again, as a new version.")
    int rollback(
            @Mixin Which which,
            @Mixin Person person,
            @Mixin Start start,
            @Option(
                            names = "--into",
                            paramLabel = "BLOCK",
                            description = "of an array: the block in which it holds (default: the newest)")
                    String into,
            @Mixin KafkaOption kafka)
            throws Exception {
        return decide(new Act(Action.rollback, start.validFrom, into), which, person, kafka);
    }

    private record Act(Action action, String validFrom, String into) {}

    private int decide(Act act, Which which, Person person, KafkaOption kafka) throws Exception {
        Instant validFrom = time("--valid-from", act.validFrom);
        refuseEmpty("--by", person.by);
        refuseEmpty("--why", person.why);
        if (which.version != null && which.version < 1)
            throw new ParameterException(spec.commandLine(), "--version must be >= 1, was " + which.version);
        try (Decisions decisions = Decisions.on(kafka.bootstrap(spec.commandLine()))) {
            Wanted wanted = which.wanted(act.into);
            ParameterLedger ledger = decisions.read(wanted::matches);
            Wanted.Choice choice = wanted.choice(act.action, ledger);
            var command = org.driftwatch.topics.command.Command.of(
                            UUID.randomUUID().toString(),
                            act.action,
                            choice.target(),
                            person.by,
                            person.why,
                            Instant.now())
                    .validFrom(validFrom)
                    .into(choice.into());
            print(said(decisions.decide(command, ledger)));
        }
        return 0;
    }

    private void refuseEmpty(String option, String text) {
        if (text.isBlank()) throw new ParameterException(spec.commandLine(), option + " must not be empty");
    }

    private Instant time(String option, String text) {
        try {
            return EarliestStart.time(option, text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static String said(Parameter made) {
        String what = Standing.of(made) == Standing.published
                ? "published, valid from " + made.validFrom()
                : "written down: the proposal is rejected";
        return made.subject() + " " + made.scope() + " " + made.run() + " version " + made.version() + " " + what
                + System.lineSeparator();
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
