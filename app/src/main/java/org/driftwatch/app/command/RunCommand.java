package org.driftwatch.app.command;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.app.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Run processors and page until Ctrl-C; events come from elsewhere (replay --no-process, or your own).")
final class RunCommand implements Callable<Integer> {
    /** Parts of the program that one process may have. */
    enum Role {
        process,
        ui
    }

    @Mixin
    private ProcessingOptions processing;

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            description = "parts to run: ${COMPLETION-CANDIDATES} (default: all)")
    private Set<Role> roles = EnumSet.allOf(Role.class);

    @Override
    public Integer call() throws Exception {
        Settings all = processing.settings();
        try (Wiring wiring = new Wiring(all)) {
            if (roles.contains(Role.ui)) wiring.requirePageAddress();
            String kafka = processing.kafka(wiring);
            Terminal.say("kafka: " + kafka);
            if (roles.contains(Role.process)) process(wiring, kafka);
            if (roles.contains(Role.ui)) Terminal.say("page: " + wiring.page(kafka));
            Terminal.waitForInterrupt("running until Ctrl-C");
        }
        return 0;
    }

    private static void process(Wiring wiring, String kafka) {
        wiring.processors(kafka);
        wiring.arrays(kafka);
        wiring.simulation(kafka);
    }
}
