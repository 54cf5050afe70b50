package org.driftwatch.ingest.lh5;

import java.util.List;

/**
 * The attribute {@code datatype} of an LH5 object, taken apart.
 *
 * <pre>
 * real | bool | string                       kind, no content
 * array&lt;1>{real}, array_of_equalsized_arrays&lt;1,1>{real}, array&lt;1>{array&lt;1>{real}}   kind and content
 * table{t0,dt,values}, struct{raw}           kind and fields
 * </pre>
 *
 * @param kind the word before dimensions and braces
 * @param fields of a table or struct, else empty
 * @param content of an array, else null
 */
public record Lh5Datatype(String kind, List<String> fields, Lh5Datatype content) {
    public static final String ATTRIBUTE = "datatype";

    /** @throws IllegalArgumentException when braces are missing */
    public static Lh5Datatype parse(String text) {
        int open = text.indexOf('{');
        if (open < 0) return new Lh5Datatype(text.strip(), List.of(), null);
        if (!text.endsWith("}")) throw new IllegalArgumentException("datatype without closing brace: " + text);
        String kind = text.substring(0, open).replaceAll("<[0-9, ]*>", "").strip();
        String inner = text.substring(open + 1, text.length() - 1);
        boolean named = kind.equals("table") || kind.equals("struct");
        return named
                ? new Lh5Datatype(kind, inner.isBlank() ? List.of() : List.of(inner.split("\\s*,\\s*")), null)
                : new Lh5Datatype(kind, List.of(), parse(inner));
    }

    /** Whether it names columns of equal length. */
    public boolean isTable() {
        return kind.equals("table");
    }

    /** One number per row. */
    public boolean isScalarReal() {
        return kind.equals("array") && content != null && content.kind.equals("real");
    }

    /** As many numbers in each row. */
    public boolean isEqualSized() {
        boolean array = kind.equals("array_of_equalsized_arrays") || kind.equals("fixedsize_array");
        return array && content != null && content.kind.equals("real");
    }

    /** Encoded bytes in each row that decode to as many numbers. */
    public boolean isEncoded() {
        return kind.startsWith("array_of_encoded");
    }

    /** Any number of numbers in each row. */
    public boolean isVectors() {
        return kind.equals("array") && content != null && content.isScalarReal();
    }

    @Override
    public String toString() {
        if (!fields.isEmpty()) return kind + "{" + String.join(",", fields) + "}";
        return content == null ? kind : kind + "{" + content + "}";
    }
}
