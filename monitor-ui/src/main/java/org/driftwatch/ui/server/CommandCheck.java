package org.driftwatch.ui.server;

import java.util.Comparator;
import java.util.List;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.command.Command.Target;
import org.driftwatch.topics.command.EarliestStart;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.hit.TimestampKey;
import org.driftwatch.topics.parameter.Standing;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.Selection;
import org.driftwatch.ui.model.VersionLine;

/** What is plainly wrong with a command, by what the page knows, which may be a moment old: who carries it out judges again. */
record CommandCheck(LiveModel model) {
    private static final Comparator<VersionLine> ORDER =
            Comparator.comparing(VersionLine::validFrom).thenComparingInt(VersionLine::version);

    /** Why not. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        /** @param status of HTTP */
        Fault(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    void check(Command command) throws Fault {
        Target target = command.target();
        List<VersionLine> versions = versions(target, target.run());
        VersionLine version = versions.stream()
                .filter(each -> each.version() == target.version())
                .findFirst()
                .orElseThrow(() -> new Fault(404, named(target) + " has no version " + target.version()));
        if (command.action() == Action.rollback) requireRollback(command, version);
        else requireOpen(version, versions);
        if (command.validFrom() != null) requireStart(command);
    }

    private static String named(Target target) {
        return target.subject() + " of " + target.scope();
    }

    private List<VersionLine> versions(Target target, String run) throws Fault {
        List<VersionLine> versions = model.versions(run, target.scope(), target.subject());
        if (!versions.isEmpty()) return versions;
        if (!isOfArray(target) && model.channel(new Selection(run, target.scope())) == null)
            throw new Fault(404, "channel " + target.scope() + " of run " + run + " is not known here");
        throw new Fault(404, named(target) + " has no version" + (isOfArray(target) ? " in block " + run : ""));
    }

    private static boolean isOfArray(Target target) {
        return target.subject().startsWith(ArrayCoefficient.SUBJECTS);
    }

    private void requireRollback(Command command, VersionLine version) throws Fault {
        if (version.status() != Standing.published)
            throw new Fault(409, "version " + version.version() + " was never published");
        Target target = command.target();
        boolean ofJobs = target.subject().equals(GermaniumFilter.SUBJECT)
                || target.subject().equals(GermaniumDplms.SUBJECT);
        if (!ofJobs && !isOfArray(target) && !model.isComplete(target.run()))
            throw new Fault(
                    409,
                    "run " + target.run() + " is not over and publishes versions of " + target.subject() + " itself");
    }

    private static void requireOpen(VersionLine version, List<VersionLine> versions) throws Fault {
        if (version.status() == Standing.published)
            throw new Fault(409, "version " + version.version() + " is published already");
        for (VersionLine each : versions)
            if (each.proposal() == version.version())
                throw new Fault(
                        409,
                        "version " + version.version() + " was " + each.status() + " as version " + each.version()
                                + " by " + each.by() + ": " + each.why());
    }

    private void requireStart(Command command) throws Fault {
        String run = command.runOfVersion();
        VersionLine inForce = versions(command.target(), run).stream()
                .filter(each -> each.status() == Standing.published)
                .filter(each -> !each.chosen() || !each.validFrom().isAfter(command.at()))
                .max(ORDER)
                .orElse(null);
        EarliestStart earliest = new EarliestStart(
                run,
                TimestampKey.ofRun(run).orElse(null),
                inForce == null ? 0 : inForce.version(),
                inForce == null ? null : inForce.validFrom());
        String fault = earliest.fault(command.validFrom()).orElse(null);
        if (fault != null) throw new Fault(400, fault);
    }
}
