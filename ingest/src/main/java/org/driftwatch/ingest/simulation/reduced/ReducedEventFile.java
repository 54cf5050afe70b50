package org.driftwatch.ingest.simulation.reduced;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import org.driftwatch.topics.simulation.ArrayTriggers;
import org.driftwatch.topics.simulation.ReducedEvents;
import org.driftwatch.topics.simulation.ReducedShowers;

/**
 * Reads a reduced Monte Carlo file in HDF5, also gzipped: {@code /data/reduced_data} (simulated_energy TeV, x_core, y_core m,
 * shower_azimuth, shower_altitude rad, shower_id), {@code /data/triggered_data} (triggered_id, array_altitudes,
 * array_azimuths rad, telescope_list_index) and {@code /data/trigger_telescope_list_list} (variable-length telescope ids).
 */
public final class ReducedEventFile {
    private static final String SHOWERS = "data/reduced_data";
    private static final String TRIGGERS = "data/triggered_data";
    private static final String TELESCOPES = "data/trigger_telescope_list_list";
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final Path path;
    private final HdfFile hdf;

    private ReducedEventFile(Path path, HdfFile hdf) {
        this.path = path;
        this.hdf = hdf;
    }

    /** The whole file. @throws UnreadableReducedFileException naming file, table and reason */
    public static ReducedEvents read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) throw new UnreadableReducedFileException(path + ": no such file");
        if (!Files.isReadable(path)) throw new UnreadableReducedFileException(path + ": may not be read");
        if (!gzipped(path)) return plain(path, path);
        Path copy = Files.createTempFile("driftwatch-reduced-", ".hdf5");
        try {
            unpack(path, copy);
            return plain(path, copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static boolean gzipped(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        }
    }

    private static void unpack(Path path, Path copy) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UnreadableReducedFileException(path + ": damaged gzip: " + e.getMessage(), e);
        }
    }

    private static ReducedEvents plain(Path named, Path readable) throws IOException {
        try (HdfFile hdf = new HdfFile(readable)) {
            return new ReducedEventFile(named, hdf).events();
        } catch (HdfException | IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new UnreadableReducedFileException(named + ": not a reduced HDF5 file: " + e.getMessage(), e);
        }
    }

    private ReducedEvents events() throws UnreadableReducedFileException {
        ReducedColumns showers = table(SHOWERS);
        return new ReducedEvents(name(), showers(showers), triggers(table(TRIGGERS)));
    }

    private static ReducedShowers showers(ReducedColumns table) throws UnreadableReducedFileException {
        return new ReducedShowers(
                table.wholes("shower_id"),
                table.numbers("simulated_energy"),
                table.numbers("x_core"),
                table.numbers("y_core"),
                table.numbers("shower_azimuth"),
                table.numbers("shower_altitude"));
    }

    private ArrayTriggers triggers(ReducedColumns table) throws UnreadableReducedFileException {
        return new ArrayTriggers(
                table.wholes("triggered_id"),
                table.numbers("array_altitudes"),
                table.numbers("array_azimuths"),
                telescopes(table.wholes("telescope_list_index")));
    }

    private int[][] telescopes(int[] index) throws UnreadableReducedFileException {
        if (index.length == 0) return new int[0][];
        Object lists = dataset(TELESCOPES).getData();
        int[][] telescopes = new int[index.length][];
        for (int i = 0; i < index.length; i++) {
            if (index[i] < 0 || index[i] >= Array.getLength(lists))
                throw new UnreadableReducedFileException(
                        path + ": " + TRIGGERS + ": telescope_list_index must be in [0, " + Array.getLength(lists)
                                + "), was " + index[i] + " in row " + i);
            telescopes[i] = ids(Array.get(lists, index[i]));
        }
        return telescopes;
    }

    private static int[] ids(Object list) {
        int[] ids = new int[Array.getLength(list)];
        for (int i = 0; i < ids.length; i++) ids[i] = ((Number) Array.get(list, i)).intValue();
        return ids;
    }

    private ReducedColumns table(String name) throws UnreadableReducedFileException {
        return ReducedColumns.of(path + ": " + name, dataset(name));
    }

    private Dataset dataset(String name) throws UnreadableReducedFileException {
        if (hdf.getByPath(name) instanceof Dataset dataset) return dataset;
        throw new UnreadableReducedFileException(path + ": has no table " + name);
    }

    private String name() {
        String name = path.getFileName().toString();
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }
}
