package org.driftwatch.replay.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.driftwatch.topics.codec.BinaryFrame;
import org.driftwatch.topics.codec.UndecodableException;

/**
 * Reads the records of a file in their order, those that were there when it was opened. Ends before a tail that a kill has cut,
 * see {@link #cut()}; everything else that is wrong is an error that names file, record, byte and bound.
 */
public final class RecordFileReader implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 17;
    private final Path file;
    private final long size;
    private final InputStream in;
    private RecordPlace place;
    private long position;
    private long records;
    private long lastOffset = -1;
    private String cut;

    private RecordFileReader(Path file) throws IOException {
        this.file = file;
        size = Files.size(file);
        in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }

    public static RecordFileReader open(Path file) throws IOException {
        RecordFileReader reader = new RecordFileReader(file);
        try {
            reader.readPlace();
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    private void readPlace() throws IOException {
        byte[] fields = take(Math.min(size, BinaryFrame.FIELDS));
        int length = fields.length < BinaryFrame.FIELDS ? BinaryFrame.FIELDS : headerLength(fields);
        if (size < length) {
            cut = where("the head of the file has " + size + " of " + length + " bytes");
            return;
        }
        byte[] all = Arrays.copyOf(fields, length);
        System.arraycopy(take(length - fields.length), 0, all, fields.length, length - fields.length);
        try {
            place = RecordPlace.read(all);
        } catch (UndecodableException e) {
            throw new IOException(file + ": is no file of recorded records: " + e.getMessage(), e);
        }
    }

    private static int headerLength(byte[] fields) {
        int declared = BinaryFrame.headerLength(ByteBuffer.wrap(fields).order(ByteOrder.LITTLE_ENDIAN));
        return Math.max(declared, BinaryFrame.FIELDS);
    }

    private byte[] take(long length) throws IOException {
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) throw new IOException(where("the file became shorter than " + size + " bytes"));
        position += length;
        return bytes;
    }

    private String where(String what) {
        return file + ": record " + records + " at byte " + position + ": " + what;
    }

    /** Null when the head of the file is cut. */
    public RecordPlace place() {
        return place;
    }

    /** The next record, null behind the last whole one. */
    public StoredRecord next() throws IOException {
        long left = size - position;
        if (left == 0 || cut != null) return null;
        if (left < RecordHead.LENGTH) return endAt("its head has " + left + " of " + RecordHead.LENGTH + " bytes");
        RecordHead head = RecordHead.read(take(RecordHead.LENGTH));
        if (head == null) throw damaged(RecordHead.LENGTH, "the checksum of its head does not fit");
        left -= RecordHead.LENGTH;
        if (left < head.bodyLength()) {
            position -= RecordHead.LENGTH;
            return endAt("its body has " + left + " of " + head.bodyLength() + " bytes");
        }
        return record(head);
    }

    private StoredRecord record(RecordHead head) throws IOException {
        long length = RecordHead.LENGTH + head.bodyLength();
        byte[] key = head.keyLength() == RecordHead.NO_KEY ? null : take(head.keyLength());
        byte[] value = take(Integer.toUnsignedLong(head.valueLength()));
        if (RecordHead.sum(key, value) != head.bodySum())
            throw damaged(length, "the checksum of its key and value does not fit");
        if (head.kind() >= StoredRecord.Kind.values().length)
            throw damaged(length, "kind must be 0, 1 or 2, is " + head.kind());
        if (head.offset() <= lastOffset)
            throw damaged(length, "offset must be > " + lastOffset + ", is " + head.offset());
        lastOffset = head.offset();
        records++;
        return new StoredRecord(StoredRecord.Kind.values()[head.kind()], head.timeNs(), head.offset(), key, value);
    }

    private StoredRecord endAt(String what) {
        cut = where(what);
        return null;
    }

    private IOException damaged(long read, String what) {
        position -= read;
        return new IOException(where(what));
    }

    /** Says where the file ends within a record, once {@link #next} has come there; null when it does not. */
    public String cut() {
        return cut;
    }

    /** Records read so far. */
    public long records() {
        return records;
    }

    /** Bytes read so far: where the next record begins. */
    public long position() {
        return position;
    }

    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
