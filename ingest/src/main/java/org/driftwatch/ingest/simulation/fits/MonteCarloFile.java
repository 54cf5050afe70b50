package org.driftwatch.ingest.simulation.fits;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPInputStream;
import nom.tam.fits.BasicHDU;
import nom.tam.fits.BinaryTableHDU;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsException;
import nom.tam.fits.Header;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.MonteCarloSample;
import org.driftwatch.topics.simulation.ReconstructedEvents;
import org.driftwatch.topics.simulation.SimulatedSpectrum;

/**
 * Reads a DL2 Monte Carlo file: the tables {@code EVENTS} (MC_ENERGY, ENERGY, PNT_AZ, PNT_ALT, OBS_ID, EVENT_ID),
 * {@code SIMULATED EVENTS} (MC_ENERG_LO, MC_ENERG_HI, EVENTS) and {@code RUNHEADER} (core_range, viewcone; of each the second
 * number). Units come from {@code TUNITn}. The grid point is that of the pointing; night-sky background and offset are not in
 * the file and 0. A file of several azimuths or altitudes is an error.
 */
public final class MonteCarloFile {
    /** Of the library: it prints what it throws, with its stack. Held here, since loggers are collected as garbage. */
    private static final Logger LIBRARY = Logger.getLogger("nom.tam.fits");

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final Path path;
    private FitsTable events;
    private FitsTable simulated;
    private FitsTable header;
    private String layout = "";

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    private MonteCarloFile(Path path) {
        this.path = path;
    }

    public static MonteCarloSample read(Path path) throws IOException {
        MonteCarloFile file = new MonteCarloFile(path);
        try (InputStream in = open(path);
                Fits fits = new Fits(in)) {
            for (BasicHDU<?> hdu : fits.read()) file.take(hdu);
            return file.sample();
        } catch (FitsException | IllegalArgumentException e) {
            throw new UnreadableFitsException(path + ": " + e.getMessage(), e);
        }
    }

    private static InputStream open(Path path) throws IOException {
        if (!Files.isReadable(path) || Files.isDirectory(path))
            throw new UnreadableFitsException(path + ": file cannot be read");
        InputStream in = new BufferedInputStream(Files.newInputStream(path));
        in.mark(2);
        boolean zipped = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return zipped ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    }

    private void take(BasicHDU<?> hdu) {
        Header cards = hdu.getHeader();
        String array = cards.getStringValue("TELESCOP", "").trim();
        if (layout.isEmpty()) layout = array;
        if (!(hdu instanceof BinaryTableHDU table)) return;
        String name = cards.getStringValue("EXTNAME", "").trim();
        FitsTable found = new FitsTable(path + ": " + name, table);
        switch (name) {
            case "EVENTS" -> events = found;
            case "SIMULATED EVENTS" -> simulated = found;
            case "RUNHEADER" -> header = found;
            default -> {}
        }
    }

    private MonteCarloSample sample() throws FitsException, IOException {
        require(events, "EVENTS");
        require(simulated, "SIMULATED EVENTS");
        require(header, "RUNHEADER");
        return new MonteCarloSample(
                name(),
                point(),
                spectrum(),
                reconstructed(),
                header.elementOfFirst("core_range", 1),
                header.elementOfFirst("viewcone", 1));
    }

    private void require(FitsTable table, String name) throws UnreadableFitsException {
        if (table == null) throw new UnreadableFitsException(path + ": has no table " + name);
    }

    private String name() {
        return path.getFileName().toString().replaceFirst("\\.gz$", "");
    }

    private GridPoint point() throws FitsException, IOException {
        double azimuth = only("azimuth", events.anglesDeg("PNT_AZ"));
        double altitude = only("altitude", events.anglesDeg("PNT_ALT"));
        return new GridPoint(azimuth, 90 - altitude, 0, 0, layout);
    }

    private double only(String what, double[] values) throws UnreadableFitsException {
        if (values.length == 0)
            throw new UnreadableFitsException(path + ": EVENTS: has no rows, so no pointing " + what);
        double[] distinct = Arrays.stream(values).distinct().toArray();
        if (distinct.length > 1)
            throw new UnreadableFitsException(path + ": EVENTS: must have one pointing " + what + ", has "
                    + distinct.length + ": " + distinct[0] + " deg, " + distinct[1] + " deg ...");
        return distinct[0];
    }

    private SimulatedSpectrum spectrum() throws FitsException, IOException {
        return new SimulatedSpectrum(
                simulated.energiesTeV("MC_ENERG_LO"),
                simulated.energiesTeV("MC_ENERG_HI"),
                simulated.numbers("EVENTS"));
    }

    private ReconstructedEvents reconstructed() throws FitsException, IOException {
        return new ReconstructedEvents(
                numbers("OBS_ID"), numbers("EVENT_ID"), events.energiesTeV("MC_ENERGY"), events.energiesTeV("ENERGY"));
    }

    /** Without the column, the row is the number: of run 0. */
    private long[] numbers(String column) throws FitsException, IOException {
        if (events.has(column)) return events.wholes(column);
        long[] rows = new long[events.rows()];
        if (column.equals("EVENT_ID")) Arrays.setAll(rows, i -> i);
        return rows;
    }
}
