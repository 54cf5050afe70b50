package org.driftwatch.ingest.run;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A line on the terminal with bar and remaining time, rewritten in place. Appears after two seconds, then five times a
 * second, and clears itself; where nobody looks (output redirected) it writes nothing.
 */
public final class ProgressLine implements Progress, AutoCloseable {
    private static final long APPEARS_NS = 2_000_000_000L;
    private static final long REPEATS_NS = 200_000_000L;
    private static final int CELLS = 24;
    private static final String CLEAR = "\r\u001b[K";
    private final String what;
    private final PrintStream out;
    private final LongSupplier nanoClock;
    private final long startNs;
    private long nextNs;
    private boolean shown;

    /** @param interactive false: never writes */
    public ProgressLine(String what, PrintStream out, boolean interactive) {
        this(what, out, interactive ? System::nanoTime : null);
    }

    /** @param nanoClock null: never writes */
    ProgressLine(String what, PrintStream out, LongSupplier nanoClock) {
        this.what = what;
        this.out = out;
        this.nanoClock = nanoClock;
        this.startNs = nanoClock == null ? 0 : nanoClock.getAsLong();
        this.nextNs = startNs + APPEARS_NS;
    }

    @Override
    public void reached(long done, long total, long bytes) {
        if (nanoClock == null) return;
        long now = nanoClock.getAsLong();
        if (now - nextNs < 0) return;
        nextNs = now + REPEATS_NS;
        shown = true;
        out.print(CLEAR + line(done, total, bytes, (now - startNs) / 1e9));
        out.flush();
    }

    private String line(long done, long total, long bytes, double seconds) {
        String rate = String.format(Locale.ROOT, "%.1f MB, %.0f events/s", bytes / 1e6, done / seconds);
        if (total <= 0) return String.format(Locale.ROOT, "%s %d events, %s", what, done, rate);
        double share = Math.min(1, (double) done / total);
        String remaining = done == 0 ? "" : ", " + duration(seconds * (1 - share) / share) + " left";
        return String.format(
                Locale.ROOT,
                "%s %s %3.0f %%  %d of %d events, %s%s",
                what,
                bar(share),
                100 * share,
                done,
                total,
                rate,
                remaining);
    }

    private static String bar(double share) {
        int full = (int) (share * CELLS);
        return "[" + "#".repeat(full) + "-".repeat(CELLS - full) + "]";
    }

    private static String duration(double seconds) {
        long s = (long) Math.ceil(seconds);
        if (s < 60) return s + " s";
        return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }

    /** Takes the line off the terminal. */
    @Override
    public void close() {
        if (!shown) return;
        out.print(CLEAR);
        out.flush();
    }
}
