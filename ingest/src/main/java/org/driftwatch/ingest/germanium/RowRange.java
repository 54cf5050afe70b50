package org.driftwatch.ingest.germanium;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows [from, to) of each table, counted from 0. */
public record RowRange(long from, long to) {
    public static final RowRange ALL = new RowRange(0, Long.MAX_VALUE);
    private static final Pattern FORM = Pattern.compile("(\\d{0,18}):(\\d{0,18})");

    public RowRange {
        if (from < 0 || to < from)
            throw new IllegalArgumentException("events " + from + ":" + to + ": ends before it begins");
    }

    /** {@code FROM:TO}; either may be empty: {@code 100:}, {@code :40}, {@code :}. */
    public static RowRange parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches())
            throw new IllegalArgumentException("events " + text + ": expected FROM:TO, e.g. 0:100 or 100:");
        return new RowRange(number(form.group(1), 0), number(form.group(2), Long.MAX_VALUE));
    }

    private static long number(String digits, long otherwise) {
        return digits.isEmpty() ? otherwise : Long.parseLong(digits);
    }

    /** As a user writes it. */
    String text() {
        return from + ":" + (to == Long.MAX_VALUE ? "" : to);
    }

    /** The part of this range that lies in [0, rows). */
    RowRange within(long rows) {
        return new RowRange(Math.min(from, rows), Math.min(to, rows));
    }

    /** This range seen by one who counts from {@code offset}. */
    RowRange minus(long offset) {
        long end = to == Long.MAX_VALUE ? to : Math.max(0, to - offset);
        return new RowRange(Math.max(0, from - offset), end);
    }

    long rows() {
        return to - from;
    }
}
