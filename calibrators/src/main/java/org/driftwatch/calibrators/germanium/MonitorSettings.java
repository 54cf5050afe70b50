package org.driftwatch.calibrators.germanium;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.driftwatch.calibrators.drift.DriftSettings;
import org.driftwatch.calibrators.germanium.energy.EnergySettings;
import org.driftwatch.calibrators.germanium.jobs.JobSettings;
import org.driftwatch.calibrators.germanium.recent.WaveformChoice;
import org.driftwatch.calibrators.germanium.subject.SubjectSettings;
import org.driftwatch.calibrators.histogram.HistogramSettings;

/**
 * All settings of the chain behind the DSP.
 *
 * @param energy lines, scale, fits
 * @param histogram bins and time windows
 * @param calibration triggers and the gate of publication
 * @param drift windows and charts
 * @param subjects what else a channel is asked for
 * @param jobs calculations on single waveforms
 */
public record MonitorSettings(
        EnergySettings energy,
        HistogramSettings histogram,
        CalibrationSettings calibration,
        DriftSettings drift,
        SubjectSettings subjects,
        JobSettings jobs) {
    /** Defaults of all parts. */
    public static MonitorSettings defaults() {
        return new MonitorSettings(
                EnergySettings.defaults(),
                HistogramSettings.defaults(),
                CalibrationSettings.defaults(),
                DriftSettings.defaults(),
                SubjectSettings.defaults(),
                JobSettings.defaults());
    }

    /** The same with another energy calibration. */
    public MonitorSettings withEnergy(EnergySettings other) {
        return new MonitorSettings(other, histogram, calibration, drift, subjects, jobs);
    }

    /** The same with another drift. */
    public MonitorSettings withDrift(DriftSettings other) {
        return new MonitorSettings(energy, histogram, calibration, other, subjects, jobs);
    }

    /** Columns of events that are read, the uncalibrated energy first. */
    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        columns.add(energy.energy());
        columns.addAll(subjects.columns());
        if (jobs.enabled()) columns.addAll(WaveformChoice.COLUMNS);
        return List.copyOf(columns);
    }
}
