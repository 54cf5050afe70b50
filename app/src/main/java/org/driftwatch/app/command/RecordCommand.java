package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.driftwatch.app.recorder.RecorderTopics;
import org.driftwatch.app.recorder.RunChoice;
import org.driftwatch.app.recorder.RunRecorder;
import org.driftwatch.app.recorder.StopSignal;
import org.driftwatch.replay.recording.RunManifest;
import org.driftwatch.replay.recording.RunManifest.State;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "Record runs of a running system from its topics into directories that replay takes.")
final class RecordCommand implements Callable<Integer> {
    /** Which runs. */
    static final class Choice {
        @Option(names = "--run", paramLabel = "ID", description = "this run, begun long ago or still to come")
        private String run;

        @Option(names = "--next", description = "the next run that begins (default)")
        private boolean next;

        @Option(names = "--all", description = "all runs that are on the topics, until they have ended")
        private boolean all;
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private KafkaOption kafka;

    @ArgGroup
    private Choice choice = new Choice();

    @Option(names = "--follow", description = "with --all: also runs that begin later, until Ctrl-C")
    private boolean follow;

    @Option(
            names = "--topics",
            split = ",",
            paramLabel = "TOPIC",
            description = "only these of ge.waveforms, ge.dsp, tel.dl2, sim.events, commands (default: all)")
    private Set<String> topics = new LinkedHashSet<>(RunRecorder.recordable());

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "stop after so many minutes; runs that go on are incomplete (default: until they have ended)")
    private Double minutes;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "directory that gets a directory per run")
    private Path out;

    @Override
    public Integer call() throws Exception {
        RunChoice chosen = chosen();
        requireTopics();
        if (minutes != null && !(minutes > 0))
            throw new ParameterException(spec.commandLine(), "--minutes must be > 0, was " + minutes);
        List<RunManifest> recorded = record(chosen, kafka.bootstrap(spec.commandLine()));
        boolean asWanted = minutes != null || recorded.stream().allMatch(run -> run.state() == State.complete);
        return asWanted ? 0 : 1;
    }

    private RunChoice chosen() {
        if (follow && !choice.all) throw new ParameterException(spec.commandLine(), "--follow goes with --all only");
        if (choice.run != null) return new RunChoice.One(choice.run);
        return choice.all ? new RunChoice.All(follow) : new RunChoice.Next();
    }

    private void requireTopics() {
        for (String topic : topics)
            if (!RunRecorder.recordable().contains(topic))
                throw new ParameterException(
                        spec.commandLine(),
                        "--topics must be of " + String.join(", ", RunRecorder.recordable()) + ", was " + topic);
    }

    private List<RunManifest> record(RunChoice chosen, String bootstrap) throws Exception {
        double seconds = minutes == null ? Double.POSITIVE_INFINITY : minutes * 60;
        String why = minutes == null ? "stopped by Ctrl-C" : "stopped after " + minutes + " min or by Ctrl-C";
        try (RecorderTopics source = RecorderTopics.on(bootstrap, topics);
                StopSignal goesOn = new StopSignal(seconds);
                RecorderLine line = new RecorderLine()) {
            return new RunRecorder(source, chosen, out, line).record(goesOn, why);
        }
    }
}
