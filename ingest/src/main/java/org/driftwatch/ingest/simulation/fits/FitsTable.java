package org.driftwatch.ingest.simulation.fits;

import java.lang.reflect.Array;
import java.util.Locale;
import java.util.Map;
import nom.tam.fits.BinaryTableHDU;
import nom.tam.fits.FitsException;
import nom.tam.fits.Header;

/** A binary table with its columns by name, in fixed units, with the scaling of {@code TSCALn} and {@code TZEROn}. */
final class FitsTable {
    private static final Map<String, Double> TEV =
            Map.of("tev", 1.0, "gev", 1e-3, "mev", 1e-6, "kev", 1e-9, "ev", 1e-12, "pev", 1e3);
    private static final Map<String, Double> DEG = Map.of("deg", 1.0, "rad", 180 / Math.PI);

    private final String name;
    private final BinaryTableHDU table;

    FitsTable(String name, BinaryTableHDU table) {
        this.name = name;
        this.table = table;
    }

    /** Energies [TeV]; a column without unit is an error. */
    double[] energiesTeV(String column) throws FitsException, UnreadableFitsException {
        return inUnit(column, TEV, "an energy");
    }

    /** Angles [deg]. */
    double[] anglesDeg(String column) throws FitsException, UnreadableFitsException {
        return inUnit(column, DEG, "an angle");
    }

    private double[] inUnit(String column, Map<String, Double> units, String kind)
            throws FitsException, UnreadableFitsException {
        int at = index(column);
        Double factor = units.get(unit(at).toLowerCase(Locale.ROOT));
        if (factor == null)
            throw new UnreadableFitsException(name + ": " + column + " must have the unit of " + kind + " ("
                    + String.join(", ", units.keySet().stream().sorted().toList()) + "), was '" + unit(at) + "'");
        double[] values = numbers(column);
        if (factor != 1) for (int i = 0; i < values.length; i++) values[i] *= factor;
        return values;
    }

    private String unit(int at) {
        return header().getStringValue("TUNIT" + (at + 1), "").trim();
    }

    /** Plain numbers, one per row. */
    double[] numbers(String column) throws FitsException, UnreadableFitsException {
        int at = index(column);
        Object raw = rawColumn(column, at);
        double scale = header().getDoubleValue("TSCAL" + (at + 1), 1);
        double zero = header().getDoubleValue("TZERO" + (at + 1), 0);
        double[] values = doubles(column, raw);
        if (scale != 1 || zero != 0) for (int i = 0; i < values.length; i++) values[i] = zero + scale * values[i];
        return values;
    }

    private double[] doubles(String column, Object raw) throws UnreadableFitsException {
        if (raw instanceof double[] numbers) return numbers.clone();
        double[] values = new double[Array.getLength(raw)];
        if (raw instanceof float[] numbers) for (int i = 0; i < values.length; i++) values[i] = numbers[i];
        else
            for (int i = 0; i < values.length; i++)
                values[i] = number(column, Array.get(raw, i)).doubleValue();
        return values;
    }

    /** Whole numbers, one per row. */
    long[] wholes(String column) throws FitsException, UnreadableFitsException {
        int at = index(column);
        Object raw = rawColumn(column, at);
        long zero = Math.round(header().getDoubleValue("TZERO" + (at + 1), 0));
        long[] values = new long[Array.getLength(raw)];
        for (int i = 0; i < values.length; i++)
            values[i] = zero + number(column, Array.get(raw, i)).longValue();
        return values;
    }

    /** Element {@code place} of the array in the first row. */
    double elementOfFirst(String column, int place) throws FitsException, UnreadableFitsException {
        Object row = rows() == 0 ? null : table.getElement(0, index(column));
        if (row == null || !row.getClass().isArray() || Array.getLength(row) <= place)
            throw new UnreadableFitsException(name + ": " + column + " must be an array of at least " + (place + 1)
                    + " numbers in the first row");
        return number(column, Array.get(row, place)).doubleValue();
    }

    boolean has(String column) {
        return table.findColumn(column) >= 0;
    }

    int rows() {
        return table.getNRows();
    }

    private Object rawColumn(String column, int at) throws FitsException, UnreadableFitsException {
        Object raw = table.getColumn(at);
        if (raw == null || !raw.getClass().isArray())
            throw new UnreadableFitsException(name + ": " + column + " is not a column of numbers");
        return raw;
    }

    private Number number(String column, Object value) throws UnreadableFitsException {
        if (value instanceof Number number) return number;
        if (value != null && value.getClass().isArray() && Array.getLength(value) == 1)
            return number(column, Array.get(value, 0));
        throw new UnreadableFitsException(name + ": " + column + " must hold one number per row");
    }

    private int index(String column) throws UnreadableFitsException {
        int at = table.findColumn(column);
        if (at < 0) throw new UnreadableFitsException(name + ": has no column " + column);
        return at;
    }

    private Header header() {
        return table.getHeader();
    }
}
