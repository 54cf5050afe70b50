package org.driftwatch.app.command;

import java.util.concurrent.CountDownLatch;
import org.driftwatch.app.results.ResultsBuilder;
import org.driftwatch.ingest.run.ProgressLine;

/** Standard error, and whether somebody looks at it. */
final class Terminal {
    private Terminal() {}

    static boolean interactive() {
        return System.console() != null;
    }

    static ProgressLine progress(String what) {
        return new ProgressLine(what, System.err, interactive());
    }

    static void say(String line) {
        System.err.println(line);
    }

    /** One line for each channel that has no calibration. */
    static void sayUncalibrated(ResultsBuilder results) {
        results.uncalibrated().forEach((channel, why) -> say(channel + " not calibrated: " + why));
    }

    /** Returns never: Ctrl-C ends the JVM, and its closing hooks end everything else. */
    static void waitForInterrupt(String line) throws InterruptedException {
        say(line);
        new CountDownLatch(1).await();
    }
}
