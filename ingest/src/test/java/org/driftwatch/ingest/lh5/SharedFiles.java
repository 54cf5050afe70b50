package org.driftwatch.ingest.lh5;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The recorded files the tests read, which lie outside the repository. */
public final class SharedFiles {
    private static final String TIERS = "data/hpge/lh5/prod-ref-l200/generated/tier/";
    public static final String P03_RAW = TIERS + "raw/cal/p03/r001/l200-p03-r001-cal-20230318T012144Z-tier_raw.lh5";
    public static final String P03_DSP = TIERS + "dsp/cal/p03/r001/l200-p03-r001-cal-20230318T012144Z-tier_dsp.lh5";
    public static final String R000_DSP = TIERS + "dsp/cal/p03/r000/l200-p03-r000-cal-20230311T235840Z-tier_dsp.lh5";
    public static final String P14_RAW = TIERS + "raw/cal/p14/r005/l200-p14-r004-cal-20250606T010224Z-tier_raw.lh5";
    public static final String P03_HIT = TIERS + "hit/cal/p03/r001/l200-p03-r001-cal-20230318T012144Z-tier_hit.lh5";
    public static final String LDQTA = "data/hpge/lh5/LDQTA_r117_20200110T105115Z_cal_geds_raw.lh5";
    public static final String SYNTHETIC = "data/hpge/synthetic-hpge-raw-seed20261120.lh5";

    private SharedFiles() {}

    public static Path of(String name) {
        Path file = root().resolve(name);
        if (Files.exists(file)) return file;
        String required = System.getenv("DRIFTWATCH_REQUIRE");
        if (required != null && required.contains("shared")) throw new AssertionError("missing: " + file);
        return Assumptions.<Path>abort("no shared data: set DRIFTWATCH_SHARED to the folder that holds " + name);
    }

    private static Path root() {
        String shared = System.getenv("DRIFTWATCH_SHARED");
        return shared != null && !shared.isBlank()
                ? Path.of(shared)
                : Path.of(System.getProperty("driftwatch.root", "."), "..", "shared");
    }

    public static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(of("data/hpge"))) {
            return files.filter(file -> file.toString().endsWith(".lh5"))
                    .sorted()
                    .toList();
        }
    }
}
