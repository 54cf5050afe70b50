package org.driftwatch.app.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks a page without a browser. */
record Address(String page) {

    /** The body; empty while nobody answers. */
    String get(String path) {
        HttpRequest get = HttpRequest.newBuilder(URI.create(page + path)).build();
        try {
            return HttpClient.newHttpClient().send(get, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The status of the answer. */
    int post(String path, String json) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(URI.create(page + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient().send(post, BodyHandlers.ofString()).statusCode();
    }
}
