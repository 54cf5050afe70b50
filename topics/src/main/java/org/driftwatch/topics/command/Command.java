package org.driftwatch.topics.command;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A decision of a person about a version of a parameter.
 *
 * @param id names it for ever: the same id sent again counts once; letters, digits and {@code -_.:}, at most 100
 * @param by who decides
 * @param why for those who read it later
 * @param at wall clock when it was sent
 * @param validFrom data time from which the version it makes is to hold; null: what {@code calibrators.decision} says of itself
 * @param into run in which the version it makes is to hold, where that is another one than its target's: a coefficient of an array goes
 *     back to that of an earlier block; null: the same run
 */
public record Command(
        int schema,
        String id,
        Action action,
        Target target,
        String by,
        String why,
        Instant at,
        Instant validFrom,
        String into) {
    public static final int SCHEMA = 1;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 1_000;

    /** What is to be done with the version. */
    public enum Action {
        /** A proposal comes into force. */
        publish,
        /** A proposal is turned down. */
        reject,
        /** A version that was published before comes into force again. */
        rollback
    }

    /**
     * The version it is about: a proposal, or the one to go back to.
     *
     * @param subject e.g. {@code germanium.filter}
     * @param scope e.g. channel {@code ch1104000}
     * @param run the run it was made from
     */
    public record Target(String subject, String scope, String run, int version) {
        public Target {
            filled("subject", subject);
            filled("scope", scope);
            filled("run", run);
            if (version < 1) throw new IllegalArgumentException("version must be >= 1, was " + version);
        }

        /** Key on the topic: {@code subject/scope/run}. */
        public String key() {
            return subject + "/" + scope + "/" + run;
        }
    }

    public Command {
        if (id == null || !ID.matcher(id).matches())
            throw new IllegalArgumentException("id must be 1 to 100 of A-Z a-z 0-9 . _ : -, was '" + id + "'");
        if (action == null)
            throw new IllegalArgumentException("action must be publish, reject or rollback, is missing");
        if (target == null) throw new IllegalArgumentException("target is missing");
        by = text("by", by, LONGEST_NAME);
        why = text("why", why, LONGEST_REASON);
        if (at == null) throw new IllegalArgumentException("at is missing");
        if (action == Action.reject && validFrom != null)
            throw new IllegalArgumentException("valid_from must be absent for reject, was " + validFrom);
        if (into != null) filled("into", into);
    }

    /** Of this version of the format. */
    public static Command of(String id, Action action, Target target, String by, String why, Instant at) {
        return new Command(SCHEMA, id, action, target, by, why, at, null, null);
    }

    /** The same with a chosen begin of validity; null: none is chosen. */
    public Command validFrom(Instant from) {
        return new Command(schema, id, action, target, by, why, at, from, into);
    }

    /** The same with the run in which what it makes holds; null: that of its target. */
    public Command into(String run) {
        return new Command(schema, id, action, target, by, why, at, validFrom, run);
    }

    /** The run in which what it makes holds. */
    @JsonIgnore
    public String runOfVersion() {
        return into == null ? target.run() : into;
    }

    /** One line without blanks at its ends. */
    private static String text(String field, String text, int longest) {
        filled(field, text);
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() > longest)
            throw new IllegalArgumentException(
                    field + " must have at most " + longest + " characters, has " + line.length());
        return line;
    }

    private static void filled(String field, String text) {
        if (text == null || text.isBlank()) throw new IllegalArgumentException(field + " must not be empty");
    }
}
