package org.driftwatch.ui.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.driftwatch.ui.model.LiveModel;

/**
 * The one WebSocket, {@code /feed}. Gauge {@code driftwatch.sessions}, counter {@code driftwatch.frames.dropped}
 * (rounds skipped because a browser did not take its bytes).
 */
final class FeedSocket {
    private final LiveModel model;
    private final UiSettings settings;
    private final FeedServer server;
    private final Set<FeedSession> sessions = ConcurrentHashMap.newKeySet();
    private final Counter dropped;

    FeedSocket(LiveModel model, UiSettings settings, MeterRegistry meters) {
        this.model = model;
        this.settings = settings;
        this.server = new FeedServer(UUID.randomUUID().toString(), settings.commands());
        this.dropped = Counter.builder("driftwatch.frames.dropped")
                .description("updates skipped because a browser did not take them in time")
                .register(meters);
        Gauge.builder("driftwatch.sessions", sessions, Set::size)
                .description("open browser sessions")
                .register(meters);
    }

    /** Upgrades; a page of another origin may not listen in. */
    void open(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!SameOrigin.matches(request)) Answers.error(context, 403, "the feed answers pages of its own origin only");
        else if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade")))
            Answers.error(context, 426, "the feed speaks WebSocket");
        else request.toWebSocket().onSuccess(this::join);
    }

    /** One round for every browser. */
    void round() {
        long now = System.currentTimeMillis();
        sessions.forEach(session -> session.round(now));
    }

    private void join(ServerWebSocket socket) {
        FeedSession session = new FeedSession(socket, model, dropped, server, settings.spectra());
        sessions.add(session);
        socket.closeHandler(any -> sessions.remove(session));
        socket.exceptionHandler(any -> sessions.remove(session));
        socket.textMessageHandler(text -> session.receive(text, System.currentTimeMillis()));
    }
}
