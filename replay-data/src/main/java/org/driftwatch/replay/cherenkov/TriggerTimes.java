package org.driftwatch.replay.cherenkov;

import org.driftwatch.replay.cherenkov.Imaging.Image;

/**
 * Trigger time of a telescope after the time of its event [ns], in steps of a quarter:
 *
 * <pre> t = 2000 + front + τ + 6·S_trigger/S + jitter,  σ² = 0.8² + (15/√S)² </pre>
 */
final class TriggerTimes {
    private static final double READOUT_NS = 2_000;
    private static final double WALK_NS = 6;

    private TriggerTimes() {}

    static double triggerNs(ShowerAxis truth, Image image) {
        double walk = WALK_NS * image.kind().triggerPe() / image.sizePe();
        double jitter = Math.sqrt(0.8 * 0.8 + 15.0 * 15.0 / image.sizePe()) * image.random().gaussian();
        double time = READOUT_NS + truth.frontNs(image.telescope()) + image.clockNs() + walk + jitter;
        return Math.rint(4 * time) / 4;
    }
}
