package org.driftwatch.ui.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import org.driftwatch.topics.codec.Json;

/** How an HTTP answer looks: JSON of a record, or an error of one JSON line. */
final class Answers {
    private record Fault(int status, String error) {}

    private Answers() {}

    static void json(RoutingContext context, Object record) {
        json(context, 200, record);
    }

    static void json(RoutingContext context, int status, Object record) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(text(record));
    }

    static void csv(RoutingContext context, String fileName, String text) {
        context.response()
                .putHeader("Content-Type", "text/csv; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Disposition", "attachment; filename=\"" + safe(fileName) + "\"")
                .end(text);
    }

    static void error(RoutingContext context, int status, String message) {
        json(context, status, new Fault(status, message.lines().findFirst().orElse("")));
    }

    static String text(Object record) {
        try {
            return Json.MAPPER.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String safe(String fileName) {
        return fileName.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
