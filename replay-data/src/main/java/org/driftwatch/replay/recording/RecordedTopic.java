package org.driftwatch.replay.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.driftwatch.topics.run.MarkedSource;
import org.driftwatch.topics.run.RunDescription;

/**
 * What was recorded of a run on one topic, checked to the last byte, ready to be played as often as wanted.
 *
 * @param marks that all partitions have, the start of the run included: so far it can be played
 * @param events in all files
 * @param warnings where files are cut, one line each
 */
public record RecordedTopic(
        String topic, RunDescription description, List<Path> files, long marks, long events, List<String> warnings) {
    public RecordedTopic {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /** @throws IOException when a file is damaged or missing; cut tails are warnings unless the recording is complete */
    static RecordedTopic open(Path directory, RunManifest manifest, RunManifest.TopicPart part) throws IOException {
        List<FileSurvey> surveys = new ArrayList<>();
        for (RunManifest.FilePart file : part.files()) {
            Path path = directory.resolve(file.file());
            if (!Files.isRegularFile(path))
                throw new IOException(path + ": is missing, " + RunManifest.FILE + " has it");
            FileSurvey survey = FileSurvey.of(path);
            if (manifest.state() == RunManifest.State.complete) requireWhole(survey, file);
            surveys.add(survey);
        }
        if (surveys.size() != part.partitions())
            throw new IOException(directory.resolve(RunManifest.FILE) + ": " + part.topic() + " must have "
                    + part.partitions() + " files, has " + surveys.size());
        int marks = surveys.stream().mapToInt(each -> each.marks().size()).min().orElseThrow();
        RecordedTopic opened = new RecordedTopic(
                part.topic(),
                part.description(),
                surveys.stream().map(FileSurvey::file).toList(),
                marks,
                surveys.stream().mapToLong(FileSurvey::events).sum(),
                surveys.stream().map(FileSurvey::cut).filter(Objects::nonNull).toList());
        boolean agreed = surveys.stream()
                        .map(each -> each.marks().subList(0, marks))
                        .distinct()
                        .count()
                == 1;
        if (!agreed) opened.complain();
        return opened;
    }

    /** Goes to the marks that differ, whose error names them. */
    private void complain() throws IOException {
        try (MarkedSource source = MergedPartitions.open(this)) {
            while (source.next() != null) continue;
        }
    }

    private static void requireWhole(FileSurvey survey, RunManifest.FilePart said) throws IOException {
        if (survey.cut() != null) throw new IOException(survey.cut() + "; the recording was complete");
        if (survey.records() != said.records() || survey.bytes() != said.bytes())
            throw new IOException(survey.file() + ": must have " + said.records() + " records in " + said.bytes()
                    + " bytes, has " + survey.records() + " in " + survey.bytes());
    }

    /** Opens it to be played once. */
    public MarkedSource open() throws IOException {
        if (description.sources().size() > 1)
            throw new IOException("run " + description.run() + " has several sources on " + topic + " ("
                    + String.join(", ", description.sources()) + "): only runs of one source can be played");
        return MergedPartitions.open(this);
    }
}
