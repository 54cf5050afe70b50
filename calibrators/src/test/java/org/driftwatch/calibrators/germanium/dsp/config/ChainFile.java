package org.driftwatch.calibrators.germanium.dsp.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.topics.germanium.dsp.ChainConfig;
import org.driftwatch.topics.germanium.dsp.ChainConfigReader;

/** Chains to test with: the reference chain and variations of it, and small ones written out. */
final class ChainFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChainFile() {}

    static ChainConfig reference() {
        return changed(tree -> {});
    }

    /** The reference chain with a change. */
    static ChainConfig changed(Consumer<ObjectNode> change) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(
                    SharedFolder.file("reference/hpge/hpge_chain.json").toFile());
            change.accept(tree);
            return ChainConfigReader.read("chain.json", tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param json with ' for " */
    static ChainConfig of(String json) {
        return ChainConfigReader.read("chain.json", tree(json));
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"').replace('`', '\''));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ConfiguredChain compiled(ChainConfig config) {
        return new ConfiguredChain(config, Map.of(), true);
    }

    static ObjectNode processors(ObjectNode tree) {
        return (ObjectNode) tree.get("processors");
    }

    static void setOutputs(ObjectNode tree, List<String> names) {
        ArrayNode outputs = tree.putArray("outputs");
        names.forEach(outputs::add);
    }
}
