package org.driftwatch.ui;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.ui.health.Health;
import org.driftwatch.ui.health.HealthChecks;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.driftwatch.ui.server.MonitorServer;
import org.driftwatch.ui.server.UiSettings;

/**
 * For people who work on the pages: serves them on a simulated run, four blocks of a simulated array and four grid points of a
 * production, without Kafka.
 *
 * <p>Arguments: port (default 8080), number of detectors (12), seconds of data time per second (10), length of the run
 * [s of data time], 0 = live without end (900).
 */
public final class PageDemoMain {
    private PageDemoMain() {}

    public static void main(String[] given) {
        int length = argument(given, 3, 900);
        int speed = argument(given, 2, 10);
        LiveModel model = new LiveModel(ModelLimits.defaults());
        HealthChecks health = new HealthChecks().live("page", () -> Health.up("simulated run, no Kafka"));
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        UiSettings settings = UiSettings.defaults().withPort(argument(given, 0, 8080));
        @SuppressWarnings("resource") // lives as long as the program
        MonitorServer server = new MonitorServer(settings, model, meters, health);
        System.out.println("http://127.0.0.1:" + server.start() + "/");
        SimulatedRun run = new SimulatedRun(
                "sim-th228-20261120T100000Z", argument(given, 1, 12), 90, length == 0 ? null : length, model);
        run.silenceOf(8, 700).pulseShapeDriftOf(5, 320).noiseOf(6, 200).begin(System.currentTimeMillis());
        run.play(300, System.currentTimeMillis());
        SimulatedObservations array = new SimulatedObservations("south", model);
        for (int block = 0; block < 4; block++) array.play(block, System.currentTimeMillis());
        productions(model);
        Playing playing = new Playing(run, speed, length == 0 ? Integer.MAX_VALUE : length - 300);
        Executors.newSingleThreadScheduledExecutor().scheduleAtFixedRate(playing::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** One converged, one that runs, one that ended too early, one of which only triggers are known. */
    private static void productions(LiveModel model) {
        long now = System.currentTimeMillis();
        SimulatedProduction done = new SimulatedProduction("run20", SimulatedProduction.at(20, 0, "full"), model);
        done.begin(now);
        done.end(now, done.thrown(1e9, now));
        SimulatedProduction running = new SimulatedProduction("run40", SimulatedProduction.at(40, 0, "full"), model);
        running.begin(now);
        running.thrown(3e5, now);
        SimulatedProduction early = new SimulatedProduction("run60", SimulatedProduction.at(60, 0, "full"), model);
        early.begin(now);
        early.end(now, early.thrown(5e3, now));
        SimulatedProduction triggers = new SimulatedProduction("za40_dark", SimulatedProduction.at(40, 1, ""), model);
        triggers.begin(now);
        triggers.end(now, triggers.triggered(40_000, now).toArray(ParameterValue[]::new));
    }

    private static final class Playing {
        private final SimulatedRun run;
        private final int speed;
        private int left;

        Playing(SimulatedRun run, int speed, int left) {
            this.run = run;
            this.speed = speed;
            this.left = left;
        }

        void tick() {
            if (left <= 0) return;
            run.play(Math.min(speed, left), System.currentTimeMillis());
            left -= speed;
            if (left <= 0) run.end(System.currentTimeMillis());
        }
    }

    private static int argument(String[] given, int index, int otherwise) {
        return given.length > index ? Integer.parseInt(given[index]) : otherwise;
    }
}
