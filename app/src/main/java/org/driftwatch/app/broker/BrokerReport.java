package org.driftwatch.app.broker;

import java.util.Optional;

/** What the broker's process tells its parent, one line on the standard output. */
sealed interface BrokerReport {
    /** It answers clients. */
    record Ready(int port, String clusterId) implements BrokerReport {}

    /** It cannot start, and trying again will not help. */
    record Failed(String reason) implements BrokerReport {}

    /** A port that was free was taken by someone else meanwhile. */
    record PortLost(String reason) implements BrokerReport {}

    /** It ended without a word; noticed by the parent. */
    record Died(String reason) implements BrokerReport {}

    /** The report as one line for the parent; what the dead would have said is a failure. */
    default String line() {
        if (this instanceof Ready ready) return "ready " + ready.port() + " " + ready.clusterId();
        if (this instanceof PortLost lost) return "port-lost " + oneLine(lost.reason());
        if (this instanceof Died died) return "failed " + oneLine(died.reason());
        return "failed " + oneLine(((Failed) this).reason());
    }

    /** Empty for a line that is no report (the JVM itself may speak). */
    static Optional<BrokerReport> parse(String line) {
        String[] words = line.split(" ", 3);
        if (words[0].equals("ready") && words.length == 3)
            return Optional.of(new Ready(Integer.parseInt(words[1]), words[2]));
        if (words[0].equals("port-lost"))
            return Optional.of(new PortLost(line.substring("port-lost".length()).strip()));
        if (words[0].equals("failed"))
            return Optional.of(new Failed(line.substring("failed".length()).strip()));
        return Optional.empty();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
