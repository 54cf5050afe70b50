package org.driftwatch.app.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.EventFilters;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.Throughput;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.TypeFit;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.TypeRatio;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.junit.jupiter.api.Test;

/** Compat mode from file to parameter against calibpipe_peer.json: values within 0.01 of the peer's error. */
class PeerGoldenTest {
    private static final double OF_ERROR = 0.01;
    private static final double ERRORS = 0.1;

    @Test
    void compatGivesTheFitsOfThePeer() throws IOException {
        VisibleAnswers narrow = VisibleAnswers.of(Reference.settings(Reference.NARROW, Mode.COMPAT), Reference.BLOCKS);
        JsonNode peer = Reference.json("calibpipe_peer.json");
        for (int b = 0; b < Reference.BLOCKS.size(); b++)
            compare(narrow, b, peer.get("" + Reference.BLOCKS.get(b)).get("seed"));
        VisibleAnswers wide = VisibleAnswers.of(Reference.settings(Reference.WIDE, Mode.COMPAT), List.of(4001));
        compare(wide, 0, peer.get("4001").get("wide"));
    }

    /** Without any filter the peer keeps no event, moves no coefficient and calls it a valid fit. */
    @Test
    void compatKeepsNothingWhereNoFilterIsConfigured() throws IOException {
        ArraySettings settings = Reference.filtered(EventFilters.none(), Mode.COMPAT);
        VisibleAnswers answers = VisibleAnswers.of(settings, List.of(4001));
        Reference.json("calibpipe_peer.json")
                .get("no_filters")
                .forEach(type -> type.properties().forEach(each -> {
                    String scope = Telescope.scope(Integer.parseInt(each.getKey()));
                    Throughput ours = answers.value(0, ArrayCoefficient.INTER_CALIBRATION, scope, Throughput.class)
                            .orElseThrow();
                    assertThat(ours.throughput())
                            .isEqualTo(each.getValue().get(0).asDouble());
                    OptionalDouble error = Reference.number(each.getValue().get(1));
                    assertThat(Double.valueOf(ours.error()))
                            .as(scope)
                            .isEqualTo(Double.valueOf(error.orElse(Double.NaN)));
                    assertThat(ours.nPairs()).isZero();
                }));
    }

    @Test
    void compatGivesTheFitsByGammanessAlone() throws IOException {
        ArraySettings settings = Reference.filtered(
                new EventFilters(OptionalDouble.of(0.5), OptionalDouble.empty(), OptionalDouble.empty()), Mode.COMPAT);
        VisibleAnswers answers = VisibleAnswers.of(settings, List.of(4001, 4002));
        JsonNode peer = Reference.json("calibpipe_peer.json");
        compare(answers, 0, peer.get("4001").get("gammaness_only"));
        compare(answers, 1, peer.get("4002").get("gammaness_only"));
    }

    private static void compare(VisibleAnswers answers, int block, JsonNode set) {
        set.path("cross").properties().forEach(each -> {
            TypeRatio ours = answers.value(block, ArrayCoefficient.CROSS_CALIBRATION, each.getKey(), TypeRatio.class)
                    .orElseThrow();
            double error = each.getValue().get(1).asDouble();
            assertThat(ours.ratio())
                    .as(each.getKey())
                    .isCloseTo(each.getValue().get(0).asDouble(), offset(OF_ERROR * error));
            assertThat(ours.error()).as(each.getKey()).isCloseTo(error, offset(1e-3 * error));
        });
        JsonNode types = set.path("fit_without_empty_pairs");
        if (types.isMissingNode()) return;
        types.properties().forEach(type -> {
            for (var each : type.getValue().get("values").properties()) {
                String scope = Telescope.scope(Integer.parseInt(each.getKey()));
                Throughput ours = answers.value(block, ArrayCoefficient.INTER_CALIBRATION, scope, Throughput.class)
                        .orElseThrow();
                double value = each.getValue().get(0).asDouble();
                double error = each.getValue().get(1).asDouble();
                if (!ours.anchored()) continue;
                assertThat(ours.throughput()).isCloseTo(value, offset(OF_ERROR * error));
                assertThat(ours.error()).isCloseTo(error, offset(ERRORS * error));
            }
            TypeFit fit = answers.value(block, ArrayCoefficient.INTER_CALIBRATION, type.getKey(), TypeFit.class)
                    .orElseThrow();
            double chi2 = type.getValue().get("chi2").asDouble();
            assertThat(fit.chi2()).isCloseTo(chi2, offset(1e-3 * chi2));
        });
    }
}
