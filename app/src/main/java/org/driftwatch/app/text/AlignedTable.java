package org.driftwatch.app.text;

import java.util.List;

/** Lines of cells as text, columns aligned, two blanks between them. */
public final class AlignedTable {
    private AlignedTable() {}

    /** Each line has as many cells as the first. */
    public static String of(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder cells = new StringBuilder();
            for (int i = 0; i < line.size(); i++)
                cells.append(line.get(i))
                        .append(" ".repeat(width(lines, i) - line.get(i).length() + 2));
            text.append(cells.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
