package org.driftwatch.calibrators.cherenkov.telescope;

import java.util.regex.Pattern;

/** Shell patterns on a whole text, as python's {@code fnmatch}: {@code *}, {@code ?}, {@code [a-c]}, {@code [!a]}; case matters. */
final class Glob {
    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    private Glob(String glob) {
        this.glob = glob;
    }

    static boolean matches(String glob, String text) {
        return new Glob(glob).pattern().matcher(text).matches();
    }

    private Pattern pattern() {
        while (at < glob.length()) append(glob.charAt(at++));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private void append(char c) {
        if (c == '*') regex.append(".*");
        else if (c == '?') regex.append('.');
        else if (c == '[') set();
        else regex.append(Pattern.quote(String.valueOf(c)));
    }

    /** {@code [} stands for itself when nothing closes it; a {@code ]} that comes first is one of the set. */
    private void set() {
        int from = at < glob.length() && glob.charAt(at) == '!' ? at + 1 : at;
        int end = glob.indexOf(']', from + 1);
        if (end < 0) {
            regex.append("\\[");
            return;
        }
        regex.append(from > at ? "[^" : "[")
                .append(escaped(glob.substring(from, end)))
                .append(']');
        at = end + 1;
    }

    private static String escaped(String set) {
        String quoted = set.replaceAll("([\\\\\\[\\]&^~|])", "\\\\$1");
        return quoted.replaceAll("(.)-(.)", "$1-$2");
    }
}
