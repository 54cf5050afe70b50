package org.driftwatch.calibrators.cherenkov.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;
import org.junit.jupiter.api.Test;

/** What ctapipe's engine refuses, and when: at start-up, or on evaluation, which here is when the columns are known. */
class QualityErrorsGoldenTest {
    private static final String ENERGY = "RandomForestRegressor_tel_energy";
    private static final List<Dl2Column> COLUMNS = List.of(
            new Dl2Column("obs_id", "", false),
            new Dl2Column("event_id", "", false),
            new Dl2Column("tel_id", "", false),
            new Dl2Column(ENERGY, "TeV", false),
            new Dl2Column(ENERGY + "_uncert", "TeV", false),
            new Dl2Column("RandomForestRegressor_tel_is_valid", "", true));

    @Test
    void refusesWhatThePeerRefusesAndWhenItDoes() throws Exception {
        JsonNode cases = new ObjectMapper()
                .readTree(SharedFolder.file("reference/cta/qualityquery.json").toFile())
                .get("cases");
        assertThat(cases).hasSize(43);
        for (JsonNode each : cases) check(each);
    }

    private static void check(JsonNode each) {
        String name = each.get("name").asText();
        String expression = each.get("expression").asText();
        String message = each.path("message").asText();
        boolean atStart = each.path("error").asText().equals("ValueError") || message.startsWith("Error compiling");
        if (atStart) {
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> new Criterion(name, expression));
            return;
        }
        Criterion criterion = new Criterion(name, expression);
        if (each.has("error"))
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> criterion.compile(COLUMNS));
        else assertThat(criterion.compile(COLUMNS)).as(name).isNotNull();
    }
}
