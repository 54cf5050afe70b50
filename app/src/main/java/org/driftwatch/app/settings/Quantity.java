package org.driftwatch.app.settings;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with units as people write them: {@code 500ms}, {@code 60s}, {@code 30min}, {@code 128MiB}. */
final class Quantity {
    private static final Pattern FORM = Pattern.compile("([0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\\s*([A-Za-z]+)");
    private static final Map<String, Double> SECONDS =
            Map.of("ms", 1e-3, "s", 1.0, "min", 60.0, "h", 3600.0, "d", 86_400.0);
    private static final Map<String, Double> BYTES =
            Map.of("B", 1.0, "kB", 1e3, "MB", 1e6, "GB", 1e9, "KiB", 0x1p10, "MiB", 0x1p20, "GiB", 0x1p30);

    private static final Map<String, Double> TERA_ELECTRON_VOLTS =
            Map.of("eV", 1e-12, "keV", 1e-9, "MeV", 1e-6, "GeV", 1e-3, "TeV", 1.0, "PeV", 1e3);

    private Quantity() {}

    static double energyTeV(String text) {
        return scaled(text, TERA_ELECTRON_VOLTS, "an energy such as 50 GeV, 0.1 TeV");
    }

    static Duration duration(String text) {
        return Duration.ofNanos(
                Math.round(1e9 * scaled(text, SECONDS, "a duration such as 500ms, 60s, 30min, 2h, 1d")));
    }

    static long bytes(String text) {
        return Math.round(scaled(text, BYTES, "a size such as 64kB, 128MiB, 2GB"));
    }

    private static double scaled(String text, Map<String, Double> units, String wanted) {
        Matcher form = FORM.matcher(text.trim());
        Double unit = form.matches() ? units.get(form.group(2)) : null;
        if (unit == null) throw new IllegalArgumentException("must be " + wanted + ", was " + text);
        return Double.parseDouble(form.group(1)) * unit;
    }
}
