package org.driftwatch.ingest.cherenkov;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.driftwatch.ingest.cherenkov.hdf5.CompoundTable;
import org.driftwatch.ingest.cherenkov.hdf5.TableColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** The telescopes of the array, in the order of the table. */
record LayoutTable(CompoundTable table) {
    List<Telescope> telescopes() throws UnreadableFileException {
        List<Telescope> telescopes = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        TableColumn id = table.column("tel_id");
        for (long row = 0; row < table.rows(); row++) {
            long telescope = id.integer(row);
            if (!seen.add(telescope)) throw id.place().error(row, "telescope " + telescope + " is there twice");
            telescopes.add(telescope(Math.toIntExact(telescope), row));
        }
        return telescopes;
    }

    private Telescope telescope(int id, long row) throws UnreadableFileException {
        String type = table.column("type").text(row);
        String description =
                table.has("tel_description") ? table.column("tel_description").text(row) : type;
        try {
            return new Telescope(
                    id, type, description, metres("pos_x", row), metres("pos_y", row), metres("pos_z", row));
        } catch (IllegalArgumentException e) {
            throw table.place().error(row, e.getMessage());
        }
    }

    private double metres(String name, long row) throws UnreadableFileException {
        TableColumn column = table.column(name);
        double metres = column.real(row) * QuantityUnit.METRE.factor(column);
        if (!Double.isFinite(metres)) throw column.place().error(row, "must be finite, was " + metres);
        return metres;
    }

    /** The name of the array, where the file gives one. */
    Optional<String> name() throws UnreadableFileException {
        Optional<String> name = table.text("SUBARRAY");
        return (name.isPresent() ? name : table.text("name")).map(String::strip).filter(text -> !text.isEmpty());
    }
}
