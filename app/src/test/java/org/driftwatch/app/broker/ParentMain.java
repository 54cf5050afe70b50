package org.driftwatch.app.broker;

import java.nio.file.Path;

/** A process that starts a broker, tells its process id and port, and waits to be killed. */
final class ParentMain {
    private ParentMain() {}

    public static void main(String[] args) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(Path.of(args[0])));
        System.out.println("broker " + broker.pid() + " " + broker.bootstrap());
        broker.awaitExit();
    }
}
