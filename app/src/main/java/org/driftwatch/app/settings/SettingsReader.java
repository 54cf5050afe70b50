package org.driftwatch.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.driftwatch.app.broker.BrokerSettings;
import org.driftwatch.app.broker.TopicLayout;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.ui.server.UiSettings;

/** The settings file from top to bottom; each default stands in the record it belongs to. */
final class SettingsReader {
    private static final int MEBI = 1 << 20;
    private final Section root;

    SettingsReader(Section root) {
        this.root = root;
    }

    Settings read() {
        String data = root.text("data", null);
        Settings.Germanium germanium = new GermaniumReader(root.section("germanium")).read();
        ArraySettings array = new ArrayReader(root).read();
        ProductionSettings production = production(root.section("production"));
        Settings.Streams streams = streams(root.section("streams"));
        TopicLayout topics = topics(root.section("topics"));
        Settings.Broker broker = broker(root.section("broker"));
        UiSettings page = page(root.section("page"));
        Path directory = data == null ? null : Path.of(data);
        String hash = SettingsHash.of(germanium, array, production, streams.grace());
        return new Settings(directory, germanium, array, production, streams, topics, broker, page, hash);
    }

    private static ProductionSettings production(Section section) {
        LimitsSettings limits = LimitsFile.read(section.section("limits"), Path.of(""), Map.of());
        section.leave("grid");
        return new ProductionReader(section, Path.of("")).read(null).withLimits(limits);
    }

    private static Settings.Streams streams(Section section) {
        return new Settings.Streams(
                section.atLeast("threads", 2, 1),
                section.duration("grace", Duration.ofSeconds(2)),
                section.duration("commit_interval", Duration.ofMillis(500)),
                section.bytes("cache_per_thread", 64L * MEBI),
                section.integer("replication", 1));
    }

    private static TopicLayout topics(Section section) {
        TopicLayout usual = TopicLayout.defaults();
        int partitions = section.integer("partitions", usual.partitions());
        int replication = section.integer("replication", usual.replication());
        long retained = section.bytes("retained", usual.retainedBytes());
        return section.build(() -> new TopicLayout(partitions, replication, retained), usual);
    }

    private static Settings.Broker broker(Section section) {
        int port = section.integer("port", 0);
        int heap = Math.toIntExact(section.bytes("heap", BrokerSettings.DEFAULT_HEAP_MEBIBYTES * (long) MEBI) / MEBI);
        section.build(() -> new BrokerSettings(Path.of("broker"), port, heap), null);
        return new Settings.Broker(port, heap);
    }

    private static UiSettings page(Section section) {
        UiSettings usual = UiSettings.defaults();
        String host = section.text("host", usual.host());
        int port = section.integer("port", usual.port());
        Duration updates = section.duration("updates", usual.updates());
        Duration spectra = section.duration("spectra", usual.spectra());
        boolean commands = section.onOrOff("commands", usual.commands());
        return section.build(() -> new UiSettings(host, port, updates, spectra, commands), usual);
    }
}
