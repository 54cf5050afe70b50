package org.driftwatch.calibrators.germanium;

import org.driftwatch.calibrators.drift.DriftSettings;
import org.driftwatch.calibrators.germanium.energy.EnergySettings;
import org.driftwatch.calibrators.histogram.HistogramSettings;

/**
 * All settings of the chain behind the DSP.
 *
 * @param energy lines, scale, fits
 * @param histogram bins and time windows
 * @param calibration triggers and the gate of publication
 * @param drift windows and charts
 */
public record MonitorSettings(
        EnergySettings energy, HistogramSettings histogram, CalibrationSettings calibration, DriftSettings drift) {
    /** Defaults of all parts. */
    public static MonitorSettings defaults() {
        return new MonitorSettings(
                EnergySettings.defaults(),
                HistogramSettings.defaults(),
                CalibrationSettings.defaults(),
                DriftSettings.defaults());
    }

    /** The same with another energy calibration. */
    public MonitorSettings withEnergy(EnergySettings other) {
        return new MonitorSettings(other, histogram, calibration, drift);
    }

    /** The same with another drift. */
    public MonitorSettings withDrift(DriftSettings other) {
        return new MonitorSettings(energy, histogram, calibration, other);
    }
}
