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
    private final String server;
    private final Duration spectra;
    private Selection selection;
    private HistogramView view = HistogramView.TOTAL;
    private Subscription array;
    private boolean subscribed;
    private long known;
    private long knownDetail;
    private long knownSpectrum;
    private long knownArray;
    private long spectrumAtMs;
    private long textAtMs;
    private long dropped;

    FeedSession(ServerWebSocket socket, LiveModel model, Counter droppedFrames, String server, Duration spectra) {
        this.socket = socket;
        this.model = model;
        this.droppedFrames = droppedFrames;
        this.server = server;
        this.spectra = spectra;
    }

    /** Answers a message of the browser; a bad one is answered, not punished. */
    void receive(String text, long nowMs) {
        try {
            Subscription asked = Subscription.decode(text);
            if (asked.array() == null) look(asked);
            array = asked.array() == null ? null : asked;
            subscribed = true;
            textAtMs = 0;
            knownArray = 0;
            round(nowMs);
        } catch (UndecodableException e) {
            if (!socket.writeQueueFull()) socket.writeTextMessage(Answers.text(new Error(1, "error", e.getMessage())));
        }
    }

    private void look(Subscription asked) {
        if (!java.util.Objects.equals(asked.selection(), selection)) knownDetail = 0;
        selection = asked.selection();
        view = asked.histogramView();
        knownSpectrum = 0;
        spectrumAtMs = 0;
    }

    /** Sends what is new, or skips. Silent until the browser has said what it looks at. */
    void round(long nowMs) {
        if (!subscribed || socket.isClosed()) return;
        if (socket.writeQueueFull()) {
            dropped++;
            droppedFrames.increment();
            return;
        }
        if (array != null) {
            array(nowMs);
            return;
        }
        text(nowMs);
        if (!socket.writeQueueFull()) spectrum(nowMs);
    }

    private void array(long nowMs) {
        long version = model.arrayVersion();
        boolean news = version != knownArray;
        if (!news && nowMs - textAtMs < HEARTBEAT_MS) return;
        ArrayPicture picture = news ? model.array(array.array(), array.telescope()) : null;
        socket.writeTextMessage(
                Answers.text(new ArrayMessage(server, version, nowMs, picture, model.deadLetters(), dropped)));
        textAtMs = nowMs;
        knownArray = version;
    }

    private void text(long nowMs) {
        Update update = model.since(known, selection, knownDetail);
        if (update.empty() && known != 0 && nowMs - textAtMs < HEARTBEAT_MS) return;
        String run = selection == null ? null : selection.run();
        socket.writeTextMessage(Answers.text(FeedMessage.of(server, known, nowMs, run, update, dropped)));
        textAtMs = nowMs;
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
