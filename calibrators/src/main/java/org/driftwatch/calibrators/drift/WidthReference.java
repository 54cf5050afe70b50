package org.driftwatch.calibrators.drift;

/**
 * What the width of a line is compared with.
 *
 * @param fwhm [keV]
 * @param name e.g. {@code run R version 1}
 */
public record WidthReference(Width fwhm, String name) {
    /** None yet. */
    static final WidthReference NONE = new WidthReference(Width.NONE, "none yet");

    /** True if there is something to compare with. */
    boolean known() {
        return fwhm.found();
    }
}
