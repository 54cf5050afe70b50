package org.driftwatch.app;

import org.driftwatch.app.command.DriftwatchCommand;

/** {@code driftwatch COMMAND ...}; exits with 0 done, 1 failed, 2 wrong usage. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(DriftwatchCommand.execute(args));
    }
}
