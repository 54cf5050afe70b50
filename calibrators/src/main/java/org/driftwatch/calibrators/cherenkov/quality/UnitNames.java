package org.driftwatch.calibrators.cherenkov.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Units by name, with their prefixes, as astropy has them. */
final class UnitNames {
    private static final double ELECTRON_VOLT_J = 1.602176634e-19;
    private static final double DEGREE = Math.PI / 180;
    private static final Map<String, Double> PREFIXES = Map.ofEntries(
            Map.entry("Y", 1e24),
            Map.entry("Z", 1e21),
            Map.entry("E", 1e18),
            Map.entry("P", 1e15),
            Map.entry("T", 1e12),
            Map.entry("G", 1e9),
            Map.entry("M", 1e6),
            Map.entry("k", 1e3),
            Map.entry("h", 1e2),
            Map.entry("da", 1e1),
            Map.entry("d", 1e-1),
            Map.entry("c", 1e-2),
            Map.entry("m", 1e-3),
            Map.entry("u", 1e-6),
            Map.entry("\u00b5", 1e-6),
            Map.entry("n", 1e-9),
            Map.entry("p", 1e-12),
            Map.entry("f", 1e-15),
            Map.entry("a", 1e-18),
            Map.entry("z", 1e-21),
            Map.entry("y", 1e-24));
    private static final Map<String, Unit> PREFIXED = new HashMap<>();
    private static final Map<String, Unit> PLAIN = new HashMap<>();

    static {
        for (String base : List.of("m", "s", "A", "K", "mol", "cd", "rad")) PREFIXED.put(base, Unit.base(base));
        Unit second = Unit.base("s");
        Unit kilogram = Unit.base("kg");
        Unit metre = Unit.base("m");
        Unit newton = kilogram.times(metre).over(second.power(2));
        Unit joule = newton.times(metre);
        Unit coulomb = Unit.base("A").times(second);
        Unit radian = Unit.base("rad");
        PREFIXED.put("g", kilogram.scaled(1e-3));
        PREFIXED.put("J", joule);
        PREFIXED.put("eV", joule.scaled(ELECTRON_VOLT_J));
        PREFIXED.put("N", newton);
        PREFIXED.put("W", joule.over(second));
        PREFIXED.put("Pa", newton.over(metre.power(2)));
        PREFIXED.put("C", coulomb);
        PREFIXED.put("V", joule.over(coulomb));
        PREFIXED.put("T", joule.over(coulomb).times(second).over(metre.power(2)));
        PREFIXED.put("Hz", Unit.ONE.over(second));
        PREFIXED.put("pc", metre.scaled(3.0856775814913674e16));
        PREFIXED.put("yr", second.scaled(31_557_600));
        PREFIXED.put("as", radian.scaled(DEGREE / 3600));
        PREFIXED.put("bar", newton.over(metre.power(2)).scaled(1e5));
        PLAIN.put("erg", joule.scaled(1e-7));
        PLAIN.put("min", second.scaled(60));
        for (String hour : List.of("h", "hr", "hour")) PLAIN.put(hour, second.scaled(3600));
        for (String day : List.of("d", "day")) PLAIN.put(day, second.scaled(86_400));
        for (String degree : List.of("deg", "degree")) PLAIN.put(degree, radian.scaled(DEGREE));
        PLAIN.put("arcmin", radian.scaled(DEGREE / 60));
        PLAIN.put("arcsec", radian.scaled(DEGREE / 3600));
        PLAIN.put("hourangle", radian.scaled(15 * DEGREE));
        PLAIN.put("sr", radian.power(2));
        PLAIN.put("AU", metre.scaled(1.495978707e11));
        for (String percent : List.of("percent", "pct", "%")) PLAIN.put(percent, Unit.ONE.scaled(0.01));
        for (String one : List.of("dimensionless_unscaled", "one")) PLAIN.put(one, Unit.ONE);
        for (String photon : List.of("ph", "photon")) PLAIN.put(photon, Unit.base("ph"));
        for (String pixel : List.of("pix", "pixel")) PLAIN.put(pixel, Unit.base("pix"));
        for (String count : List.of("ct", "count")) PLAIN.put(count, Unit.base("ct"));
        for (String own : List.of("electron", "adu", "bit", "byte")) PLAIN.put(own, Unit.base(own));
        PLAIN.put("meter", metre);
        PLAIN.put("second", second);
        PLAIN.put("radian", radian);
        PLAIN.put("electronvolt", joule.scaled(ELECTRON_VOLT_J));
        PLAIN.put("joule", joule);
    }

    private UnitNames() {}

    static Optional<Unit> find(String name) {
        Unit whole = PLAIN.getOrDefault(name, PREFIXED.get(name));
        if (whole != null) return Optional.of(whole);
        Optional<Unit> two = prefixed(name, 2);
        return two.isPresent() ? two : prefixed(name, 1);
    }

    private static Optional<Unit> prefixed(String name, int length) {
        if (name.length() <= length) return Optional.empty();
        Double prefix = PREFIXES.get(name.substring(0, length));
        Unit base = PREFIXED.get(name.substring(length));
        return prefix == null || base == null ? Optional.empty() : Optional.of(base.scaled(prefix));
    }
}
