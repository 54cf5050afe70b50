package org.driftwatch.app.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.expression.Column;
import org.driftwatch.calibrators.expression.Expression;
import org.driftwatch.calibrators.hit.HitProgram;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.hit.HitConfiguration;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.topics.hit.OperationsByTime;

/**
 * {@code {"pars": {"operations": {…}}, "results": {"ecal": {…}, "aoe": {…}}}}: the hit expressions of all subjects together, and
 * their diagnostics as they stand in the results file. What does not compile is not written.
 */
final class HitDictionary implements Dictionary {
    /** What the peer calls the results of a subject; others keep the last part of their name. */
    private static final Map<String, String> SECTIONS = Map.of("energy", "ecal", "cuts", "qc");

    @Override
    public String suffix() {
        return "par_hit";
    }

    @Override
    public ObjectNode of(SortedMap<String, JsonNode> values, Instant at) {
        ObjectNode channel = JsonNodeFactory.instance.objectNode();
        SortedMap<String, HitOperation> operations = new TreeMap<>();
        ObjectNode results = JsonNodeFactory.instance.objectNode();
        values.forEach((subject, value) -> {
            Map<String, HitOperation> own = operations(subject, value, at);
            if (own.isEmpty()) return;
            own.forEach((name, operation) -> put(operations, name, operation));
            results.set(section(subject), withoutOperations(value));
        });
        if (operations.isEmpty()) return channel;
        requireProgram(operations);
        channel.set("pars", HitConfiguration.of(operations).tree());
        channel.set("results", results);
        return channel;
    }

    private static Map<String, HitOperation> operations(String subject, JsonNode value, Instant at) {
        JsonNode byRun = value.path("operations_by_run");
        if (OperationsByTime.isForm(byRun)) return inForce(byRun, subject, at);
        JsonNode operations = value.path("operations");
        if (OperationsByTime.isForm(operations)) return inForce(operations, subject, at);
        if (operations.isObject()) return configuration(operations, subject).operations();
        return subject.equals(GermaniumEnergy.SUBJECT) ? energy(value, subject) : Map.of();
    }

    private static Map<String, HitOperation> inForce(JsonNode byTime, String subject, Instant at) {
        OperationsByTime runs = OperationsByTime.of(byTime, subject);
        return runs.at(at).orElseThrow(() -> new IllegalArgumentException(subject + " has no operations at " + at));
    }

    private static HitConfiguration configuration(JsonNode operations, String subject) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set("operations", operations);
        return HitConfiguration.of(tree, subject);
    }

    /** {@code cuspEmax_cal} [keV] from the one column that the expression of the scale names. */
    private static Map<String, HitOperation> energy(JsonNode value, String subject) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ObjectNode operation = tree.putObject("energy");
        operation.set("expression", value.get("expression"));
        operation.set("parameters", value.get("parameters"));
        operation.putObject("lgdo_attrs").put("units", "keV");
        HitOperation scale = configuration(tree, subject).operations().get("energy");
        List<String> columns = Expression.parse(scale.expression()).names().stream()
                .filter(name -> !scale.parameters().containsKey(name))
                .toList();
        if (columns.size() != 1)
            throw new IllegalArgumentException(subject + ".expression must have one column, has " + columns);
        return Map.of(columns.get(0) + "_cal", scale);
    }

    private static void put(SortedMap<String, HitOperation> operations, String name, HitOperation operation) {
        HitOperation before = operations.putIfAbsent(name, operation);
        if (before != null && !before.equals(operation))
            throw new IllegalArgumentException("operation " + name + " is made by two subjects in different ways");
    }

    private static void requireProgram(SortedMap<String, HitOperation> operations) {
        List<String> columns =
                List.copyOf(HitProgram.missing(operations, List.of()).keySet());
        HitProgram.compile(HitConfiguration.of(operations), Column.reals(columns));
    }

    private static String section(String subject) {
        String last = subject.substring(subject.lastIndexOf('.') + 1);
        return SECTIONS.getOrDefault(last, last);
    }

    private static JsonNode withoutOperations(JsonNode value) {
        ObjectNode results = value.deepCopy();
        results.remove(List.of("operations", "operations_by_run"));
        return results;
    }
}
