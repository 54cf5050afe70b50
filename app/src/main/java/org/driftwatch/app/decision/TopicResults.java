package org.driftwatch.app.decision;

import com.fasterxml.jackson.databind.JsonNode;
import org.driftwatch.app.results.Results;
import org.driftwatch.app.results.ResultsBuilder;
import org.driftwatch.streams.command.ParameterLedger;
import org.driftwatch.topics.codec.Json;

/** What is on the topic {@code parameters} now, in the shape of a results file; without drift, which is not kept for ever. */
public final class TopicResults {
    private TopicResults() {}

    /** Of all subjects of germanium. */
    public static JsonNode germanium(Decisions topic) throws DecisionException {
        ParameterLedger ledger = topic.read(key -> key.startsWith("germanium."));
        ResultsBuilder results = new ResultsBuilder();
        ledger.all().forEach(versions -> versions.all().forEach(results::add));
        ledger.marks().forEach(results::add);
        return Json.MAPPER.valueToTree(results.build(new Results.Throughput(0, 0, 0, "")));
    }
}
