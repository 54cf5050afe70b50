package org.driftwatch.app.command;

import org.driftwatch.app.broker.BrokerStartException;
import org.driftwatch.app.broker.TopicException;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.app.wiring.Wiring;
import picocli.CommandLine.Mixin;

/** What every command takes that processes events of any kind: what is computed, and where. */
final class ProcessingOptions {
    @Mixin
    private SettingsOption settings;

    @Mixin
    private GermaniumOptions germanium;

    @Mixin
    private ArrayOptions array;

    @Mixin
    private RunOptions running;

    /** The settings file and what the options put in its place. */
    Settings settings() throws Exception {
        return running.over(array.over(germanium.over(settings.file()))).read();
    }

    /** Starts the broker or takes the one given; the topics exist afterwards. */
    String kafka(Wiring wiring) throws BrokerStartException, TopicException {
        return running.kafka(wiring);
    }
}
