package org.driftwatch.calibrators.germanium.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.driftwatch.calibrators.germanium.sample.RecordedRun;
import org.driftwatch.calibrators.peak.Behaviour;
import org.driftwatch.calibrators.peak.NearbyPeakFit;
import org.junit.jupiter.api.Test;

/** Stand-alone survival fractions of real data against those of the common software, within half a standard error. */
class SurvivalGoldenTest {
    private final EventSample sample = RecordedRun.aoe();
    private final JsonNode reference = RecordedRun.reference("survival_fractions");

    @Test
    void linesAgreeWithinHalfAStandardError() {
        for (Map.Entry<String, JsonNode> entry : lines()) {
            JsonNode known = entry.getValue();
            LineWindow window = window(known);
            PeakSurvival peak = PeakSurvival.of(sample, window, new NearbyPeakFit(1, 1, Behaviour.CORRECTED));
            SurvivalFraction sf =
                    peak.survival(ClassifierCut.above(known.get("cut").asDouble()));
            double error = known.get("sf_err").asDouble();
            assertThat(peak.events())
                    .as(entry.getKey())
                    .isEqualTo(known.get("n").asLong());
            assertThat(sf.percent())
                    .as(entry.getKey())
                    .isCloseTo(known.get("sf_percent").asDouble(), within(0.5 * error));
            if (!sf.atLimit()) assertThat(sf.errorPercent()).as(entry.getKey()).isCloseTo(error, within(0.1 * error));
        }
    }

    @Test
    void continuumAgreesExactly() {
        for (String key : List.of("q0.3_compton_2039", "q0.5_compton_2039")) {
            JsonNode known = reference.get(key);
            var continuum = new ContinuumSurvival(sample, LineWindow.continuum(2039, RecordedRun.fwhmKeV(2039)));
            SurvivalFraction sf =
                    continuum.survival(ClassifierCut.above(known.get("low_cut").asDouble()));
            assertThat(sf.percent()).as(key).isCloseTo(known.get("sf").asDouble(), within(1e-9));
            assertThat(sf.errorPercent()).as(key).isCloseTo(known.get("sf_err").asDouble(), within(1e-9));
        }
    }

    private List<Map.Entry<String, JsonNode>> lines() {
        List<Map.Entry<String, JsonNode>> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : reference.properties()) {
            if (each.getKey().contains("_peak")) all.add(each);
        }
        return all;
    }

    private static LineWindow window(JsonNode known) {
        double low = known.get("pars").get("x_lo").asDouble();
        double high = known.get("pars").get("x_hi").asDouble();
        double line = high - low > 80 ? 2614.5 : 1592.5;
        return new LineWindow(line, RecordedRun.fwhmKeV(line), line - low, high - line);
    }
}
