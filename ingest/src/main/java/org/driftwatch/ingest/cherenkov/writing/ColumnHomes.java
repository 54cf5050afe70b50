package org.driftwatch.ingest.cherenkov.writing;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.ingest.cherenkov.Dl2Paths;
import org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewColumn;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;

/** Which table the columns of a telescope event belong to, by the reconstructor their names begin with. */
record ColumnHomes(ArrayDescription array, String classification) {
    /**
     * A group of tables and the columns in them.
     *
     * @param places of the columns in the values of an event
     */
    record Home(String path, List<Dl2Column> columns, int[] places) {
        /** The columns, behind those of the key. */
        List<NewColumn> behind(List<NewColumn> keys) {
            List<NewColumn> all = new ArrayList<>(keys);
            for (Dl2Column column : columns)
                all.add(new NewColumn(
                        column.name(), column.logical() ? ColumnType.LOGICAL : ColumnType.FLOAT64, 1, column.unit()));
            return all;
        }

        /** The values of a row, behind those of the key. */
        Object[] row(double[] values, Object... keys) {
            Object[] row = new Object[keys.length + places.length];
            System.arraycopy(keys, 0, row, 0, keys.length);
            for (int i = 0; i < places.length; i++) {
                double value = values[places[i]];
                row[keys.length + i] = columns.get(i).logical() ? (Object) (value == 1) : (Object) value;
            }
            return row;
        }
    }

    private enum Kind {
        ENERGY,
        CLASSIFICATION,
        IMPACT,
        GEOMETRY,
        PARAMETERS
    }

    Home geometry() {
        return home(Kind.GEOMETRY, Dl2Paths.GEOMETRY + "/" + array.geometry());
    }

    /** Homes of what each telescope has of its own. */
    List<Home> telescopes() {
        return List.of(
                home(Kind.ENERGY, Dl2Paths.ENERGY + "/" + array.energy()),
                home(Kind.CLASSIFICATION, classification + "/" + array.gammaness()),
                home(Kind.IMPACT, Dl2Paths.IMPACT + "/" + array.geometry()),
                home(Kind.PARAMETERS, Dl2Paths.PARAMETERS));
    }

    private Home home(Kind kind, String path) {
        List<Dl2Column> columns = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < array.columns().size(); i++) {
            Dl2Column column = array.columns().get(i);
            if (!kinds(column.name()).contains(kind)) continue;
            columns.add(column);
            places.add(i);
        }
        return new Home(
                path, columns, places.stream().mapToInt(Integer::intValue).toArray());
    }

    /** One reconstructor may do several things; then its truth value stands in each of their tables. */
    private List<Kind> kinds(String column) {
        List<Kind> kinds = new ArrayList<>();
        boolean validity = column.endsWith("_is_valid");
        boolean prediction = column.contains("_tel_prediction");
        boolean impact = column.contains("_tel_impact");
        if (isOf(array.energy(), column) && !prediction && !impact) kinds.add(Kind.ENERGY);
        if (isOf(array.gammaness(), column) && (prediction || validity || kinds.isEmpty() && !impact))
            kinds.add(Kind.CLASSIFICATION);
        if (kinds.isEmpty() && isOf(array.geometry(), column)) kinds.add(Kind.IMPACT);
        if (kinds.isEmpty()) kinds.add(column.startsWith(array.geometry() + "_") ? Kind.GEOMETRY : Kind.PARAMETERS);
        return kinds;
    }

    private static boolean isOf(String reconstructor, String column) {
        return column.startsWith(reconstructor + "_tel_");
    }
}
