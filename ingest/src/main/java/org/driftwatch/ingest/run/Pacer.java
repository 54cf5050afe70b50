package org.driftwatch.ingest.run;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/** Holds data back until its time has come: wall time since the first data x speed = data time since the first data. */
final class Pacer {
    private final Speed speed;
    private final LongSupplier nanoClock;
    private final CountDownLatch stop;
    private boolean anchored;
    private long anchorWall;
    private long anchorData;

    /** @param stop counted down to end any wait */
    Pacer(Speed speed, LongSupplier nanoClock, CountDownLatch stop) {
        this.speed = speed;
        this.nanoClock = nanoClock;
        this.stop = stop;
    }

    Speed speed() {
        return speed;
    }

    boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** How long data of this time has to wait [ns of wall time]; not positive when it is due. */
    long waitNs(long dataNs) {
        if (!speed.isLimited()) return 0;
        if (!anchored) anchor(dataNs);
        return anchorWall + (long) ((dataNs - anchorData) / speed.times()) - nanoClock.getAsLong();
    }

    private void anchor(long dataNs) {
        anchored = true;
        anchorWall = nanoClock.getAsLong();
        anchorData = dataNs;
    }

    /** Waits so long or until stopped; true when stopped. */
    boolean await(long waitNs) throws InterruptedException {
        return waitNs > 0 ? stop.await(waitNs, NANOSECONDS) : isStopped();
    }
}
