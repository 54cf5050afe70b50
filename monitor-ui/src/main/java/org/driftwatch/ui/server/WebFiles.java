package org.driftwatch.ui.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * The files of the page from the class path. Our own are revalidated each time (ETag); the chart library has its
 * version in its path and may be kept for a year.
 */
final class WebFiles {
    static final String ECHARTS = "6.0.0";
    private static final String LIBRARY_PATH = "/lib/echarts-" + ECHARTS + "/";
    private static final String LIBRARY = "META-INF/resources/_static/echarts/" + ECHARTS + "/dist/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json");
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private record WebFile(byte[] bytes, String tag) {}

    private final Map<String, WebFile> files = new ConcurrentHashMap<>();

    void serve(RoutingContext context) {
        String path = context.normalizedPath();
        boolean library = path.startsWith(LIBRARY_PATH);
        String resource = library
                ? LIBRARY + path.substring(LIBRARY_PATH.length())
                : "web" + (path.equals("/") ? "/index.html" : path);
        String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
        WebFile file = type == null || path.contains("..") ? null : load(resource);
        if (file == null) context.next();
        else send(context, file, library ? "public, max-age=31536000, immutable" : "no-cache", type);
    }

    private static void send(RoutingContext context, WebFile file, String caching, String type) {
        HttpServerResponse response = context.response()
                .putHeader("Cache-Control", caching)
                .putHeader("ETag", file.tag)
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff");
        if (file.tag.equals(context.request().getHeader("If-None-Match")))
            response.setStatusCode(304).end();
        else response.putHeader("Content-Type", type).end(Buffer.buffer(file.bytes));
    }

    private WebFile load(String resource) {
        WebFile known = files.get(resource);
        if (known != null) return known;
        WebFile file = read(resource);
        if (file != null) files.put(resource, file);
        return file;
    }

    private static WebFile read(String resource) {
        try (InputStream in = WebFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) return null;
            byte[] bytes = in.readAllBytes();
            CRC32C crc = new CRC32C();
            crc.update(bytes);
            return new WebFile(bytes, "\"" + Long.toHexString(crc.getValue()) + "-" + bytes.length + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
