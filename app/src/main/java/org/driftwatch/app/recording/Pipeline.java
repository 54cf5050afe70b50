package org.driftwatch.app.recording;

import java.util.function.BiConsumer;
import org.driftwatch.app.wiring.Wiring;

/** What processes runs of one kind. */
public enum Pipeline {
    GERMANIUM(Wiring::processors),
    ARRAY(Wiring::arrays),
    SIMULATION(Wiring::simulation);

    private final BiConsumer<Wiring, String> starter;

    Pipeline(BiConsumer<Wiring, String> starter) {
        this.starter = starter;
    }

    /** Returns at once. */
    void start(Wiring wiring, String bootstrap) {
        starter.accept(wiring, bootstrap);
    }
}
