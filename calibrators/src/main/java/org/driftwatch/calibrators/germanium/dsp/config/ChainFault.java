package org.driftwatch.calibrators.germanium.dsp.config;

/** A fault of a chain, in one line. */
final class ChainFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Whether it would go away with another waveform. */
    enum Depends {
        NOT,
        /** A value is out of bounds in samples; with another period it may not be. */
        PERHAPS,
        ON_LENGTH
    }

    private final Depends depends;

    private ChainFault(String message, Depends depends, Throwable cause) {
        super(message, cause);
        this.depends = depends;
    }

    static ChainFault of(String message) {
        return new ChainFault(message, Depends.NOT, null);
    }

    static ChainFault ofLength(String message) {
        return new ChainFault(message, Depends.ON_LENGTH, null);
    }

    /** The same fault, with the place in front. */
    static ChainFault at(String where, IllegalArgumentException fault) {
        Depends depends = fault instanceof ChainFault known ? known.depends : Depends.PERHAPS;
        return new ChainFault(where + ": " + fault.getMessage(), depends, fault);
    }

    Depends depends() {
        return depends;
    }
}
