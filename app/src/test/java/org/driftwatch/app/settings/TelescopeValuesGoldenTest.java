package org.driftwatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.driftwatch.app.SharedFolder;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.junit.jupiter.api.Test;

/** Telescope parameters as ctapipe resolves them; only the map form, which ctapipe's trait refuses, is taken here. */
class TelescopeValuesGoldenTest {
    @Test
    void resolvesAsThePeerDoes() throws Exception {
        JsonNode reference = reference().get("telescope_parameter");
        assertThat(reference.get("cases")).hasSize(11);
        for (JsonNode each : reference.get("cases")) check(each, reference.get("type_strings"));
    }

    private static void check(JsonNode each, JsonNode types) {
        JsonNode config = each.get("config");
        if (config.isObject()) return;
        if (each.has("error")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TelescopeValues.numbers("f").apply(config))
                    .withMessage("must say type or id, was name");
            return;
        }
        TelescopeParameter<Double> parameter = config.isNull()
                ? TelescopeParameter.all("f", null)
                : TelescopeValues.numbers("f").apply(config);
        for (Map.Entry<String, JsonNode> resolved : each.get("resolved").properties())
            check(parameter, telescope(resolved.getKey(), types), resolved.getValue());
    }

    private static void check(TelescopeParameter<Double> parameter, Telescope telescope, JsonNode resolved) {
        if (resolved.isTextual()) {
            assertThat(resolved.asText()).startsWith("KeyError");
            assertThatIllegalArgumentException().isThrownBy(() -> parameter.valueOf(telescope));
        } else if (resolved.isNull()) assertThat(parameter.valueOf(telescope)).isNull();
        else assertThat(parameter.valueOf(telescope)).isEqualTo(resolved.asDouble());
    }

    /** Telescope 6 is of the kind of 5. */
    private static Telescope telescope(String id, JsonNode types) {
        String description = types.path(id).asText(types.get("5").asText());
        return new Telescope(Integer.parseInt(id), description.substring(0, 3), description, 0, 0, 0);
    }

    private static JsonNode reference() throws Exception {
        return new ObjectMapper()
                .readTree(SharedFolder.file("reference/cta/qualityquery.json").toFile());
    }
}
