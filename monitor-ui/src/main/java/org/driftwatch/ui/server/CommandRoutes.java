package org.driftwatch.ui.server;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.command.Command.Target;
import org.driftwatch.topics.command.EarliestStart;
import org.driftwatch.ui.command.CommandPort;
import org.driftwatch.ui.model.LiveModel;

/**
 * {@code POST /api/commands}: a decision of a person, on its way to the topic. The answer 202 says that it is there, not that it is
 * carried out: that arrives as a new version. What is plainly wrong is said at once.
 *
 * @param port where decisions go; null: none are taken
 */
record CommandRoutes(LiveModel model, CommandPort port, SameOrigin origin, Clock wall) {
    private static final String PATH = "/api/commands";
    private static final int LARGEST = 16 * 1024;

    CommandRoutes(LiveModel model, CommandPort port, SameOrigin origin) {
        this(model, port, origin, Clock.systemUTC());
    }

    /** The body; without an id it gets one, with one it counts once however often it is sent. */
    private record Wish(
            String id,
            Action action,
            String subject,
            String scope,
            String run,
            int version,
            String by,
            String why,
            String validFrom,
            String into) {}

    private record Sent(String id, String status, String topic, long offset) {}

    void addTo(Router router) {
        router.post(PATH).handler(this::guard);
        router.post(PATH).handler(BodyHandler.create(false).setBodyLimit(LARGEST));
        router.post(PATH).handler(this::take);
    }

    /** Before anything of the body is read. */
    private void guard(RoutingContext context) {
        String fault = origin.fault(context.request());
        String type = context.request().getHeader("Content-Type");
        if (port == null) Answers.error(context, 403, "page.commands is off: this page only shows");
        else if (fault != null) Answers.error(context, 403, fault);
        else if (type == null || !type.split(";")[0].strip().equalsIgnoreCase("application/json"))
            Answers.error(context, 415, "Content-Type must be application/json, was " + type);
        else context.next();
    }

    private void take(RoutingContext context) {
        try {
            Command command = command(context);
            new CommandCheck(model).check(command);
            send(context, command);
        } catch (CommandCheck.Fault fault) {
            Answers.error(context, fault.status(), fault.getMessage());
        }
    }

    private Command command(RoutingContext context) throws CommandCheck.Fault {
        try {
            byte[] body = context.body().buffer() == null
                    ? new byte[0]
                    : context.body().buffer().getBytes();
            Wish wish = Json.MAPPER.readValue(body, Wish.class);
            if (wish == null) throw new CommandCheck.Fault(400, "the body must be an object");
            String id = wish.id() == null ? UUID.randomUUID().toString() : wish.id();
            Target target = new Target(wish.subject(), wish.scope(), wish.run(), wish.version());
            return Command.of(id, wish.action(), target, wish.by(), wish.why(), wall.instant())
                    .validFrom(EarliestStart.time("valid_from", wish.validFrom()))
                    .into(wish.into());
        } catch (IOException e) {
            throw new CommandCheck.Fault(400, "the body is no command: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new CommandCheck.Fault(400, e.getMessage());
        }
    }

    private void send(RoutingContext context, Command command) {
        Vertx vertx = context.vertx();
        vertx.executeBlocking(() -> port.send(command))
                .onSuccess(offset -> Answers.json(context, 202, new Sent(command.id(), "sent", "commands", offset)))
                .onFailure(e -> Answers.error(context, 503, String.valueOf(e.getMessage())));
    }
}
