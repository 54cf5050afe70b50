package org.driftwatch.ui.server;

import java.time.Duration;

/**
 * Where the page is served and how often it hears news.
 *
 * @param host address to bind, 127.0.0.1 by default
 * @param port 0 = any free port
 * @param updates period of deltas to each browser
 * @param spectra shortest time between two spectra to one browser
 * @param commands whether decisions of persons are taken; without, the page has no buttons for them
 */
public record UiSettings(String host, int port, Duration updates, Duration spectra, boolean commands) {
    public UiSettings {
        if (host == null || host.isBlank()) throw new IllegalArgumentException("page.host must not be empty");
        if (port < 0 || port > 65_535) throw new IllegalArgumentException("page.port must be 0..65535, was " + port);
        atLeastTenMs("page.updates", updates);
        atLeastTenMs("page.spectra", spectra);
    }

    /** A page that takes decisions. */
    public UiSettings(String host, int port, Duration updates, Duration spectra) {
        this(host, port, updates, spectra, true);
    }

    public static UiSettings defaults() {
        return new UiSettings("127.0.0.1", 8080, Duration.ofMillis(250), Duration.ofSeconds(1));
    }

    public UiSettings withPort(int other) {
        return new UiSettings(host, other, updates, spectra, commands);
    }

    public UiSettings withCommands(boolean taken) {
        return new UiSettings(host, port, updates, spectra, taken);
    }

    private static void atLeastTenMs(String field, Duration value) {
        if (value.toMillis() < 10) throw new IllegalArgumentException(field + " must be >= 10ms, was " + value);
    }
}
