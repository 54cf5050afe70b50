package org.driftwatch.calibrators.simulation.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.topics.simulation.ReducedShowers;

/**
 * Rows by shower number. Files merged into one repeat the numbers from the start; a trigger of a later file has its shower
 * number plus the rows of the files before. So the rows are cut into parts where the numbers fall, and a trigger belongs to
 * the part in which its number, less the part's first row, exists.
 */
final class ShowerRows implements TriggerRows {
    private final List<Part> parts = new ArrayList<>();

    private record Part(int firstRow, Map<Integer, List<Integer>> rows) {}

    ShowerRows(ReducedShowers showers) {
        int[] ids = showers.showerId();
        for (int row = 0; row < ids.length; row++) {
            if (row == 0 || ids[row] < ids[row - 1]) parts.add(new Part(row, new TreeMap<>()));
            Part part = parts.get(parts.size() - 1);
            part.rows().computeIfAbsent(ids[row], id -> new ArrayList<>(1)).add(row);
        }
    }

    /** Rows of all parts that fit; more than one when a shower was used several times or several parts fit. */
    @Override
    public List<Integer> of(int triggeredId) {
        List<Integer> all = new ArrayList<>();
        for (Part part : parts) all.addAll(part.rows().getOrDefault(triggeredId - part.firstRow(), List.of()));
        return all;
    }
}
