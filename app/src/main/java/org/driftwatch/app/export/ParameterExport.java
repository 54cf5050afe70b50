package org.driftwatch.app.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.app.results.ResultsFile;
import org.driftwatch.topics.codec.Json;

/**
 * Writes the parameters of a results file, or of what else has its shape, into a directory: {@code KEY-par_hit.json} for each run, channel by channel, and what is valid
 * from when in {@code validity.yaml}. Runs that were exported there before stay; a run exported again replaces its file.
 */
public final class ParameterExport {
    private final Dictionary dictionary;
    private final boolean proposals;

    private ParameterExport(Dictionary dictionary, boolean proposals) {
        this.dictionary = dictionary;
        this.proposals = proposals;
    }

    /** Hit dictionaries. */
    public static ParameterExport hit() {
        return new ParameterExport(new HitDictionary(), false);
    }

    /** DSP databases; {@code proposals} also from what jobs only proposed. */
    public static ParameterExport dsp(boolean proposals) {
        return new ParameterExport(new DspDictionary(), proposals);
    }

    /**
     * All or nothing but for trouble with the disk: everything is made before the first file is written.
     *
     * @return the files written, validity last
     * @throws IOException naming the file in one line
     */
    public List<Path> export(Path results, Path directory) throws IOException {
        return export(tree(results), results.toString(), directory);
    }

    /**
     * The same of what is in memory.
     *
     * @param results where it came from, for people
     */
    public List<Path> export(JsonNode tree, String results, Path directory) throws IOException {
        List<PublishedRun> runs = runs(tree, results);
        List<ObjectNode> contents = new ArrayList<>();
        for (PublishedRun run : runs) contents.add(content(run, results));
        if (contents.stream().allMatch(ObjectNode::isEmpty))
            throw new IOException(results + ": holds no parameters for " + dictionary.suffix());
        ValidityDirectory validity = ValidityDirectory.open(directory, dictionary.suffix());
        Files.createDirectories(directory);
        List<Path> written = new ArrayList<>();
        SortedMap<Instant, List<String>> names = new TreeMap<>();
        for (int i = 0; i < contents.size(); i++) {
            if (contents.get(i).isEmpty() || goesOn(i, runs, contents)) continue;
            String name = runs.get(i).key() + "-" + dictionary.suffix() + ".json";
            ResultsFile.write(directory.resolve(name), contents.get(i));
            written.add(directory.resolve(name));
            names.computeIfAbsent(runs.get(i).validFrom(), from -> new ArrayList<>())
                    .add(name);
        }
        written.add(validity.without(name -> runs.stream().anyMatch(run -> run.wroteLater(name, dictionary.suffix())))
                .write(names));
        return written;
    }

    /** Nothing of this kind begins at this time of the run. */
    private static boolean goesOn(int i, List<PublishedRun> runs, List<ObjectNode> contents) {
        return i > 0
                && runs.get(i).run().equals(runs.get(i - 1).run())
                && contents.get(i).equals(contents.get(i - 1));
    }

    private List<PublishedRun> runs(JsonNode tree, String results) throws IOException {
        if (!tree.path("parameters").isArray()) throw new IOException(results + ": is no results file");
        try {
            return PublishedRun.of(tree, proposals);
        } catch (IllegalArgumentException e) {
            throw new IOException(results + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode tree(Path results) throws IOException {
        if (!Files.isReadable(results) || Files.isDirectory(results))
            throw new IOException(results + ": cannot be read");
        try {
            return Json.MAPPER.readTree(results.toFile());
        } catch (JsonProcessingException e) {
            throw new IOException(results + ": line " + e.getLocation().getLineNr() + " is not JSON", e);
        }
    }

    private ObjectNode content(PublishedRun run, String results) throws IOException {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        for (var channel : run.channels().entrySet()) {
            ObjectNode own;
            try {
                own = dictionary.of(channel.getValue(), run.validFrom());
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        results + ": run " + run.key() + " " + channel.getKey() + ": " + e.getMessage(), e);
            }
            if (!own.isEmpty()) content.set(channel.getKey(), own);
        }
        return content;
    }
}
