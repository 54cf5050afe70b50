package org.driftwatch.app.recorder;

/** Which runs are recorded. */
public sealed interface RunChoice {
    /** This one, from its start, which may be long ago or still to come. */
    record One(String run) implements RunChoice {}

    /** The first that begins from now on. */
    record Next() implements RunChoice {}

    /**
     * All that are on the topics.
     *
     * @param follow also those that begin later
     */
    record All(boolean follow) implements RunChoice {}
}
