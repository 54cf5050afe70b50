package org.driftwatch.app.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Commands that only hold other commands. */
final class Subcommands {
    private Subcommands() {}

    /** What is said when the command is called without one of those it holds. */
    static ParameterException missing(CommandSpec command, String what) {
        List<String> names = List.copyOf(command.subcommands().keySet());
        int last = names.size() - 1;
        String choice = String.join(", ", names.subList(0, last)) + " or " + names.get(last);
        return new ParameterException(command.commandLine(), what + " is missing: " + choice);
    }
}
