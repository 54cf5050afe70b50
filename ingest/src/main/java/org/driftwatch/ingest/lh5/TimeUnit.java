package org.driftwatch.ingest.lh5;

/** Units of time as the attribute {@code units} names them. */
public enum TimeUnit {
    NANOSECONDS("ns", 1),
    MICROSECONDS("us", 1e3),
    MILLISECONDS("ms", 1e6),
    SECONDS("s", 1e9);

    private final String symbol;
    private final double ns;

    TimeUnit(String symbol, double ns) {
        this.symbol = symbol;
        this.ns = ns;
    }

    /** One of this unit [ns]. */
    public double inNs() {
        return ns;
    }

    /** The unit of a column, {@code otherwise} when it names none. */
    public static TimeUnit of(RealColumn column, TimeUnit otherwise) throws UnreadableFileException {
        String units = column.units();
        if (units == null || units.isBlank()) return otherwise;
        for (TimeUnit unit : values()) if (unit.symbol.equals(units.strip().replace('\u00b5', 'u'))) return unit;
        throw column.place().error("unit " + units + " is none of ns, us, ms, s");
    }
}
