package org.driftwatch.calibrators.simulation.sky;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Atomic time minus UTC, as the IERS announced it. Before 1972 the first value stands, after the last one that. */
final class LeapSeconds {
    private static final int FIRST_S = 10;
    /** Days from which on there is one second more. */
    private static final List<LocalDate> STEPS = List.of(
            july(1972),
            january(1973),
            january(1974),
            january(1975),
            january(1976),
            january(1977),
            january(1978),
            january(1979),
            january(1980),
            july(1981),
            july(1982),
            july(1983),
            july(1985),
            january(1988),
            january(1990),
            january(1991),
            july(1992),
            july(1993),
            july(1994),
            january(1996),
            july(1997),
            january(1999),
            january(2006),
            january(2009),
            july(2012),
            july(2015),
            january(2017));

    private LeapSeconds() {}

    static int taiMinusUtcS(Instant utc) {
        LocalDate day = utc.atOffset(ZoneOffset.UTC).toLocalDate();
        return FIRST_S
                + (int) STEPS.stream().filter(step -> !day.isBefore(step)).count();
    }

    private static LocalDate january(int year) {
        return LocalDate.of(year, 1, 1);
    }

    private static LocalDate july(int year) {
        return LocalDate.of(year, 7, 1);
    }
}
