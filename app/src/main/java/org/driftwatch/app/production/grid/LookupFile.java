package org.driftwatch.app.production.grid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.driftwatch.calibrators.simulation.grid.LookupRow;
import org.driftwatch.ingest.simulation.ecsv.EcsvFile;
import org.driftwatch.ingest.simulation.ecsv.EcsvTable;
import org.driftwatch.topics.codec.Json;

/**
 * The lookup table of limits, the peer's or one of {@code production limits}. A background level is a number, or a text:
 * {@code dark} is 1 and every other text 5.
 */
final class LookupFile {
    private static final double DARK = 1;
    private static final double OTHER = 5;

    private LookupFile() {}

    static List<LookupRow> read(Path file) throws IOException {
        EcsvTable table = EcsvFile.read(file);
        try {
            return rows(table);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": telescope_ids must be lists of ids: " + e.getOriginalMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<LookupRow> rows(EcsvTable table) throws IOException {
        List<String> telescopes = table.texts("telescope_ids");
        List<Double> zenith = table.numbers("zenith");
        List<Double> azimuth = table.numbers("azimuth");
        List<String> nsb = table.texts("nsb");
        List<Double> energy = table.numbers("lower_energy_threshold");
        List<Double> radius = table.numbers("upper_radius_threshold");
        List<Double> viewcone = table.numbers("viewcone_radius");
        List<LookupRow> rows = new ArrayList<>();
        for (int i = 0; i < telescopes.size(); i++)
            rows.add(new LookupRow(
                    ids(telescopes.get(i)),
                    zenith.get(i),
                    azimuth.get(i),
                    level(nsb.get(i)),
                    energy.get(i),
                    radius.get(i),
                    viewcone.get(i)));
        return rows;
    }

    private static SortedSet<Integer> ids(String text) throws IOException {
        JsonNode list = Json.MAPPER.readTree(text);
        if (!list.isArray()) throw new IOException("telescope_ids must be a list of ids, was " + text);
        SortedSet<Integer> ids = new TreeSet<>();
        list.forEach(id -> ids.add(id.asInt()));
        return ids;
    }

    private static double level(String text) {
        if (text.equals("dark")) return DARK;
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return text.equals("nan") ? Double.NaN : OTHER;
        }
    }
}
