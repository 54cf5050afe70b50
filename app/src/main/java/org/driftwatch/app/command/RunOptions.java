package org.driftwatch.app.command;

import java.nio.file.Path;
import org.driftwatch.app.broker.BrokerStartException;
import org.driftwatch.app.broker.TopicException;
import org.driftwatch.app.settings.SettingsFile;
import org.driftwatch.app.wiring.Wiring;
import picocli.CommandLine.Option;

/** Where a process runs: its Kafka, its data, its page. */
final class RunOptions {
    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "use this Kafka (default: an embedded broker)")
    private String bootstrap;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "directory of broker data and stream state; the same one goes on where it ended"
                    + " (default: a fresh one, removed at the end)")
    private Path data;

    @Option(names = "--port", paramLabel = "P", description = "port of the page, 0 for any free one (default: 8080)")
    private Integer port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "address of the page (default: 127.0.0.1)")
    private String host;

    @Option(names = "--threads", paramLabel = "N", description = "threads that process (default: 2)")
    private Integer threads;

    SettingsFile over(SettingsFile file) {
        return file.with("data", data == null ? null : data.toString())
                .with("page.host", host)
                .with("page.port", port)
                .with("streams.threads", threads);
    }

    /** Starts the broker or takes the one given; the topics exist afterwards. */
    String kafka(Wiring wiring) throws BrokerStartException, TopicException {
        return bootstrap == null ? wiring.broker() : wiring.topics(bootstrap);
    }
}
