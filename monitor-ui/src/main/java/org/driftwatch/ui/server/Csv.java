package org.driftwatch.ui.server;

/** A CSV table in the making: names with units in the first row, empty where there is no number, never truncated digits. */
final class Csv {
    private final StringBuilder out;

    Csv(String heads) {
        out = new StringBuilder(heads).append('\n');
    }

    /** Adds a row: numbers as numbers, other things as text, nothing for null. */
    Csv row(Object... cells) {
        for (int i = 0; i < cells.length; i++) out.append(i == 0 ? "" : ",").append(text(cells[i]));
        out.append('\n');
        return this;
    }

    private static String text(Object cell) {
        if (cell == null) return "";
        if (cell instanceof Double number) return number(number);
        String text = cell.toString();
        boolean quote = text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
        return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    static String number(double value) {
        if (!Double.isFinite(value)) return "";
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
