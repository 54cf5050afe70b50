package org.driftwatch.ingest.cherenkov;

import java.util.List;

/** Where ctapipe puts things in a DL2 file. */
public final class Dl2Paths {
    public static final String LAYOUT = "/configuration/instrument/subarray/layout";
    public static final String OPTICS = "/configuration/instrument/telescope/optics";
    public static final String OBSERVATION = "/configuration/observation/observation_block";
    public static final String ARRAY_TRIGGER = "/dl1/event/subarray/trigger";
    public static final String TELESCOPE_TRIGGER = "/dl1/event/telescope/trigger";
    public static final String PARAMETERS = "/dl1/event/telescope/parameters";
    public static final String GEOMETRY = "/dl2/event/subarray/geometry";
    public static final String ENERGY = "/dl2/event/telescope/energy";
    public static final String IMPACT = "/dl2/event/telescope/impact";
    /** Renamed by newer versions; either may be there. */
    public static final List<String> CLASSIFICATION =
            List.of("/dl2/event/telescope/classification", "/dl2/event/telescope/particle_type");

    public static final String SHOWER = "/simulation/event/subarray/shower";

    private Dl2Paths() {}

    /** Name of a telescope's table, e.g. {@code tel_005}. */
    public static String telescope(int id) {
        return String.format("tel_%03d", id);
    }
}
