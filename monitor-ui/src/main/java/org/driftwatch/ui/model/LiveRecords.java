package org.driftwatch.ui.model;

import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunView;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;

/**
 * The port through which records reach the live picture; {@code atMs} is the wall-clock time at which a record became
 * known [ms since 1970], used for ages only, never for results.
 */
public interface LiveRecords {
    void run(RunView view, long atMs);

    void parameter(Parameter parameter, long atMs);

    void drift(DriftPoint point, long atMs);

    /** @param frame the snapshot as it travels (binary DWHS); kept and handed on as it is */
    void histogram(HistogramSnapshot snapshot, byte[] frame, long atMs);

    /** How far the subjects of a channel are. */
    void progress(SubjectProgress progress, long atMs);

    /** An array in the middle of a block, for display. */
    void array(ArraySnapshot snapshot, long atMs);

    /** How far the statistics of a Monte Carlo production are at a grid point, for display. */
    void production(ProductionStatus status, long atMs);

    /** How far its limits are at a grid point for a layout, for display. */
    void productionLimits(ProductionLimits limits, long atMs);

    void deadLetter(DeadLetter letter, long atMs);

    /** One input partition of a run is finished on the topic of this name. */
    void done(String topic, Mark.PartitionDone mark, long atMs);

    /** A record that could not be read. */
    void unreadable(String topic, String reason, long atMs);
}
