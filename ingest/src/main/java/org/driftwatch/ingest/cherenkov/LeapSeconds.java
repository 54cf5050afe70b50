package org.driftwatch.ingest.cherenkov;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/** TAI − UTC in whole seconds since 1972, when leap seconds began (IERS Bulletin C). Before that the first value stands. */
public final class LeapSeconds {
    private static final int FIRST = 10;
    private static final long[] FROM_TAI = from(
            "1972-07-01",
            "1973-01-01",
            "1974-01-01",
            "1975-01-01",
            "1976-01-01",
            "1977-01-01",
            "1978-01-01",
            "1979-01-01",
            "1980-01-01",
            "1981-07-01",
            "1982-07-01",
            "1983-07-01",
            "1985-07-01",
            "1988-01-01",
            "1990-01-01",
            "1991-01-01",
            "1992-07-01",
            "1993-07-01",
            "1994-07-01",
            "1996-01-01",
            "1997-07-01",
            "1999-01-01",
            "2006-01-01",
            "2009-01-01",
            "2012-07-01",
            "2015-07-01",
            "2017-01-01");

    private LeapSeconds() {}

    private static long[] from(String... days) {
        long[] from = new long[days.length];
        for (int i = 0; i < days.length; i++)
            from[i] = LocalDate.parse(days[i]).atStartOfDay().toEpochSecond(ZoneOffset.UTC) + FIRST + i + 1;
        return from;
    }

    /** At a time in seconds since 1970-01-01T00:00:00 TAI. */
    public static int atTai(long taiSeconds) {
        int at = Arrays.binarySearch(FROM_TAI, taiSeconds);
        return FIRST + (at >= 0 ? at + 1 : -at - 1);
    }

    /** At a time in seconds since 1970-01-01T00:00:00Z (UTC); a leap second itself counts as the one after it. */
    public static int atUtc(long utcSeconds) {
        int offset = atTai(utcSeconds + FIRST + FROM_TAI.length);
        while (atTai(utcSeconds + offset) != offset) offset = atTai(utcSeconds + offset);
        return offset;
    }
}
