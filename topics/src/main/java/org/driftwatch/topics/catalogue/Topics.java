package org.driftwatch.topics.catalogue;

import static org.driftwatch.topics.codec.StringCodec.UTF8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEventCodec;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.TelescopeEventCodec;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.DspEventCodec;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.FeaturesCodec;
import org.driftwatch.topics.germanium.GermaniumAoe;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.germanium.GermaniumLq;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.germanium.WaveformCodec;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramSnapshotCodec;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterCodec;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.InBandCodec;
import org.driftwatch.topics.run.RunView;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.topics.simulation.SimulationEvent;

/** All topics. */
public final class Topics {
    private static final Duration HOURS = Duration.ofHours(24);
    private static final Duration DAYS = Duration.ofDays(14);
    private static final ParameterCodec PARAMETER_CODEC = new ParameterCodec(Map.ofEntries(
            Map.entry(ArrayCoefficient.CROSS_CALIBRATION, ArrayCoefficient.class),
            Map.entry(ArrayCoefficient.INTER_CALIBRATION, ArrayCoefficient.class),
            Map.entry(ArrayCoefficient.SIZE, ArrayCoefficient.class),
            Map.entry(ArrayCoefficient.TIMING, ArrayCoefficient.class),
            Map.entry(GermaniumAoe.SUBJECT, GermaniumAoe.class),
            Map.entry(GermaniumCuts.SUBJECT, GermaniumCuts.class),
            Map.entry(GermaniumDplms.SUBJECT, GermaniumDplms.class),
            Map.entry(GermaniumEnergy.SUBJECT, GermaniumEnergy.class),
            Map.entry(GermaniumFilter.SUBJECT, GermaniumFilter.class),
            Map.entry(GermaniumLq.SUBJECT, GermaniumLq.class),
            Map.entry(GermaniumPoleZero.SUBJECT, GermaniumPoleZero.class),
            Map.entry(ProductionLimits.SUBJECT, ProductionLimits.class),
            Map.entry(ProductionStatus.SUBJECT, ProductionStatus.class)));

    public static final Topic<String, RunView> RUNS = new Topic<>(
            "runs",
            UTF8,
            new JsonCodec<>(RunView.class),
            "run id",
            "view of a run: started, ended",
            null,
            false,
            false);
    public static final Topic<String, Command> COMMANDS = new Topic<>(
            "commands",
            UTF8,
            new JsonCodec<>(Command.class),
            "subject/scope/run",
            "decision of a person about a version of a parameter (JSON)",
            null,
            false,
            false);
    public static final Topic<String, InBand<Waveform>> GE_WAVEFORMS = new Topic<>(
            "ge.waveforms",
            UTF8,
            new InBandCodec<>(new WaveformCodec()),
            "channel",
            "waveform (binary DWWF) and marks (JSON)",
            HOURS,
            false,
            true);
    public static final Topic<String, InBand<DspEvent>> GE_DSP = new Topic<>(
            "ge.dsp",
            UTF8,
            new InBandCodec<>(new DspEventCodec()),
            "channel",
            "DSP outputs of a dsp-tier file or a foreign DSP (binary DWDS) and marks (JSON)",
            HOURS,
            false,
            true);
    public static final Topic<String, Features> GE_FEATURES = new Topic<>(
            "ge.features",
            UTF8,
            new FeaturesCodec(),
            "channel",
            "DSP outputs, calibrated energy, derived columns, versions used (binary DWFT)",
            DAYS,
            false,
            true);
    public static final Topic<String, InBand<JobRequest>> GE_JOBS = new Topic<>(
            "ge.jobs",
            UTF8,
            inBand(new JsonCodec<>(JobRequest.class)),
            "channel",
            "request for a calculation on waveforms, which it names by offset, and end-of-run marks (JSON)",
            DAYS,
            false,
            true);
    public static final Topic<String, SubjectProgress> GE_PROGRESS = new Topic<>(
            "ge.progress",
            UTF8,
            new JsonCodec<>(SubjectProgress.class),
            "run/channel",
            "how far the subjects of a channel are, for display (JSON)",
            null,
            true,
            true);
    public static final Topic<String, InBand<TelescopeEvent>> TEL_DL2 = new Topic<>(
            "tel.dl2",
            UTF8,
            new InBandCodec<>(new TelescopeEventCodec()),
            "observation block/event",
            "DL2 of one telescope in one array event (binary DWTE) and marks (JSON)",
            HOURS,
            false,
            true);
    public static final Topic<String, InBand<ArrayEvent>> TEL_EVENTS = new Topic<>(
            "tel.events",
            UTF8,
            new InBandCodec<>(new ArrayEventCodec()),
            "array",
            "array event, its telescopes joined and selected (binary DWAE), and marks (JSON)",
            HOURS,
            false,
            true);
    public static final Topic<String, ArraySnapshot> ARRAYS = new Topic<>(
            "arrays",
            UTF8,
            new JsonCodec<>(ArraySnapshot.class),
            "array",
            "coefficients of an array as they stand in the middle of a block, for display (JSON)",
            null,
            true,
            false);
    public static final Topic<String, InBand<SimulationEvent>> SIM_EVENTS = new Topic<>(
            "sim.events",
            UTF8,
            inBand(new JsonCodec<>(SimulationEvent.class)),
            "grid point",
            "Monte Carlo event reconstructed or triggered, or events thrown so far in a run, and marks (JSON)",
            HOURS,
            false,
            true);
    public static final Topic<String, ProductionStatus> PRODUCTION = new Topic<>(
            "production",
            UTF8,
            new JsonCodec<>(ProductionStatus.class),
            "grid point",
            "how far a Monte Carlo production is, for display (JSON)",
            null,
            true,
            true);

    public static final Topic<String, ProductionLimits> PRODUCTION_LIMITS = new Topic<>(
            "production.limits",
            UTF8,
            new JsonCodec<>(ProductionLimits.class),
            "grid point/layout",
            "limits of a Monte Carlo production so far, for display (JSON)",
            null,
            true,
            true);
    public static final Topic<String, HistogramSnapshot> HISTOGRAMS = new Topic<>(
            "histograms",
            UTF8,
            new HistogramSnapshotCodec(),
            "run/channel/quantity/view",
            "snapshot of a rolling histogram, for display (binary DWHS)",
            null,
            true,
            true);
    public static final Topic<String, InBand<Parameter>> PARAMETERS = new Topic<>(
            "parameters",
            UTF8,
            inBand(PARAMETER_CODEC),
            "subject/scope/valid-from",
            "parameter, published, proposed or rejected, never overwritten, and end-of-run marks (JSON)",
            null,
            false,
            false);
    public static final Topic<String, InBand<DriftPoint>> DRIFT = new Topic<>(
            "drift",
            UTF8,
            inBand(new JsonCodec<>(DriftPoint.class)),
            "scope/quantity",
            "point of a control chart with its verdict, and end-of-run marks (JSON)",
            DAYS,
            false,
            false);
    public static final Topic<String, DeadLetter> DEAD_LETTERS = new Topic<>(
            "dead-letters",
            UTF8,
            new JsonCodec<>(DeadLetter.class),
            "topic/partition/offset",
            "what was kept out and why (JSON, bytes in base64)",
            DAYS,
            false,
            false);

    public static final List<Topic<?, ?>> ALL = List.of(
            RUNS,
            COMMANDS,
            GE_WAVEFORMS,
            GE_DSP,
            GE_FEATURES,
            GE_JOBS,
            GE_PROGRESS,
            TEL_DL2,
            TEL_EVENTS,
            ARRAYS,
            SIM_EVENTS,
            PRODUCTION,
            PRODUCTION_LIMITS,
            HISTOGRAMS,
            PARAMETERS,
            DRIFT,
            DEAD_LETTERS);

    /** Topics that runs are played onto: events and the marks of their sink. */
    public static final List<Topic<String, ? extends InBand<? extends Event>>> RAW =
            List.of(GE_WAVEFORMS, GE_DSP, TEL_DL2, SIM_EVENTS);

    private Topics() {}

    private static <T> Codec<InBand<T>> inBand(Codec<T> data) {
        return new InBandCodec<>(data);
    }
}
