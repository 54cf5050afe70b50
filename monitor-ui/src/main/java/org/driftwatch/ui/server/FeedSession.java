package org.driftwatch.ui.server;

import io.micrometer.core.instrument.Counter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.ui.array.ArrayPicture;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.Selection;
import org.driftwatch.ui.model.SpectrumFrame;
import org.driftwatch.ui.model.Update;
import org.driftwatch.ui.production.ProductionPicture;

/**
 * One browser. It holds what the browser knows (a version), never what it still has to be sent: when the browser does
 * not take its bytes the round is skipped and counted, and the next round carries the newest state. Runs on one event
 * loop.
 */
final class FeedSession {
    private static final long HEARTBEAT_MS = 1_000;

    private record Error(int schema, String type, String error) {}

    private final ServerWebSocket socket;
    private final LiveModel model;
    private final Counter droppedFrames;
    private final FeedServer server;
    private final Duration spectra;
    private Selection selection;
    private HistogramView view = HistogramView.TOTAL;
    private Subscription asked;
    private long known;
    private long knownDetail;
    private long knownSpectrum;
    private long knownPicture;
    private long pictureAtMs;
    private long spectrumAtMs;
    private long textAtMs;
    private long dropped;

    FeedSession(ServerWebSocket socket, LiveModel model, Counter droppedFrames, FeedServer server, Duration spectra) {
        this.socket = socket;
        this.model = model;
        this.droppedFrames = droppedFrames;
        this.server = server;
        this.spectra = spectra;
    }

    /** Answers a message of the browser; a bad one is answered, not punished. */
    void receive(String text, long nowMs) {
        try {
            asked = Subscription.decode(text);
            if (asked.ofChannel()) look();
            textAtMs = 0;
            knownPicture = 0;
            pictureAtMs = 0;
            round(nowMs);
        } catch (UndecodableException e) {
            if (!socket.writeQueueFull()) socket.writeTextMessage(Answers.text(new Error(1, "error", e.getMessage())));
        }
    }

    private void look() {
        if (!java.util.Objects.equals(asked.selection(), selection)) knownDetail = 0;
        selection = asked.selection();
        view = asked.histogramView();
        knownSpectrum = 0;
        spectrumAtMs = 0;
    }

    /** Sends what is new, or skips. Silent until the browser has said what it looks at. */
    void round(long nowMs) {
        if (asked == null || socket.isClosed()) return;
        if (socket.writeQueueFull()) {
            dropped++;
            droppedFrames.increment();
            return;
        }
        if (asked.array() != null) array(nowMs);
        else if (asked.production() != null) production(nowMs);
        else {
            text(nowMs);
            if (!socket.writeQueueFull()) spectrum(nowMs);
        }
    }

    private void array(long nowMs) {
        long version = model.arrayVersion();
        boolean news = version != knownPicture;
        if (!news && nowMs - textAtMs < HEARTBEAT_MS) return;
        ArrayPicture picture = news ? model.array(asked.array(), asked.telescope()) : null;
        send(new ArrayMessage(server, version, nowMs, picture, model.deadLetters(), dropped), nowMs);
        knownPicture = version;
    }

    /** A production changes with every mark of every grid point: as a spectrum, its picture goes out no oftener than those do. */
    private void production(long nowMs) {
        long version = model.productionVersion();
        boolean news = version != knownPicture && nowMs - pictureAtMs >= spectra.toMillis();
        if (!news && nowMs - textAtMs < HEARTBEAT_MS) return;
        ProductionPicture picture = news ? model.production(asked.production()) : null;
        send(new ProductionMessage(server.id(), version, nowMs, picture, model.deadLetters(), dropped), nowMs);
        if (!news) return;
        knownPicture = version;
        pictureAtMs = nowMs;
    }

    private void send(Object message, long nowMs) {
        socket.writeTextMessage(Answers.text(message));
        textAtMs = nowMs;
    }

    private void text(long nowMs) {
        Update update = model.since(known, selection, knownDetail);
        if (update.empty() && known != 0 && nowMs - textAtMs < HEARTBEAT_MS) return;
        String run = selection == null ? null : selection.run();
        send(FeedMessage.of(server, known, nowMs, run, update, dropped), nowMs);
        known = update.version();
        knownDetail = known;
    }

    private void spectrum(long nowMs) {
        if (selection == null || nowMs - spectrumAtMs < spectra.toMillis()) return;
        SpectrumFrame frame = model.spectrum(selection, view);
        if (frame == null || frame.version() <= knownSpectrum) return;
        socket.writeBinaryMessage(Buffer.buffer(frame.bytes()));
        knownSpectrum = frame.version();
        spectrumAtMs = nowMs;
    }
}
