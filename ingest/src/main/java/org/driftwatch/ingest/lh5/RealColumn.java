package org.driftwatch.ingest.lh5;

/** A column with one number per row, read block by block. Cheapest when rows are asked for in order. */
public final class RealColumn {
    private final StoredRows rows;
    private final String units;

    RealColumn(StoredRows rows, String units) {
        this.rows = rows;
        this.units = units;
    }

    /** Number of rows. */
    public long rows() {
        return rows.rows();
    }

    /** The attribute {@code units}, null when there is none. */
    public String units() {
        return units;
    }

    /** Where it stands, for messages. */
    public Place place() {
        return rows.place();
    }

    /** The number of a row, counted from 0, in {@link #units}. */
    public double real(long row) throws UnreadableFileException {
        return rows.real(row);
    }

    /** The number as an integer; the column must hold integers. */
    public long integer(long row) throws UnreadableFileException {
        if (!rows.type().isInteger())
            throw rows.place().error("wrong datatype: " + rows.type() + ", expected integers");
        return rows.integer(row);
    }
}
