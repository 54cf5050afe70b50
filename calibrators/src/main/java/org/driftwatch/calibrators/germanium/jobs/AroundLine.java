package org.driftwatch.calibrators.germanium.jobs;

import java.util.List;
import org.driftwatch.topics.germanium.DspEvent;

/**
 * Full energy: calibrated energy around one line. Baselines: nothing above the noise.
 *
 * @param lineKeV energy of the line
 * @param halfWidthKeV largest distance from it
 * @param quietKeV largest energy of a baseline
 */
public record AroundLine(double lineKeV, double halfWidthKeV, double quietKeV) implements WaveformSelection {
    static final AroundLine DEFAULT = new AroundLine(2614.511, 40, 10);

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public WaveformKind kind(DspEvent event, double energyKeV) {
        if (Math.abs(energyKeV - lineKeV) <= halfWidthKeV) return WaveformKind.FULL_ENERGY;
        return Math.abs(energyKeV) <= quietKeV ? WaveformKind.BASELINE : WaveformKind.OTHER;
    }
}
