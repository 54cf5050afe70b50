package org.driftwatch.topics.parameter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All versions of one subject, scope and run, and which of them is in force: the published one that is valid from the latest data
 * time, among equals the highest version. Proposals and rejections are in it but never in force.
 *
 * @param all in that order, each version once
 */
public record ParameterVersions(List<Parameter> all) {
    /** In order of the data time they are valid from, then of version. */
    public static final Comparator<Parameter> ORDER =
            Comparator.comparing(Parameter::validFrom).thenComparingInt(Parameter::version);

    /** Of versions in any order; of one that comes twice the first stands. */
    public ParameterVersions {
        TreeMap<Integer, Parameter> once = new TreeMap<>();
        all.forEach(each -> once.putIfAbsent(each.version(), each));
        all = once.values().stream().sorted(ORDER).toList();
    }

    /** With one more. */
    public ParameterVersions plus(Parameter version) {
        List<Parameter> more = new ArrayList<>(all);
        more.add(version);
        return new ParameterVersions(more);
    }

    /** Whether there is no version. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The version of this number. */
    public Optional<Parameter> version(int number) {
        return all.stream().filter(each -> each.version() == number).findFirst();
    }

    /** What was published, the one in force last. */
    public List<Parameter> published() {
        return all.stream()
                .filter(each -> Standing.of(each) == Standing.published)
                .toList();
    }

    /** The published version that holds from its time on. */
    public Optional<Parameter> inForce() {
        List<Parameter> published = published();
        return published.isEmpty() ? Optional.empty() : Optional.of(published.get(published.size() - 1));
    }

    /** What was decided on a proposal, if somebody did. */
    public Optional<Parameter> decisionOn(int proposal) {
        String number = Integer.toString(proposal);
        return all.stream()
                .filter(each -> number.equals(each.provenance().get(Provenance.PROPOSAL)))
                .findFirst();
    }

    /** What this command made, if it was carried out before. */
    public Optional<Parameter> madeBy(String command) {
        return all.stream()
                .filter(each -> command.equals(each.provenance().get(Provenance.COMMAND)))
                .findFirst();
    }

    /** The newest proposal that nobody has decided on, unless something newer is in force. */
    public Optional<Parameter> openProposal() {
        Optional<Parameter> newest = all.stream()
                .filter(each -> Standing.of(each) == Standing.proposed)
                .filter(each -> decisionOn(each.version()).isEmpty())
                .reduce((earlier, later) -> later);
        return newest.filter(each ->
                inForce().filter(newer -> ORDER.compare(newer, each) > 0).isEmpty());
    }

    /** 0 without versions. */
    public int highest() {
        return all.stream().mapToInt(Parameter::version).max().orElse(0);
    }
}
