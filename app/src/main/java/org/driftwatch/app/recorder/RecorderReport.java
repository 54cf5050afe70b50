package org.driftwatch.app.recorder;

import java.nio.file.Path;
import org.driftwatch.replay.recording.RunManifest;

/** Is told what a recorder does. */
public interface RecorderReport {
    void began(String run, Path directory);

    /**
     * Called several times a second.
     *
     * @param timeNs latest data time [ns since 1970]
     */
    void reached(String run, long events, long bytes, long timeNs);

    void ended(RunManifest manifest, Path directory, long bytes);

    /** A run is not recorded. */
    void passedOver(String run, String why);
}
