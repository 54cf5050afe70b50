package org.driftwatch.replay.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the faults of a detector are written, several joined by commas.
 *
 * @param fault one fault
 * @param fits whether the parts of a match go together
 * @param build the fault of such a match
 * @param forms what can be written, for people
 */
public record FaultNotation<F>(Pattern fault, Predicate<Matcher> fits, Function<Matcher, F> build, String forms) {
    /**
     * The faults of a text, none of a blank one.
     *
     * @throws IllegalArgumentException naming the first text that is no fault and why
     */
    public List<F> parse(String text) {
        List<F> faults = new ArrayList<>();
        for (String one : text.split(",", -1)) if (!text.isBlank()) faults.add(parseOne(one.strip()));
        return List.copyOf(faults);
    }

    private F parseOne(String text) {
        Matcher part = fault.matcher(text);
        if (!part.matches() || !fits.test(part))
            throw new IllegalArgumentException("fault '" + text + "' is none of " + forms);
        try {
            return build.apply(part);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("fault '" + text + "': " + e.getMessage(), e);
        }
    }
}
