package org.driftwatch.calibrators.cherenkov.telescope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * A setting that can differ from telescope to telescope. Entries are tried in order and the last that fits wins, whatever its
 * kind, as in ctapipe; a telescope that none fits is an error when it is asked for, not a default.
 *
 * @param field its name in the settings, for errors
 * @param entries in the order of the settings
 * @param <T> kind of value; a value may be null and then means "none"
 */
public record TelescopeParameter<T>(String field, List<Entry<T>> entries) {
    public TelescopeParameter {
        entries = List.copyOf(entries);
    }

    /** Whom an entry is meant for. */
    public enum Of {
        /** every telescope */
        ALL,
        /** those whose full description fits a shell pattern, e.g. {@code MST*} fits {@code MST_MST_FlashCam}, {@code MST} does not */
        TYPE,
        /** the one of this id */
        ID,
        /** those of this type, written out: {@code LST}, {@code MST}, {@code SST} */
        TYPE_NAME
    }

    /**
     * One value and whom it is meant for.
     *
     * @param argument pattern, id or type; empty for all
     * @param value may be null
     */
    public record Entry<T>(Of of, String argument, T value) {
        public Entry {
            if (of == Of.ID) requireId(argument);
        }

        private static void requireId(String argument) {
            if (!argument.matches("[0-9]{1,9}"))
                throw new IllegalArgumentException("id must be a telescope number, was " + argument);
        }

        boolean fits(Telescope telescope) {
            return switch (of) {
                case ALL -> true;
                case TYPE -> Glob.matches(argument, telescope.description());
                case ID -> Integer.parseInt(argument) == telescope.id();
                case TYPE_NAME -> argument.equals(telescope.type());
            };
        }
    }

    /** The same for every telescope; null is allowed. */
    public static <T> TelescopeParameter<T> all(String field, T value) {
        return new TelescopeParameter<>(field, List.of(new Entry<>(Of.ALL, "", value)));
    }

    /** By type, as in the map form {@code {"LST": 1.0}}. */
    public static <T> TelescopeParameter<T> byType(String field, Map<String, T> values) {
        List<Entry<T>> entries = new ArrayList<>();
        values.forEach((type, value) -> entries.add(new Entry<>(Of.TYPE_NAME, type, value)));
        return new TelescopeParameter<>(field, entries);
    }

    /**
     * The value of this telescope; may be null.
     *
     * @throws IllegalArgumentException when no entry fits
     */
    public T valueOf(Telescope telescope) {
        return entryOf(telescope)
                .orElseThrow(() -> new IllegalArgumentException(
                        field + " has no value for telescope " + telescope.id() + " (" + telescope.description() + ")"))
                .value();
    }

    /** Whether some entry fits this telescope. */
    public boolean covers(Telescope telescope) {
        return entryOf(telescope).isPresent();
    }

    /** The values of these telescopes that are not null, each once, in order of appearance. */
    public List<T> valuesOf(List<Telescope> telescopes) {
        List<T> values = new ArrayList<>();
        for (Telescope telescope : telescopes) {
            T value = valueOf(telescope);
            if (value != null && !values.contains(value)) values.add(value);
        }
        return Collections.unmodifiableList(values);
    }

    private Optional<Entry<T>> entryOf(Telescope telescope) {
        for (int i = entries.size() - 1; i >= 0; i--)
            if (entries.get(i).fits(telescope)) return Optional.of(entries.get(i));
        return Optional.empty();
    }
}
