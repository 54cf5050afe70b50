package org.driftwatch.app.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.driftwatch.app.command.DriftwatchCommand;

/** {@code driftwatch parameters} on a broker, and what it says. */
record Terminal(String kafka) {

    record Said(int code, String out, String errors) {}

    /** Runs {@code parameters LINE MORE...}; the line is split at its spaces. */
    Said run(String line, String... more) {
        List<String> arguments = new ArrayList<>(List.of("parameters"));
        arguments.addAll(List.of(line.split(" ")));
        arguments.addAll(Arrays.asList(more));
        arguments.addAll(List.of("--bootstrap", kafka));
        PrintStream outBefore = System.out;
        PrintStream errorsBefore = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(errors, true, UTF_8));
        try {
            int code = DriftwatchCommand.execute(arguments.toArray(String[]::new));
            return new Said(code, out.toString(UTF_8), errors.toString(UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errorsBefore);
        }
    }

    /** Runs it and expects success; the answer is what it printed. */
    String says(String line, String... more) {
        Said said = run(line, more);
        assertThat(said.code()).as(said.errors()).isZero();
        return said.out();
    }

    /** Expects exit code 1 and one line with the error. */
    void refuses(String error, String line, String... more) {
        Said said = run(line, more);
        assertThat(said.code()).as(said.errors()).isEqualTo(1);
        assertThat(said.errors().lines()).hasSize(1);
        assertThat(said.errors()).contains(error);
    }
}
