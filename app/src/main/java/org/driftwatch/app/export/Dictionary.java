package org.driftwatch.app.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.SortedMap;

/** A kind of dictionary that the parameters of one channel can be written as. */
interface Dictionary {
    /** End of the names of its files, e.g. {@code par_hit}. */
    String suffix();

    /**
     * @param values by subject
     * @param at when the run began
     * @return empty when these parameters say nothing for it
     * @throws IllegalArgumentException in one line
     */
    ObjectNode of(SortedMap<String, JsonNode> values, Instant at);
}
