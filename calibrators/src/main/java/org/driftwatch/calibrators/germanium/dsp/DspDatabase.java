package org.driftwatch.calibrators.germanium.dsp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the peer's parameter database into settings; every fault names section, key and value. */
final class DspDatabase {
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "bl", Set.of("end"),
            "tail", Set.of("start"),
            "pz", Set.of("tau1", "tau2", "frac"),
            "ttrap", Set.of("rise", "flat"),
            "etrap", Set.of("rise", "flat", "sample"),
            "cusp", Set.of("sigma", "flat", "sample"),
            "zac", Set.of("sigma", "flat", "sample"),
            "conv", Set.of("cut", "out"));

    private final Map<String, Map<String, String>> sections;

    DspDatabase(Map<String, Map<String, String>> sections) {
        this.sections = sections;
        new TreeMap<>(sections).forEach(DspDatabase::requireKnownKeys);
    }

    DspSettings over(DspSettings base) {
        return new DspSettings(
                span("bl", "end", base.baselineEnd()),
                span("tail", "start", base.tailStart()),
                decay(base.decay()),
                trap("ttrap", base.timingTrap()),
                trap("etrap", base.energyTrap()),
                number("etrap", "sample", base.pickoff()),
                cusp("cusp", base.cusp()),
                cusp("zac", base.zac()),
                span("conv", "cut", base.cut()),
                span("conv", "out", base.out()),
                base.compat());
    }

    private DspSettings.Decay decay(DspSettings.Decay base) {
        return new DspSettings.Decay(
                positive("pz", "tau1", base.tau1()),
                positive("pz", "tau2", base.tau2()),
                number("pz", "frac", base.fraction()));
    }

    private DspSettings.Trap trap(String section, DspSettings.Trap base) {
        return new DspSettings.Trap(positive(section, "rise", base.rise()), span(section, "flat", base.flat()));
    }

    private DspSettings.Cusp cusp(String section, DspSettings.Cusp base) {
        double sample = number(section, "sample", base.sample());
        if (sample != Math.rint(sample) || sample < 0 || sample > Integer.MAX_VALUE) {
            throw wrong(section, "sample", "a whole number of samples, at least 0");
        }
        return new DspSettings.Cusp(
                positive(section, "sigma", base.sigma()), span(section, "flat", base.flat()), (int) sample);
    }

    private TimeSpan positive(String section, String key, TimeSpan fallback) {
        TimeSpan span = span(section, key, fallback);
        if (span.nanoseconds() == 0) throw wrong(section, key, "a duration above 0");
        return span;
    }

    private TimeSpan span(String section, String key, TimeSpan fallback) {
        String text = text(section, key);
        if (text == null) return fallback;
        Quantity quantity = quantity(section, key, "a duration such as 10*us");
        if (quantity.powerOfTime() != 1 || !(quantity.value() >= 0) || Double.isInfinite(quantity.value())) {
            throw wrong(section, key, "a duration such as 10*us");
        }
        return TimeSpan.ofNs(quantity.value());
    }

    private double number(String section, String key, double fallback) {
        String text = text(section, key);
        if (text == null) return fallback;
        Quantity quantity = quantity(section, key, "a plain number");
        if (quantity.powerOfTime() != 0 || !Double.isFinite(quantity.value())) {
            throw wrong(section, key, "a plain number");
        }
        return quantity.value();
    }

    private Quantity quantity(String section, String key, String expected) {
        try {
            return Quantity.parse(text(section, key));
        } catch (NumberFormatException e) {
            throw wrong(section, key, expected);
        }
    }

    private String text(String section, String key) {
        return sections.getOrDefault(section, Map.of()).get(key);
    }

    private IllegalArgumentException wrong(String section, String key, String expected) {
        return new IllegalArgumentException("DSP database " + section + "." + key + ": expected " + expected + ", got '"
                + text(section, key) + "'");
    }

    private static void requireKnownKeys(String section, Map<String, String> values) {
        Set<String> keys = KNOWN.get(section);
        if (keys == null) {
            requireForeign(section);
            return;
        }
        for (String key : new TreeMap<>(values).keySet()) {
            String stem = key.endsWith("_err") ? key.substring(0, key.length() - 4) : key;
            if (keys.contains(stem)) continue;
            throw new IllegalArgumentException("DSP database " + section + "." + key + " = '" + values.get(key)
                    + "': unknown key, " + section + " has " + String.join(", ", sorted(keys)));
        }
    }

    /** A section of another name is somebody else's, unless it is one of ours with its letters in disorder. */
    private static void requireForeign(String section) {
        for (String known : sorted(KNOWN.keySet())) {
            if (!letters(known).equals(letters(section))) continue;
            throw new IllegalArgumentException(
                    "DSP database section '" + section + "': unknown section, perhaps '" + known + "' is meant");
        }
    }

    private static String letters(String word) {
        char[] letters = word.strip().toLowerCase(Locale.ROOT).toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private static String[] sorted(Set<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }
}
