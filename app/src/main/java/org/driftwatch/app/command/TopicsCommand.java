package org.driftwatch.app.command;

import java.io.PrintWriter;
import java.util.List;
import org.driftwatch.app.broker.TopicAdmin;
import org.driftwatch.app.broker.TopicTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Describe the catalogue of topics, or create it on a Kafka.")
final class TopicsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption settings;

    @Override
    public void run() {
        throw Subcommands.missing(spec, "what to do with the topics");
    }

    @Command(name = "describe", mixinStandardHelpOptions = true, description = "Print every topic of the catalogue.")
    int describe(@Option(names = "--markdown", description = "as the page docs/topics.md") boolean markdown)
            throws Exception {
        TopicTable table = new TopicTable(settings.read().topics());
        PrintWriter out = spec.commandLine().getOut();
        out.print(markdown ? table.markdown() : table.text());
        out.flush();
        return 0;
    }

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Create the missing topics.")
    int create(
            @Option(
                            names = "--bootstrap",
                            required = true,
                            paramLabel = "HOST:PORT",
                            description = "Kafka to create them on")
                    String bootstrap)
            throws Exception {
        try (TopicAdmin admin = new TopicAdmin(bootstrap)) {
            List<String> made = admin.create(settings.read().topics());
            spec.commandLine().getOut().println(made.isEmpty() ? "all topics exist" : "made " + made);
        }
        return 0;
    }
}
