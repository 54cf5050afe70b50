package org.driftwatch.ui.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramSnapshotCodec;

/** A browser for tests: takes messages only as long as it is told to. */
final class FeedClient implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final List<JsonNode> texts = new CopyOnWriteArrayList<>();
    final List<HistogramSnapshot> spectra = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private volatile boolean taking = true;
    private final WebSocket socket;

    FeedClient(int port) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/feed"), this)
                .join();
    }

    void subscribe(String run, String channel, String view) {
        send("{\"type\":\"subscribe\",\"run\":\"" + run + "\",\"channel\":\"" + channel + "\",\"view\":\"" + view
                + "\"}");
    }

    void send(String message) {
        socket.sendText(message, true).join();
    }

    /** Stops reading from the connection. */
    void stall() {
        taking = false;
    }

    void resume() {
        taking = true;
        socket.request(1);
    }

    JsonNode newestText() {
        return texts.get(texts.size() - 1);
    }

    HistogramSnapshot newestSpectrum() {
        return spectra.get(spectra.size() - 1);
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        webSocket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            texts.add(json(text.toString()));
            text.setLength(0);
        }
        more(webSocket);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        binary.writeBytes(part);
        if (last) {
            spectra.add(new HistogramSnapshotCodec().decode(binary.toByteArray()));
            binary.reset();
        }
        more(webSocket);
        return null;
    }

    private void more(WebSocket webSocket) {
        if (taking) webSocket.request(1);
    }

    static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (java.io.IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    static void until(String what, BooleanSupplier condition) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > limit) throw new AssertionError("not within " + PATIENCE + ": " + what);
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
