package org.driftwatch.ingest.simulation.ecsv;

/**
 * @param name of the column
 * @param datatype such as {@code float32}, {@code int64}, {@code string}
 * @param unit empty without one
 * @param subtype such as {@code json}; empty without one
 */
public record EcsvColumn(String name, String datatype, String unit, String subtype) {
    public EcsvColumn {
        if (name.isEmpty()) throw new IllegalArgumentException("a column must have a name");
    }

    public static EcsvColumn of(String name, String datatype, String unit) {
        return new EcsvColumn(name, datatype, unit, "");
    }

    /** A number as the column stores it: a {@code float32} is rounded to single precision. */
    double number(String text) {
        double value = Double.parseDouble(text.trim());
        return datatype.equals("float32") ? (float) value : value;
    }
}
