package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.driftwatch.topics.germanium.dsp.ChainConfig;
import org.driftwatch.topics.germanium.dsp.ProcessorConfig;

/** Puts the values of the parameter database, or else the entry's own defaults, in place of {@code db.section.key}. */
final class ChainDatabase {
    private static final Pattern KEY = Pattern.compile("\\bdb\\.\\w+(\\.\\w+)*");

    private final Map<String, Map<String, String>> sections;

    ChainDatabase(Map<String, Map<String, String>> sections) {
        this.sections = sections;
    }

    /** Text of an argument with its keys replaced; what stands in brackets stays one value. */
    String filledIn(String argument, ProcessorConfig entry) {
        Matcher keys = KEY.matcher(argument);
        StringBuilder filled = new StringBuilder();
        while (keys.find()) {
            String value = value(keys.group(), entry);
            boolean alone = keys.group().length() == argument.strip().length();
            keys.appendReplacement(filled, Matcher.quoteReplacement(alone ? value : "(" + value + ")"));
        }
        return keys.appendTail(filled).toString();
    }

    private String value(String key, ProcessorConfig entry) {
        String[] path = key.substring(3).split("\\.", 2);
        String value = path.length < 2
                ? null
                : sections.getOrDefault(path[0], Map.of()).get(path[1]);
        if (value == null) value = entry.defaults().get(key);
        if (value != null) return value;
        throw new IllegalArgumentException(key + " is not in the database and has no default");
    }

    /**
     * Refuses a key that the chain does not read in a section that it does read; the uncertainty of a known key ({@code
     * rise_err}) is passed over, and so are sections of others.
     */
    void requireKnownKeys(ChainConfig chain) {
        Map<String, SortedSet<String>> read = keysRead(chain);
        for (Map.Entry<String, Map<String, String>> section : new TreeMap<>(sections).entrySet()) {
            SortedSet<String> known = read.get(section.getKey());
            if (known == null) continue;
            for (String key : new TreeSet<>(section.getValue().keySet())) {
                String stem = key.endsWith("_err") ? key.substring(0, key.length() - 4) : key;
                if (known.contains(key) || known.contains(stem)) continue;
                throw new IllegalArgumentException(chain.source() + ": DSP database " + section.getKey() + "." + key
                        + " = '" + section.getValue().get(key) + "': unknown key, the chain reads "
                        + String.join(", ", known));
            }
        }
    }

    private static Map<String, SortedSet<String>> keysRead(ChainConfig chain) {
        Map<String, SortedSet<String>> read = new TreeMap<>();
        for (ProcessorConfig entry : chain.processors()) {
            List<String> texts = new ArrayList<>(entry.arguments());
            texts.addAll(entry.initArguments());
            texts.addAll(entry.coordGrid());
            if (entry.isExpression()) texts.add(entry.function());
            for (String text : texts) addKeys(text, read);
        }
        return read;
    }

    private static void addKeys(String text, Map<String, SortedSet<String>> read) {
        Matcher keys = KEY.matcher(text);
        while (keys.find()) {
            String[] path = keys.group().substring(3).split("\\.", 2);
            if (path.length == 2)
                read.computeIfAbsent(path[0], section -> new TreeSet<>()).add(path[1]);
        }
    }
}
