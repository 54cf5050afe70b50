package org.driftwatch.app.command;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.run.KafkaRunSink;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.replay.germanium.DetectorArray;
import org.driftwatch.replay.germanium.FaultText;
import org.driftwatch.replay.germanium.GermaniumFault;
import org.driftwatch.replay.germanium.GermaniumSettings;
import org.driftwatch.replay.germanium.GermaniumSimulator;
import org.driftwatch.replay.germanium.RunPlan;
import org.driftwatch.streams.engine.StreamApplication;
import org.driftwatch.topics.germanium.Waveform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Watch simulated germanium detectors and a telescope array with injected faults, live: broker,"
                + " processors and page.")
final class DemoCommand implements Callable<Integer> {
    private static final String USUAL_FAULTS =
            "drift:ch1000003:+0.2%/min@45s..10min,step:ch1000007:-0.4%@4min,dead:ch1000010@6min";
    private static final Duration UNTIL_INTERRUPTED = Duration.ofHours(12);

    @Mixin
    private SettingsOption settings;

    @Mixin
    private RunOptions running;

    @Option(names = "--minutes", paramLabel = "N", description = "length of the run [min] (default: until Ctrl-C)")
    private Double minutes;

    @Option(names = "--headless", description = "without the page")
    private boolean headless;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "chooses everything random (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--detectors",
            paramLabel = "N",
            defaultValue = "12",
            description = "germanium detectors (default: ${DEFAULT-VALUE})")
    private int detectors;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            defaultValue = "80",
            description = "events per second and detector (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--array-rate",
            paramLabel = "HZ",
            defaultValue = "20",
            description = "events per second of the telescope array, 0 for none (default: ${DEFAULT-VALUE})")
    private double arrayRate;

    @Option(
            names = "--faults",
            paramLabel = "FAULTS",
            defaultValue = USUAL_FAULTS,
            description = "what goes wrong with the detectors, joined by commas"
                    + " (default, as far as there are detectors: ${DEFAULT-VALUE})")
    private String faults;

    @Override
    public Integer call() throws Exception {
        Settings all = running.over(settings.file()).read();
        GermaniumSettings detector = simulated();
        try (Wiring wiring = new Wiring(all)) {
            if (!headless) wiring.requirePageAddress();
            StartUp.starting("Kafka broker");
            String kafka = running.kafka(wiring);
            StartUp.starting("processors");
            List<StreamApplication> processors = new ArrayList<>();
            processors.add(wiring.processors(kafka));
            String page = headless ? null : wiring.page(kafka);
            if (arrayRate > 0) processors.add(wiring.arrays(kafka));
            StartUp.waitFor(processors);
            play(wiring, kafka, detector, page);
        }
        return 0;
    }

    private GermaniumSettings simulated() {
        DetectorArray array = DetectorArray.DEFAULT.withDetectors(detectors).withRateHz(rate);
        return GermaniumSettings.defaults(seed).withArray(array).withFaults(faults(array));
    }

    private List<GermaniumFault> faults(DetectorArray array) {
        List<GermaniumFault> all = FaultText.parse(faults);
        if (!faults.equals(USUAL_FAULTS)) return all;
        return all.stream()
                .filter(fault -> array.channels().contains(fault.channel()))
                .toList();
    }

    private void play(Wiring wiring, String kafka, GermaniumSettings detector, String page) throws Exception {
        Duration length = minutes == null ? UNTIL_INTERRUPTED : Duration.ofMillis(Math.round(minutes * 60_000));
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (ArrayDemo array = arrayRate > 0 ? new ArrayDemo(seed, arrayRate) : null) {
            Future<?> blocks = array == null ? null : array.play(wiring.telescopeEvents(kafka), start, length);
            play(wiring.waveforms(kafka), detector, RunPlan.lasting(start, length), page);
            if (blocks != null) blocks.get();
        }
        if (page != null && minutes == null) Terminal.waitForInterrupt("through; the page stays until Ctrl-C");
    }

    private void play(KafkaRunSink<Waveform> sink, GermaniumSettings detector, RunPlan plan, String page)
            throws Exception {
        try (GermaniumSimulator simulator = new GermaniumSimulator(detector, plan)) {
            Terminal.say("run " + plan.run() + ": " + detectors + " detectors, " + rate + " events/s each");
            simulator.truth().inWords().forEach(fault -> Terminal.say("injected: " + fault));
            if (page != null) Terminal.say("page: " + page + "   (Ctrl-C ends it)");
            sink.play(simulator, new Speed(1));
        }
    }
}
