package org.driftwatch.topics.cherenkov.layout;

import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * An array, and the columns its DL2 events have in one run.
 *
 * @param name name of the array; one set of coefficients, one history of drift belong to it
 * @param telescopes in the order of the layout, which is not that of their ids
 * @param energy reconstructor of energy, e.g. {@code RandomForestRegressor}; prefix of its columns
 * @param geometry reconstructor of geometry, e.g. {@code HillasReconstructor}
 * @param gammaness classifier, e.g. {@code RandomForestClassifier}
 * @param siteHeightM height of the array above what {@code h_max} is measured from [m]
 * @param columns the columns of {@code TelescopeEvent.values}, in order
 */
public record ArrayDescription(
        String name,
        List<Telescope> telescopes,
        String energy,
        String geometry,
        String gammaness,
        double siteHeightM,
        List<Dl2Column> columns) {
    public ArrayDescription {
        telescopes = List.copyOf(telescopes);
        columns = List.copyOf(columns);
        Set<Integer> ids = new HashSet<>();
        for (Telescope telescope : telescopes)
            if (!ids.add(telescope.id()))
                throw new IllegalArgumentException("array " + name + " lists telescope " + telescope.id() + " twice");
    }

    /** The telescope of this id; an error when the array has none. */
    public Telescope telescope(int id) {
        return telescopes.stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("array " + name + " has no telescope " + id));
    }

    /** Place of the column of this name in {@code TelescopeEvent.values}, -1 when there is none. */
    public int column(String columnName) {
        for (int i = 0; i < columns.size(); i++) if (columns.get(i).name().equals(columnName)) return i;
        return -1;
    }
}
