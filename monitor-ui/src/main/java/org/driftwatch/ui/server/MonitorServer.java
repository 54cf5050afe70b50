package org.driftwatch.ui.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.driftwatch.ui.command.CommandPort;
import org.driftwatch.ui.health.HealthChecks;
import org.driftwatch.ui.model.LiveModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the page, its feed, snapshots, metrics and health on one port. */
public final class MonitorServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorServer.class);
    private static final long PATIENCE_S = 10;

    private final UiSettings settings;
    private final LiveModel model;
    private final PrometheusMeterRegistry meters;
    private final HealthChecks health;
    private final CommandPort commands;
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));

    /** A page that only shows. */
    public MonitorServer(UiSettings settings, LiveModel model, PrometheusMeterRegistry meters, HealthChecks health) {
        this(settings, model, meters, health, CommandPort.NONE);
    }

    /** @param commands where decisions of persons go */
    public MonitorServer(
            UiSettings settings,
            LiveModel model,
            PrometheusMeterRegistry meters,
            HealthChecks health,
            CommandPort commands) {
        this.commands = commands;
        this.settings = settings;
        this.model = model;
        this.meters = meters;
        this.health = health;
    }

    /**
     * Asks for the address before anything else is started; port 0 is any.
     *
     * @throws IllegalStateException in one line, when it cannot be had
     */
    public static void requireAddress(UiSettings settings) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw new IllegalStateException(cannotBeHad(settings) + ": " + e.getMessage(), e);
        }
    }

    private static String cannotBeHad(UiSettings settings) {
        return "page.port " + settings.port() + " on " + settings.host() + " cannot be had";
    }

    /**
     * Binds and serves.
     *
     * @return the port, also when the settings left it open
     * @throws IllegalStateException in one line, when the address cannot be had
     */
    public int start() {
        FeedSocket feed = new FeedSocket(model, settings, meters);
        HttpServer server = vertx.createHttpServer(options()).requestHandler(router(feed));
        int port = await(server.listen(), cannotBeHad(settings)).actualPort();
        vertx.setPeriodic(settings.updates().toMillis(), any -> feed.round());
        vertx.setPeriodic(1_000, any -> model.refresh());
        // so that "since" tells when a state began and not when somebody first looked
        vertx.setPeriodic(0, 1_000, any -> health.ready());
        return port;
    }

    @Override
    public void close() {
        await(vertx.close(), "server did not close");
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setCompressionSupported(true)
                .setMaxWebSocketMessageSize(64 * 1024);
    }

    private Router router(FeedSocket feed) {
        Router router = Router.router(vertx);
        router.get("/feed").handler(feed::open);
        router.get("/metrics").handler(this::metrics);
        router.get("/health/live").handler(context -> report(context, health.live()));
        router.get("/health/ready").handler(context -> report(context, health.ready()));
        new RestViews(model).addTo(router);
        new CommandRoutes(model, settings.commands() ? commands : null, new SameOrigin(settings.host())).addTo(router);
        router.get().handler(new WebFiles()::serve);
        router.route().last().handler(context -> Answers.error(context, 404, "nothing at " + context.normalizedPath()));
        router.route().failureHandler(MonitorServer::failed);
        return router;
    }

    private void metrics(RoutingContext context) {
        vertx.executeBlocking(meters::scrape)
                .onSuccess(text -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(context::fail);
    }

    private static void report(RoutingContext context, HealthChecks.Report report) {
        Answers.json(context, report.up() ? 200 : 503, report);
    }

    private static void failed(RoutingContext context) {
        int status = context.statusCode() >= 400 ? context.statusCode() : 500;
        if (context.failure() != null)
            LOG.warn("{} {}", context.normalizedPath(), context.failure().toString());
        Answers.error(context, status, status < 500 ? "bad request" : "internal error, see the log");
    }

    private static <T> T await(Future<T> future, String otherwise) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(otherwise + ": " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(otherwise + " within " + PATIENCE_S + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(otherwise + ": interrupted", e);
        }
    }
}
