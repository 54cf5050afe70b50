package org.driftwatch.ui.health;

/**
 * Answer of one check.
 *
 * @param detail one line for people
 */
public record Health(boolean up, String detail) {
    public static Health up(String detail) {
        return new Health(true, detail);
    }

    public static Health down(String detail) {
        return new Health(false, detail);
    }
}
