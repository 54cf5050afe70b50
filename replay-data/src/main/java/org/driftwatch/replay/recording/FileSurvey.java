package org.driftwatch.replay.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/**
 * One file read from its first byte to its last, so that what is damaged is known before anything is played.
 *
 * @param description of the start of the run, its first record; null when even that is cut
 * @param marks a hash of each, the start and all others
 * @param bytes up to the last whole record
 * @param cut says where the file ends within a record, null when it does not
 */
record FileSurvey(
        Path file, RunDescription description, long records, long events, List<Integer> marks, long bytes, String cut) {
    private static final Codec<Mark> MARKS = new JsonCodec<>(Mark.class);

    static FileSurvey of(Path file) throws IOException {
        try (RecordFileReader reader = RecordFileReader.open(file)) {
            RunDescription description = null;
            List<Integer> marks = new ArrayList<>();
            for (StoredRecord record = reader.next(); record != null; record = reader.next()) {
                if (record.kind() == StoredRecord.Kind.MARK) {
                    Mark mark = mark(reader, record);
                    if (mark instanceof Mark.RunStarted started) description = started.description();
                    marks.add(MergedPartitions.said(mark).hashCode());
                }
                if (description == null)
                    throw new IOException(file + ": record 0: must be the start of the run, is not");
            }
            long events = reader.records() - marks.size();
            return new FileSurvey(file, description, reader.records(), events, marks, reader.position(), reader.cut());
        }
    }

    /** The mark in the record a reader has just read. */
    static Mark mark(RecordFileReader reader, StoredRecord record) throws IOException {
        try {
            return MARKS.decode(record.value());
        } catch (UndecodableException e) {
            throw new IOException(
                    reader.file() + ": record " + (reader.records() - 1) + ": is no mark: " + e.getMessage(), e);
        }
    }
}
