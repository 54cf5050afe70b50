package org.driftwatch.topics.germanium;

import java.util.List;

/**
 * Numbers that stand beside a waveform in its file, e.g. {@code baseline} of the front end, in the unit of the file.
 *
 * @param names each once
 * @param values as many; handed over, not copied
 */
public record RawColumns(List<String> names, double[] values) {
    public static final RawColumns NONE = new RawColumns(List.of(), new double[0]);

    public RawColumns {
        names = List.copyOf(names);
        if (names.size() != values.length)
            throw new IllegalArgumentException(names.size() + " names of columns, " + values.length + " values");
    }

    /**
     * The values of some columns, in their order.
     *
     * @throws IllegalArgumentException in one line, when one of them is not there
     */
    public double[] values(List<String> wanted) {
        if (wanted.equals(names)) return values;
        double[] found = new double[wanted.size()];
        for (int i = 0; i < found.length; i++) {
            int at = names.indexOf(wanted.get(i));
            if (at < 0)
                throw new IllegalArgumentException("the waveform comes without column '" + wanted.get(i) + "', with "
                        + (names.isEmpty() ? "none" : String.join(", ", names)));
            found[i] = values[at];
        }
        return found;
    }
}
