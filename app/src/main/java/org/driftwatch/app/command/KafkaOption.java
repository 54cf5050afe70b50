package org.driftwatch.app.command;

import java.io.IOException;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.app.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A Kafka that runs already. */
final class KafkaOption {
    private static final String HERE = "127.0.0.1";

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "the Kafka (default: on this machine at broker.port of the settings)")
    private String bootstrap;

    @Mixin
    private SettingsOption settings;

    /** The settings file. */
    Settings settings() throws SettingsException, IOException {
        return settings.read();
    }

    /** Whether an address was given on the command line. */
    boolean isGiven() {
        return bootstrap != null;
    }

    /** Its address. */
    String bootstrap(CommandLine command) throws Exception {
        if (bootstrap != null) return bootstrap;
        Settings.Broker broker = settings.read().broker();
        if (broker.port() > 0) return HERE + ":" + broker.port();
        throw new ParameterException(
                command, "which Kafka is missing: --bootstrap HOST:PORT, or --config with broker.port");
    }
}
