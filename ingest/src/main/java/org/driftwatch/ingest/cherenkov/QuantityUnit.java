package org.driftwatch.ingest.cherenkov;

import java.util.Map;
import org.driftwatch.ingest.cherenkov.hdf5.TableColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** The units that columns with a meaning of their own may have, and their size in the unit we keep. */
enum QuantityUnit {
    METRE(Map.of("m", 1.0, "km", 1e3, "cm", 1e-2, "mm", 1e-3)),
    DEGREE(Map.of("deg", 1.0, "rad", 180 / Math.PI)),
    TERA_ELECTRON_VOLT(Map.of("TeV", 1.0, "GeV", 1e-3, "MeV", 1e-6, "PeV", 1e3));

    private final Map<String, Double> sizes;

    QuantityUnit(Map<String, Double> sizes) {
        this.sizes = sizes;
    }

    /** What a number of this column is to be multiplied with; a column without unit is in ours. */
    double factor(TableColumn column) throws UnreadableFileException {
        if (column.unit().isEmpty()) return 1;
        Double size = sizes.get(column.unit());
        if (size == null)
            throw column.place()
                    .error("unit " + column.unit() + " is none of "
                            + String.join(", ", sizes.keySet().stream().sorted().toList()));
        return size;
    }
}
