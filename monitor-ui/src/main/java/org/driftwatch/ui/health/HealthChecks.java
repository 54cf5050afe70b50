package org.driftwatch.ui.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The checks behind {@code /health/live} and {@code /health/ready}. Checks must not block. Thread-safe. */
public final class HealthChecks {
    /**
     * State of one check.
     *
     * @param state UP or DOWN
     * @param since wall clock of the first answer of this state without another in between
     */
    public record Entry(String name, String state, Instant since, String detail) {}

    /** @param status UP when all are */
    public record Report(String status, List<Entry> checks) {
        public boolean up() {
            return status.equals("UP");
        }
    }

    private static final class Watched {
        private final String name;
        private final boolean liveness;
        private final Supplier<Health> check;
        private Entry last;

        Watched(String name, boolean liveness, Supplier<Health> check) {
            this.name = name;
            this.liveness = liveness;
            this.check = check;
        }

        Entry look(Instant now) {
            Health health = answer();
            String state = health.up() ? "UP" : "DOWN";
            Instant since = last != null && last.state.equals(state) ? last.since : now;
            last = new Entry(name, state, since, health.detail());
            return last;
        }

        private Health answer() {
            try {
                return check.get();
            } catch (RuntimeException e) {
                return Health.down("check failed: " + e.getClass().getSimpleName() + " " + e.getMessage());
            }
        }
    }

    private final List<Watched> checks = new ArrayList<>();
    private final LongSupplier wallMs;

    public HealthChecks() {
        this(System::currentTimeMillis);
    }

    public HealthChecks(LongSupplier wallMs) {
        this.wallMs = wallMs;
    }

    /** When this is DOWN the program should be restarted; counts for readiness too. */
    public synchronized HealthChecks live(String name, Supplier<Health> check) {
        checks.add(new Watched(name, true, check));
        return this;
    }

    /** When this is DOWN the program is not to be relied on yet. */
    public synchronized HealthChecks ready(String name, Supplier<Health> check) {
        checks.add(new Watched(name, false, check));
        return this;
    }

    /** Whether the process works, or must be restarted. */
    public synchronized Report live() {
        return report(true);
    }

    /** Whether what it shows is complete. */
    public synchronized Report ready() {
        return report(false);
    }

    private Report report(boolean livenessOnly) {
        Instant now = Instant.ofEpochMilli(wallMs.getAsLong());
        List<Entry> entries = checks.stream()
                .filter(check -> check.liveness || !livenessOnly)
                .map(check -> check.look(now))
                .toList();
        boolean up = entries.stream().allMatch(entry -> entry.state.equals("UP"));
        return new Report(up ? "UP" : "DOWN", entries);
    }
}
