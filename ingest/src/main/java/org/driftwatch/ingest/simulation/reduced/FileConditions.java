package org.driftwatch.ingest.simulation.reduced;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Conditions of a reduced file as its name says them: {@code …za20deg_azm180deg…dark…}. Background levels are those of the
 * peer's tables: dark 1, halfmoon 5, moon 19 (half moon is asked first, as its name holds the other).
 *
 * @param zenithDeg zenith angle [deg]; empty when the name does not say
 * @param azimuthDeg azimuth [deg]; empty when the name does not say
 * @param nsb level of the night-sky background; empty when the name does not say
 */
public record FileConditions(OptionalDouble zenithDeg, OptionalDouble azimuthDeg, OptionalDouble nsb) {
    private static final Pattern ZENITH = Pattern.compile("za(\\d+)deg");
    private static final Pattern AZIMUTH = Pattern.compile("azm(\\d+)deg");

    public static FileConditions of(String fileName) {
        return new FileConditions(number(ZENITH, fileName), number(AZIMUTH, fileName), background(fileName));
    }

    private static OptionalDouble number(Pattern pattern, String name) {
        Matcher found = pattern.matcher(name);
        return found.find() ? OptionalDouble.of(Double.parseDouble(found.group(1))) : OptionalDouble.empty();
    }

    private static OptionalDouble background(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.contains("dark")) return OptionalDouble.of(1);
        if (name.contains("halfmoon")) return OptionalDouble.of(5);
        if (name.contains("moon")) return OptionalDouble.of(19);
        return OptionalDouble.empty();
    }
}
