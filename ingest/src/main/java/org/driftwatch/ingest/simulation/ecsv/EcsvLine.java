package org.driftwatch.ingest.simulation.ecsv;

import java.util.ArrayList;
import java.util.List;

/** One line of values: separated by a character, quoted with {@code "} where they hold it, a quote doubled within. */
final class EcsvLine {
    private EcsvLine() {}

    static List<String> values(String line, char delimiter) throws EcsvException {
        List<String> values = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            while (delimiter == ' ' && at < line.length() && line.charAt(at) == ' ') at++;
            if (delimiter == ' ' && at == line.length() && !values.isEmpty()) break;
            StringBuilder value = new StringBuilder();
            at = one(line, at, delimiter, value);
            values.add(value.toString());
            at++;
        }
        return values;
    }

    /** @return where the value ends */
    private static int one(String line, int from, char delimiter, StringBuilder value) throws EcsvException {
        int at = from;
        if (at < line.length() && line.charAt(at) == '"') return quoted(line, at + 1, value);
        while (at < line.length() && line.charAt(at) != delimiter) value.append(line.charAt(at++));
        return at;
    }

    private static int quoted(String line, int from, StringBuilder value) throws EcsvException {
        for (int at = from; at < line.length(); at++) {
            boolean quote = line.charAt(at) == '"';
            boolean twice = quote && at + 1 < line.length() && line.charAt(at + 1) == '"';
            if (quote && !twice) return at + 1;
            value.append(line.charAt(at));
            if (twice) at++;
        }
        throw new EcsvException("a quote is not closed in '" + line + "'");
    }

    static String text(List<String> values) {
        List<String> texts = new ArrayList<>();
        for (String value : values) {
            boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> c == ' ' || c == '"' || c == '#');
            texts.add(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
        }
        return String.join(" ", texts);
    }
}
