package org.driftwatch.calibrators.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * All combinations of a few values of a few parameters of a database; the last dimension varies fastest.
 *
 * @param dimensions at least one
 */
public record ParameterGrid(List<Dimension> dimensions) {
    /**
     * Values of one parameter.
     *
     * @param section e.g. {@code etrap}
     * @param parameter e.g. {@code rise}
     * @param values as they stand in a database, e.g. {@code 8*us}
     */
    public record Dimension(String section, String parameter, List<String> values) {
        public Dimension {
            values = List.copyOf(values);
            if (values.isEmpty())
                throw new IllegalArgumentException(section + "." + parameter + ": a grid needs at least one value");
        }
    }

    public ParameterGrid {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) throw new IllegalArgumentException("a grid needs at least one dimension");
    }

    /** Number of points. */
    public int size() {
        int size = 1;
        for (Dimension dimension : dimensions) size = Math.multiplyExact(size, dimension.values.size());
        return size;
    }

    /** Index per dimension of a point. */
    public int[] indices(int point) {
        if (point < 0 || point >= size())
            throw new IllegalArgumentException("point must be 0 to " + (size() - 1) + ", was " + point);
        int[] indices = new int[dimensions.size()];
        int rest = point;
        for (int d = indices.length - 1; d >= 0; d--) {
            int count = dimensions.get(d).values.size();
            indices[d] = rest % count;
            rest /= count;
        }
        return indices;
    }

    /** The database entries of a point, by section and parameter. */
    public SortedMap<String, SortedMap<String, String>> database(int point) {
        int[] indices = indices(point);
        SortedMap<String, SortedMap<String, String>> database = new TreeMap<>();
        for (int d = 0; d < indices.length; d++) {
            Dimension dimension = dimensions.get(d);
            database.computeIfAbsent(dimension.section, section -> new TreeMap<>())
                    .put(dimension.parameter, dimension.values.get(indices[d]));
        }
        return database;
    }

    /** The figure of merit at each point, in order. */
    public List<Double> evaluate(ToDoubleFunction<SortedMap<String, SortedMap<String, String>>> figure) {
        List<Double> values = new ArrayList<>();
        for (int point = 0; point < size(); point++) values.add(figure.applyAsDouble(database(point)));
        return List.copyOf(values);
    }
}
