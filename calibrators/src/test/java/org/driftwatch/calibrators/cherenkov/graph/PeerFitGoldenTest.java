package org.driftwatch.calibrators.cherenkov.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The peer's own numbers: values within 0.01 of an error, errors within 10 %. */
class PeerFitGoldenTest {
    private static final double OF_AN_ERROR = 0.01;
    private static final double ERRORS = 0.1;
    /** Allowed are 10 %; that the same search was made shows in this. */
    private static final double RECORDED_ERRORS = 1e-3;

    @TestFactory
    List<DynamicTest> smallCases() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : FitReference.file("fit_cases.json").get("cases"))
            tests.add(DynamicTest.dynamicTest(each.get("name").asText(), () -> compare(each)));
        assertThat(tests).hasSize(20);
        return tests;
    }

    private static void compare(JsonNode each) {
        PeerFit fit = new PeerFit(normalisation(each), references(each.get("reference")));
        List<PairMeasurement> pairs = FitCasesGoldenTest.pairs(each);
        JsonNode peer = each.get("peer");
        if (peer.has("error")) {
            assertThatThrownBy(() -> fit.fit(pairs))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage(peer.get("error").asText());
            return;
        }
        PeerFit.Answer ours = fit.fit(pairs);
        compare(each.get("name").asText(), ours, peer.get("values"));
        double chi2 = FitReference.number(peer.get("chi2"));
        assertThat(ours.frozen()).isEqualTo(Double.isNaN(chi2));
        if (!ours.frozen()) assertThat(ours.chi2()).isCloseTo(chi2, within(1e-3));
    }

    /** Errors along a valley without curvature are not compared: the peer's depend on its path. */
    private static void compare(String name, PeerFit.Answer ours, JsonNode theirs) {
        assertThat(ours.value()).as(name).hasSize(theirs.size());
        theirs.properties().forEach(entry -> {
            int telescope = Integer.parseInt(entry.getKey());
            double value = entry.getValue().get(0).asDouble();
            double error = FitReference.number(entry.getValue().get(1));
            String what = name + " " + telescope;
            double allowed = Double.isNaN(error) ? 0 : OF_AN_ERROR * error;
            assertThat(ours.value().get(telescope)).as(what).isCloseTo(value, within(allowed));
            boolean valley = error > 1;
            if (Double.isNaN(error) || valley)
                assertThat(ours.error().get(telescope)).as(what).isNaN();
            else assertThat(ours.error().get(telescope)).as(what).isCloseTo(error, within(ERRORS * error));
        });
    }

    private static SortedMap<Integer, Double> normalisation(JsonNode each) {
        SortedMap<Integer, Double> start = new TreeMap<>();
        JsonNode given = each.get("normalisation");
        for (int telescope = 5; telescope <= 18; telescope++)
            start.put(telescope, given.isNumber() ? given.asDouble() : 1);
        if (!given.isNumber())
            for (JsonNode entry : given)
                if (entry.get(0).asText().equals("id"))
                    start.put(entry.get(1).asInt(), entry.get(2).asDouble());
        return start;
    }

    private static SortedSet<Integer> references(JsonNode given) {
        SortedSet<Integer> references = new TreeSet<>();
        if (given.isNumber()) references.add(given.asInt());
        if (given.isArray()) given.forEach(entry -> references.add(entry.get(2).asInt()));
        return references;
    }

    @TestFactory
    List<DynamicTest> recordedBlocks() {
        return FitReference.recordedFits(PeerFitGoldenTest::compare);
    }

    private static void compare(FitReference.Fit recorded) {
        JsonNode type = recorded.type();
        JsonNode minuit = type.get("fits").get("peer_weights").get("minuit");
        SortedMap<Integer, Double> start = new TreeMap<>();
        for (int telescope = 1; telescope <= 55; telescope++) start.put(telescope, 1.0);
        List<PairMeasurement> pairs = InterCalibrationGoldenTest.pairs(type.get("pairs"), "peer_weights");
        PeerFit.Answer ours = new PeerFit(start, new TreeSet<>(List.of(recorded.held()))).fit(pairs);
        minuit.get("value").properties().forEach(entry -> {
            int telescope = Integer.parseInt(entry.getKey());
            double error = minuit.get("error").get(entry.getKey()).asDouble();
            assertThat(ours.value().get(telescope))
                    .as(recorded.name() + " " + telescope)
                    .isCloseTo(entry.getValue().asDouble(), within(OF_AN_ERROR * error));
            assertThat(ours.error().get(telescope))
                    .as(recorded.name() + " " + telescope)
                    .isCloseTo(error, within(RECORDED_ERRORS * error));
        });
        assertThat(ours.ndof())
                .isEqualTo(type.get("fits")
                        .get("peer_weights")
                        .get("exact")
                        .get("ndof")
                        .asInt());
    }
}
