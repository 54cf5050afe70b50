package org.driftwatch.calibrators.germanium.jobs;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.Provenance;
import org.driftwatch.topics.parameter.Standing;

/**
 * Makes parameters of proposals. Each says in its provenance whether it is published or proposed ({@code status}), by which {@code
 * rule}, and {@code why}; neither changes the signal processing of the run it was made from.
 */
public record JobAnswer(JobRequest request, JobSettings settings) {
    /** Key of the reason of the request. */
    public static final String ASKED = "asked";

    private static final String PUBLISHED = Standing.published.name();
    private static final String PROPOSED = Standing.proposed.name();
    private static final String BETTER_THAN_ITS_ERROR = "improvement larger than its error";
    private static final String A_PERSON = "a person publishes";

    /** One parameter per proposal that is wanted, in their order. */
    public List<Parameter> parameters(List<Proposal> proposals) {
        return proposals.stream()
                .filter(proposal -> request.version(proposal.subject()) > 0)
                .map(this::parameter)
                .toList();
    }

    private Parameter parameter(Proposal proposal) {
        return new Parameter(
                1,
                proposal.subject(),
                request.channel(),
                request.run(),
                request.version(proposal.subject()),
                request.validFrom(),
                null,
                proposal.value(),
                provenance(proposal));
    }

    private SortedMap<String, String> provenance(Proposal proposal) {
        boolean byRule = settings.publish() == JobSettings.Publish.rule;
        SortedMap<String, String> provenance = new TreeMap<>();
        provenance.put(Provenance.STATUS, byRule && proposal.better() ? PUBLISHED : PROPOSED);
        provenance.put(Provenance.RULE, byRule ? BETTER_THAN_ITS_ERROR : A_PERSON);
        provenance.put(Provenance.WHY, proposal.why());
        provenance.put(ASKED, request.reason());
        provenance.put("baselines", Integer.toString(request.baselines().size()));
        provenance.put("full_energy", Integer.toString(request.fullEnergy().size()));
        return provenance;
    }
}
