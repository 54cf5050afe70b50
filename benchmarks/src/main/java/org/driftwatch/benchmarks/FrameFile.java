package org.driftwatch.benchmarks;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/**
 * A run made beforehand: its records as they travel on the topic, one after the other behind their lengths, so that
 * neither simulating nor heap takes part in what is measured. At most 2 GiB.
 */
record FrameFile<E extends Event>(Path path, Codec<E> codec, RunDescription description) {

    /** Writes a run, to its end. */
    static <E extends Event> FrameFile<E> write(Path path, Codec<E> codec, RunSource<E> source) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)))) {
            for (E event = source.next(); event != null; event = source.next()) {
                byte[] frame = codec.encode(event);
                out.writeInt(frame.length);
                out.write(frame);
            }
        }
        return new FrameFile<>(path, codec, source.description());
    }

    long bytes() throws IOException {
        return Files.size(path);
    }

    Frames frames() throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            return new Frames(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    /** The records, in order. */
    static final class Frames {
        private final MappedByteBuffer file;

        private Frames(MappedByteBuffer file) {
            this.file = file;
        }

        /** The next one, null behind the last. */
        byte[] next() {
            if (!file.hasRemaining()) return null;
            byte[] frame = new byte[file.getInt()];
            file.get(frame);
            return frame;
        }
    }

    /** The run once more. */
    RunSource<E> source() throws IOException {
        Frames frames = frames();
        return new RunSource<>() {
            @Override
            public RunDescription description() {
                return description;
            }

            @Override
            public E next() {
                byte[] frame = frames.next();
                return frame == null ? null : codec.decode(frame);
            }

            @Override
            public void close() {}
        };
    }
}
