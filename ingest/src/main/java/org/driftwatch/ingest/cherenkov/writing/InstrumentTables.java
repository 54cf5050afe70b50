package org.driftwatch.ingest.cherenkov.writing;

import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.INT64;
import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.UINT16;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.driftwatch.ingest.cherenkov.Dl2Paths;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewColumn;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewTable;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * The description of an array as ctapipe writes it. Of optics and cameras we know the names only: mirrors are the nominal ones of
 * the type, cameras have one dummy pixel. The site is not known and stands at longitude and latitude 0.
 */
final class InstrumentTables {
    private static final String CAMERA = "/configuration/instrument/telescope/camera/";
    private static final double EARTH_RADIUS_M = 6_378_137;
    private final ArrayDescription array;
    private final List<Kind> kinds;

    /** Optics and camera that telescopes share, from descriptions such as {@code MST_MST_FlashCam}. */
    private record Kind(String type, String optics, String camera) {
        static Kind of(Telescope telescope) {
            String[] parts = telescope.description().split("_", 3);
            return parts.length == 3
                    ? new Kind(telescope.type(), parts[1], parts[2])
                    : new Kind(telescope.type(), telescope.type(), telescope.type() + "Cam");
        }
    }

    /** Nominal mirrors: area [m²], number, facets, focal length [m]. */
    private record Mirrors(String shape, double areaM2, long number, long facets, double focalM) {
        static Mirrors of(String type) {
            return switch (type) {
                case "LST" -> new Mirrors("PARABOLIC", 386, 1, 198, 28);
                case "MST" -> new Mirrors("HYBRID", 88, 1, 86, 16);
                case "SST" -> new Mirrors("SCHWARZSCHILD_COUDER", 7.9, 2, 18, 2.15);
                default -> new Mirrors("UNKNOWN", 1, 1, 1, 1);
            };
        }
    }

    private InstrumentTables(ArrayDescription array) {
        this.array = array;
        Set<Kind> different = new LinkedHashSet<>();
        for (Telescope telescope : array.telescopes()) different.add(Kind.of(telescope));
        this.kinds = List.copyOf(different);
    }

    static List<NewTable> of(ArrayDescription array) {
        InstrumentTables tables = new InstrumentTables(array);
        List<NewTable> all = new ArrayList<>(List.of(tables.layout(), tables.optics()));
        for (int k = 0; k < tables.kinds.size(); k++) {
            String camera = tables.kinds.get(k).camera();
            all.add(geometry(CAMERA + "geometry_" + k, camera));
            all.add(readout(CAMERA + "readout_" + k, camera));
        }
        return all;
    }

    private static <T> NewColumn text(String name, List<T> rows, Function<T, String> text) {
        int longest = rows.stream()
                .mapToInt(row -> text.apply(row).getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(1);
        return NewColumn.text(name, longest);
    }

    private static String name(Telescope telescope) {
        return String.format("%s_%03d", telescope.type(), telescope.id());
    }

    private NewTable layout() {
        List<Telescope> telescopes = array.telescopes();
        NewTable table = new NewTable(
                Dl2Paths.LAYOUT,
                List.of(
                        NewColumn.of("tel_id", UINT16),
                        text("name", telescopes, InstrumentTables::name),
                        text("type", telescopes, Telescope::type),
                        NewColumn.real("pos_x", "m"),
                        NewColumn.real("pos_y", "m"),
                        NewColumn.real("pos_z", "m"),
                        text("camera_name", kinds, Kind::camera),
                        text("optics_name", kinds, Kind::optics),
                        NewColumn.of("camera_index", INT64),
                        NewColumn.of("optics_index", INT64),
                        text("tel_description", telescopes, Telescope::description)));
        for (Telescope telescope : telescopes) put(table, telescope);
        return described(table, "subarray", "2.0")
                .attribute("name", array.name())
                .attribute("reference_itrs_x", EARTH_RADIUS_M)
                .attribute("reference_itrs_y", 0.0)
                .attribute("reference_itrs_z", 0.0);
    }

    private void put(NewTable table, Telescope telescope) {
        Kind kind = Kind.of(telescope);
        long index = kinds.indexOf(kind);
        table.row(
                telescope.id(),
                name(telescope),
                telescope.type(),
                telescope.xM(),
                telescope.yM(),
                telescope.zM(),
                kind.camera(),
                kind.optics(),
                index,
                index,
                telescope.description());
    }

    private NewTable optics() {
        NewTable table = new NewTable(
                Dl2Paths.OPTICS,
                List.of(
                        text("optics_name", kinds, Kind::optics),
                        text("size_type", kinds, Kind::type),
                        text(
                                "reflector_shape",
                                kinds,
                                kind -> Mirrors.of(kind.type()).shape()),
                        NewColumn.real("mirror_area", "m2"),
                        NewColumn.of("n_mirrors", INT64),
                        NewColumn.of("n_mirror_tiles", INT64),
                        NewColumn.real("equivalent_focal_length", "m"),
                        NewColumn.real("effective_focal_length", "m")));
        for (Kind kind : kinds) {
            Mirrors mirrors = Mirrors.of(kind.type());
            table.row(
                    kind.optics(),
                    kind.type(),
                    mirrors.shape(),
                    mirrors.areaM2(),
                    mirrors.number(),
                    mirrors.facets(),
                    mirrors.focalM(),
                    mirrors.focalM());
        }
        return described(table, "optics", "4.0");
    }

    private NewTable described(NewTable table, String type, String version) {
        return table.attribute("TAB_TYPE", type)
                .attribute("TAB_VER", version)
                .attribute("ORIGIN", "ctapipe.instrument.SubarrayDescription")
                .attribute("SOFT_VER", "driftwatch")
                .attribute("SUBARRAY", array.name());
    }

    private static NewTable geometry(String path, String camera) {
        return new NewTable(
                        path,
                        List.of(
                                NewColumn.of("pix_id", INT64),
                                NewColumn.real("pix_x", "m"),
                                NewColumn.real("pix_y", "m"),
                                NewColumn.real("pix_area", "m2")))
                .row(0L, 0.0, 0.0, 1e-3)
                .attribute("CAM_ID", camera)
                .attribute("CAM_ROT", 0.0)
                .attribute("PIX_ROT", 0.0)
                .attribute("PIX_TYPE", "hexagon")
                .attribute("TAB_TYPE", "ctapipe.instrument.CameraGeometry")
                .attribute("TAB_VER", "2.0");
    }

    private static NewTable readout(String path, String camera) {
        return new NewTable(
                        path,
                        List.of(
                                NewColumn.real("reference_pulse_shape_channel0", ""),
                                NewColumn.real("reference_pulse_sample_time", "ns")))
                .row(0.0, 0.0)
                .row(1.0, 1.0)
                .row(0.0, 2.0)
                .attribute("CAM_ID", camera)
                .attribute("NCHAN", 1L)
                .attribute("NPIXELS", 1L)
                .attribute("NSAMPLES", 1L)
                .attribute("REFWIDTH", 1.0)
                .attribute("SAMPFREQ", 1.0)
                .attribute("TAB_TYPE", "ctapipe.instrument.CameraReadout")
                .attribute("TAB_VER", "3.0");
    }
}
