package org.driftwatch.app.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.driftwatch.topics.hit.ValidityFile;
import org.driftwatch.topics.hit.ValidityFile.Entry;

/** The {@code validity.yaml} of a directory with parameter files of one kind. */
final class ValidityDirectory {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build());
    private final Path file;
    private final List<Entry> before;

    private ValidityDirectory(Path file, List<Entry> before) {
        this.file = file;
        this.before = before;
    }

    /** @throws IOException when there is a file that is not ours to change */
    static ValidityDirectory open(Path directory, String suffix) throws IOException {
        Path file = directory.resolve("validity.yaml");
        if (!Files.exists(file)) return new ValidityDirectory(file, List.of());
        List<Entry> before = entries(file);
        for (Entry entry : before)
            for (String name : entry.apply())
                if (!name.endsWith("-" + suffix + ".json"))
                    throw new IOException(file + ": applies " + name + "; choose a directory for " + suffix + " alone");
        return new ValidityDirectory(file, before);
    }

    private static List<Entry> entries(Path file) throws IOException {
        try {
            return ValidityFile.of(YAML.readTree(file.toFile()), file.toString())
                    .entries();
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": line " + e.getLocation().getLineNr() + " is not YAML", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Without entries that apply nothing but such files: what a run that is exported again no longer says must not stay. */
    ValidityDirectory without(Predicate<String> files) {
        return new ValidityDirectory(
                file,
                before.stream()
                        .filter(entry -> !entry.apply().stream().allMatch(files))
                        .toList());
    }

    /**
     * With new files by the time from which they alone apply; earlier entries of the same times give way.
     *
     * @return where it was written
     */
    Path write(SortedMap<Instant, List<String>> files) throws IOException {
        List<Entry> all = new ArrayList<>();
        files.forEach((from, names) -> all.add(new Entry(from, ValidityFile.ALL, ValidityFile.Mode.RESET, names)));
        for (Entry entry : before) if (!files.containsKey(entry.validFrom())) all.add(entry);
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        YAML.writeValue(partial.toFile(), new ValidityFile(all).tree());
        return Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
