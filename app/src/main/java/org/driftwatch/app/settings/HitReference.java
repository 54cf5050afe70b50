package org.driftwatch.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.drift.NamedReference;
import org.driftwatch.calibrators.germanium.energy.EnergySettings;
import org.driftwatch.calibrators.germanium.energy.LineWindow;
import org.driftwatch.calibrators.hit.EnergyColumn;
import org.driftwatch.topics.hit.HitConfiguration;

/**
 * Line positions by the energy expression of a hit configuration of the peer, with error 0. Read are: one configuration ({@code
 * operations}, or operations themselves), which holds for every channel; configurations by channel ({@code ch1104000} or {@code
 * ch1104000/dsp}); and parameter files, where they stand under {@code pars}. A channel whose energy is NaN, as the peer writes for
 * one that failed, has no reference.
 */
final class HitReference {
    private static final String OPERATIONS = "operations";
    private final String name;
    private final EnergySettings settings;

    /** @param name what people call it */
    HitReference(String name, EnergySettings settings) {
        this.name = name;
        this.settings = settings;
    }

    /** @throws IllegalArgumentException in one line, without the name of the file */
    List<NamedReference> read(JsonNode tree) {
        List<NamedReference> references = new ArrayList<>();
        if (isOne(tree)) add(NamedReference.ANY_SCOPE, tree, references);
        else if (tree.isObject()) tree.properties().forEach(channel -> addIfOne(channel, references));
        if (references.isEmpty())
            throw new IllegalArgumentException("is neither a results file nor a hit configuration with an energy");
        return references;
    }

    private static boolean isOne(JsonNode tree) {
        return tree.path("pars").has(OPERATIONS) || tree.has(OPERATIONS) || isOperations(tree);
    }

    private static boolean isOperations(JsonNode tree) {
        return tree.isObject()
                && !tree.isEmpty()
                && tree.properties().stream().allMatch(entry -> entry.getValue().has("expression"));
    }

    private void addIfOne(Map.Entry<String, JsonNode> channel, List<NamedReference> references) {
        String scope = channel.getKey().replaceFirst("/(dsp|hit)$", "");
        if (isOne(channel.getValue())) add(scope, channel.getValue(), references);
    }

    private void add(String scope, JsonNode tree, List<NamedReference> references) {
        try {
            HitConfiguration configuration = HitConfiguration.of(configuration(tree), "hit configuration");
            EnergyColumn energy = EnergyColumn.of(configuration.operations(), settings.energy());
            if (Double.isNaN(energy.energyKev(1))) return;
            for (LineWindow line : settings.lines()) references.add(reference(scope, line.energyKeV(), energy));
        } catch (IllegalArgumentException e) {
            String channel = scope.equals(NamedReference.ANY_SCOPE) ? "" : scope + ": ";
            throw new IllegalArgumentException(channel + e.getMessage(), e);
        }
    }

    private static JsonNode configuration(JsonNode tree) {
        if (tree.path("pars").has(OPERATIONS)) return tree.get("pars");
        return tree.has(OPERATIONS)
                ? tree
                : JsonNodeFactory.instance.objectNode().set(OPERATIONS, tree);
    }

    private NamedReference reference(String scope, double energyKev, EnergyColumn energy) {
        return new NamedReference(scope, energyKev, energy.adc(energyKev), 0, name + " " + energy.name());
    }
}
