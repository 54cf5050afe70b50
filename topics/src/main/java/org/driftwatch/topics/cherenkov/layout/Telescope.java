package org.driftwatch.topics.cherenkov.layout;

/**
 * One telescope of an array.
 *
 * @param id telescope number, 1..65535
 * @param type {@code LST}, {@code MST} or {@code SST}
 * @param description full name of its kind, e.g. {@code MST_MST_FlashCam}
 * @param xM position to the north of the array's centre [m]
 * @param yM position to the west [m]
 * @param zM height above the array's centre [m]
 */
public record Telescope(int id, String type, String description, double xM, double yM, double zM) {
    public Telescope {
        if (id < 1 || id > 65_535) throw new IllegalArgumentException("telescope id must be in 1..65535, was " + id);
        if (type.isEmpty()) throw new IllegalArgumentException("telescope " + id + " has no type");
    }

    /** Its scope in parameters and drift, e.g. {@code tel_005}. */
    public String scope() {
        return scope(id);
    }

    /** The scope of the telescope of this id: at least three digits. */
    public static String scope(int id) {
        String zeros = id < 10 ? "00" : id < 100 ? "0" : "";
        return "tel_" + zeros + id;
    }
}
