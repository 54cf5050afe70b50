package org.driftwatch.topics.hit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Operations of several runs, as the peer writes A/E corrections: {@code {"20230311T235840Z": {"AoE_Timecorr": {…}}, …}}, each from
 * the time of its key until the next one.
 */
public record OperationsByTime(SortedMap<Instant, Map<String, HitOperation>> operations) {
    public OperationsByTime {
        operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
    }

    /** True if every key is a time, so that this is not one set of operations. */
    public static boolean isForm(JsonNode tree) {
        return tree.isObject()
                && !tree.isEmpty()
                && tree.properties().stream().allMatch(entry -> TimestampKey.isKey(entry.getKey()));
    }

    /** @throws IllegalArgumentException naming path, bound and value in one line */
    public static OperationsByTime of(JsonNode tree, String path) {
        SortedMap<Instant, Map<String, HitOperation>> operations = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : HitTree.object(tree, path).properties()) {
            String at = path + "." + entry.getKey();
            if (!TimestampKey.isKey(entry.getKey()))
                throw new IllegalArgumentException(at + " must be a time such as 20230311T235840Z");
            operations.put(TimestampKey.parse(entry.getKey()), HitTree.operations(entry.getValue(), at));
        }
        return new OperationsByTime(operations);
    }

    /** Those in force at that time; none before the first. */
    public Optional<Map<String, HitOperation>> at(Instant time) {
        SortedMap<Instant, Map<String, HitOperation>> begun = operations.headMap(time.plusNanos(1));
        return begun.isEmpty() ? Optional.empty() : Optional.of(begun.get(begun.lastKey()));
    }

    /** The same as JSON. */
    public ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        operations.forEach((from, set) -> tree.set(TimestampKey.format(from), HitTree.tree(set)));
        return tree;
    }
}
