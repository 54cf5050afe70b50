package org.driftwatch.ingest.germanium;

/** What a file holds. */
enum Tier {
    RAW("raw"),
    DSP("dsp");

    private final String label;

    Tier(String label) {
        this.label = label;
    }

    /** As in paths of tables, {@code ch1104000/dsp}, and as the name of the source in its run. */
    String label() {
        return label;
    }
}
