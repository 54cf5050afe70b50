package org.driftwatch.app.production.limits;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.driftwatch.ingest.simulation.ecsv.EcsvColumn;
import org.driftwatch.ingest.simulation.ecsv.EcsvFile;
import org.driftwatch.ingest.simulation.ecsv.EcsvTable;
import org.driftwatch.topics.codec.PeerNumber;

/**
 * Limits as the peer's table in ECSV, one row per file and layout. A table holds one loss fraction; of several, each has its
 * own file with the fraction in its name. A limit without events is {@code nan}.
 */
public final class LimitTables {
    private static final List<EcsvColumn> COLUMNS = List.of(
            new EcsvColumn("telescope_ids", "string", "", "json"),
            EcsvColumn.of("zenith", "float64", "deg"),
            EcsvColumn.of("azimuth", "float64", "deg"),
            EcsvColumn.of("nsb", "float64", ""),
            EcsvColumn.of("lower_energy_threshold", "float64", "TeV"),
            EcsvColumn.of("upper_radius_threshold", "float64", "m"),
            EcsvColumn.of("viewcone_radius", "float64", "deg"));
    private static final String DESCRIPTION =
            "Lookup table for CORSIKA limits computed from simulations by driftwatch production limits";

    private LimitTables() {}

    /** @param created put into the table; the only thing in it that depends on the clock */
    public static void write(Path path, LimitsResults results, List<Double> fractions, Instant created)
            throws IOException {
        for (double fraction : fractions) {
            String key = PeerNumber.text(fraction);
            Path file = fractions.size() == 1 ? path : withSuffix(path, key);
            EcsvFile.write(file, new EcsvTable(COLUMNS, meta(fraction, created), rows(results, key)));
        }
    }

    private static Path withSuffix(Path path, String key) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return path.resolveSibling(stem + "_loss" + key + (dot < 0 ? "" : name.substring(dot)));
    }

    private static Map<String, Object> meta(double fraction, Instant created) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("created", created.toString());
        meta.put("description", DESCRIPTION);
        meta.put("loss_fraction", fraction);
        return meta;
    }

    private static List<List<String>> rows(LimitsResults results, String fraction) {
        List<List<String>> rows = new ArrayList<>();
        for (FileLimits file : results.files().values())
            for (LayoutLimits layout : file.layouts().values()) rows.add(row(file, layout, fraction));
        return rows;
    }

    private static List<String> row(FileLimits file, LayoutLimits layout, String fraction) {
        Map<String, LimitMeasure> limits = layout.limits().get(fraction);
        return List.of(
                ids(layout.telescopeIds()),
                text(file.zenith()),
                text(file.azimuth()),
                text(file.nsb()),
                text(limits.get("lower_energy").value()),
                text(limits.get("upper_radius").value()),
                text(limits.get("viewcone").value()));
    }

    private static String ids(SortedSet<Integer> ids) {
        return "[" + String.join(",", ids.stream().map(String::valueOf).toList()) + "]";
    }

    private static String text(Double number) {
        return number == null ? "nan" : PeerNumber.text(number);
    }
}
