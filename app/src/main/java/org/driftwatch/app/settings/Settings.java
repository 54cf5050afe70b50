package org.driftwatch.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.driftwatch.app.broker.BrokerSettings;
import org.driftwatch.app.broker.TopicLayout;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.germanium.MonitorSettings;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.ui.server.UiSettings;

/**
 * Everything a settings file says.
 *
 * @param data directory of broker data, stream state and logs; null: a fresh one, removed at the end
 * @param hash of what can change a result; part of the provenance of each parameter
 */
public record Settings(
        Path data,
        Germanium germanium,
        ArraySettings array,
        Streams streams,
        TopicLayout topics,
        Broker broker,
        UiSettings page,
        String hash) {

    /** @param dsp settings of the signal processing by channel */
    public record Germanium(MonitorSettings monitor, DspGroups dsp) {}

    /**
     * How the stream processors run; of these only {@code grace} can change a result.
     *
     * @param threads of one process
     * @param grace lateness in data time up to which events still count
     */
    public record Streams(
            int threads, Duration grace, Duration commitInterval, long cacheBytesPerThread, int replicationFactor) {}

    /** Port (0: any free one) and largest heap of the embedded broker. */
    public record Broker(int port, int heapMebibytes) {
        public BrokerSettings in(Path directory) {
            return new BrokerSettings(directory, port, heapMebibytes);
        }
    }
}
