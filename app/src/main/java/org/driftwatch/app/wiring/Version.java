package org.driftwatch.app.wiring;

/** Which code this is. */
public final class Version {
    private Version() {}

    /** Version of the jar, {@code development} outside of one. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
