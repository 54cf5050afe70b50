package org.driftwatch.topics.parameter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.junit.jupiter.api.Test;

class ParameterCodecTest {
    private static final ParameterCodec CODEC =
            new ParameterCodec(Map.of(GermaniumEnergy.SUBJECT, GermaniumEnergy.class));

    private static Parameter parameter() {
        GermaniumEnergy.Line missing = new GermaniumEnergy.Line(
                583.191,
                false,
                "62 events fitted in the line, minimum 100",
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                0,
                0,
                null,
                null,
                null,
                null);
        GermaniumEnergy.Curve curve =
                new GermaniumEnergy.Curve(0.6, 0.002, null, new double[][] {{1, 2}, {3, 4}}, 1.5, 1, 0.2);
        GermaniumEnergy energy = new GermaniumEnergy(
                "a + b * cuspEmax",
                new TreeMap<>(Map.of("a", 0.0, "b", 0.15468116563596754)),
                new double[][] {{0, 0}, {0, 1e-12}},
                3.2,
                4,
                List.of(missing),
                curve,
                curve,
                2.24,
                0.03,
                38343,
                new TreeMap<>(Map.of("qbb_fwhm_kev", "no fwhm_linear")),
                new GermaniumEnergy.AdcScale(new double[] {0, 6.46}, new double[] {0, 6e-5}),
                null);
        Instant from = Instant.parse("2023-03-11T23:58:40.5Z");
        return new Parameter(
                1, "germanium.energy", "ch1", "r", 3, from, null, energy, new TreeMap<>(Map.of("offset", "17")));
    }

    @Test
    void aParameterComesBack() {
        assertThat(CODEC.decode(CODEC.encode(parameter())))
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(parameter());
    }

    @Test
    void namesAreSnakeCaseAndWhatIsNotAvailableIsNull() {
        assertThat(new String(CODEC.encode(parameter()), UTF_8))
                .contains("\"valid_from\":\"2023-03-11T23:58:40.500Z\"", "\"qbb_fwhm_kev\":2.24", "\"fwhm_linear\":")
                .contains("\"position_adc\":null", "\"found\":false", "\"energy_kev\":583.191")
                .contains("\"reason\":\"62 events fitted in the line, minimum 100\"");
    }

    @Test
    void aValueFromBeforeThereWereReasonsIsReadWithoutOne() {
        String now = new String(CODEC.encode(parameter()), UTF_8);
        String before = now.replace("\"reason\":\"62 events fitted in the line, minimum 100\",", "");
        assertThat(before).isNotEqualTo(now);
        GermaniumEnergy energy =
                (GermaniumEnergy) CODEC.decode(before.getBytes(UTF_8)).value();
        assertThat(energy.peaks().get(0).reason()).isNull();
    }

    @Test
    void anUnknownSubjectIsUndecodable() {
        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> CODEC.decode("{\"subject\":\"tea\"}".getBytes(UTF_8)))
                .withMessage("unknown-subject: tea");
    }
}
