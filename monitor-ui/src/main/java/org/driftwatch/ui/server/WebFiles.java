package org.driftwatch.ui.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The files of the pages from the class path. Our own are revalidated each time (ETag); the chart library has its
 * version in its path and may be kept for a year. A line {@code <!-- include NAME -->} of a page stands for the file
 * {@code web/parts/NAME.html}: what all pages have stands there once.
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
    private static final Pattern INCLUDE = Pattern.compile("(?m)^ *<!-- include (\\w+) -->\n");
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
        byte[] bytes = bytes(resource);
        if (bytes == null) return null;
        if (resource.endsWith(".html")) bytes = whole(bytes);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return new WebFile(bytes, "\"" + Long.toHexString(crc.getValue()) + "-" + bytes.length + "\"");
    }

    /** The page with its parts in their places. */
    private static byte[] whole(byte[] page) {
        return INCLUDE.matcher(new String(page, StandardCharsets.UTF_8))
                .replaceAll(line -> Matcher.quoteReplacement(part(line.group(1))))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String part(String name) {
        byte[] part = bytes("web/parts/" + name + ".html");
        if (part == null) throw new IllegalStateException("no part " + name + " of a page in web/parts");
        return new String(part, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = WebFiles.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
