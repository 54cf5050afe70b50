package org.driftwatch.calibrators.drift;

/** In which direction a shift of a quantity is a fault. In the other one it is shown, and is no drift. */
public enum Bad {
    BOTH,
    UP,
    DOWN;

    /** True if a shift of this sign is a fault. */
    public boolean is(double shift) {
        return this == BOTH || (this == UP) == (shift > 0);
    }
}
