package org.driftwatch.ui.server;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Set;

/**
 * Whether a request that changes something comes from our own page, or from no browser at all. A page of somebody else that is open
 * in the same browser must not decide for the person in front of it: browsers say where a request comes from ({@code Origin}, {@code
 * Sec-Fetch-Site}). On a server of this machine alone, a foreign name in {@code Host} is a trick of name servers.
 *
 * @param bound address the server is bound to
 */
record SameOrigin(String bound) {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** What is wrong, in one line; null when nothing is. */
    String fault(HttpServerRequest request) {
        HostAndPort asked = request.authority();
        if (asked == null) return "a request without Host";
        if (HERE.contains(bound) && !HERE.contains(asked.host()))
            return "this page is served at " + bound + " only, not at " + asked.host();
        if (!matches(request))
            return "commands are taken from our own page only, not from " + request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none")
                ? null
                : "commands are taken from our own page only, not from a " + site + " one";
    }

    /** Whether a browser that names an origin names this server. */
    static boolean matches(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        HostAndPort asked = request.authority();
        if (origin == null) return true;
        try {
            URI from = URI.create(origin);
            // an address leaves out the usual port on both sides, or on none
            return asked != null && asked.host().equalsIgnoreCase(from.getHost()) && asked.port() == from.getPort();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
