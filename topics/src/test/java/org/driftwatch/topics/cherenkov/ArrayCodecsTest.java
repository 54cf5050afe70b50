package org.driftwatch.topics.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.junit.jupiter.api.Test;

class ArrayCodecsTest {
    private final TelescopeEventCodec telescopes = new TelescopeEventCodec();

    @Property(tries = 100, seed = "11")
    void telescopeEventsComeBackAsTheyWere(
            @ForAll long obs, @ForAll long event, @ForAll long time, @ForAll double[] values) {
        TelescopeEvent sent = new TelescopeEvent("ob_4001", obs, event, 65_535, time, 0.25, values);
        TelescopeEvent got = telescopes.decode(telescopes.encode(sent));
        assertThat(got.values()).containsExactly(values);
        assertThat(got).usingRecursiveComparison().isEqualTo(sent);
    }

    @Test
    void arrayEventsComeBackAsTheyWere() {
        ArrayEvent.Shower shower = new ArrayEvent.Shower(5, 1.2, 0.1, 0.9, 130, 400, Double.NaN, -3.25);
        ArrayEvent sent = new ArrayEvent("ob_4001", "south", 4001, 17, 1_700_000_000_000_000_001L, List.of(shower));
        ArrayEventCodec codec = new ArrayEventCodec();
        assertThat(codec.decode(codec.encode(sent))).isEqualTo(sent);
    }

    @Test
    void aCutRecordIsRefused() {
        byte[] bytes = telescopes.encode(new TelescopeEvent("r", 1, 2, 3, 4, 5, new double[] {6, 7}));
        assertThatThrownBy(() -> telescopes.decode(Arrays.copyOf(bytes, bytes.length - 8)))
                .isInstanceOf(UndecodableException.class);
    }

    @Test
    void telescopesOfAnEventMeetInOnePartition() {
        TelescopeEvent one = new TelescopeEvent("r", 4001, 2, 3, 4, 5, new double[0]);
        TelescopeEvent other = new TelescopeEvent("r", 4001, 2, 4, 4, 5, new double[0]);
        assertThat(one.key()).isEqualTo(other.key());
        assertThat(one.channel()).isNotEqualTo(other.channel());
    }

    @Test
    void theStartOfARunCarriesTheArray() {
        ArrayDescription array = new ArrayDescription(
                "south",
                List.of(new Telescope(5, "MST", "MST_MST_FlashCam", 1, 2, 3)),
                "E",
                "G",
                "C",
                0,
                List.of(new Dl2Column("E_tel_energy", "TeV", false)));
        RunDescription run = new RunDescription(
                "r", "r", List.of("r"), List.of("tel_005"), Instant.EPOCH, Instant.EPOCH.plusSeconds(1), 9, array);
        InBand<TelescopeEvent> start = new InBand.Marked<>(new Mark.RunStarted(run, 0, 1));
        assertThat(Topics.TEL_DL2.value().decode(Topics.TEL_DL2.value().encode(start)))
                .isEqualTo(start);
    }

    @Test
    void coefficientsAreToldApartByTheirFields() {
        for (ArrayCoefficient value : List.of(
                new ArrayCoefficient.Throughput(1, 0.1, 3, 200, 0, false, true, 2),
                new ArrayCoefficient.TimeOffset(1, 0.1, 3, 200, 0, false, true, 2),
                new ArrayCoefficient.TypeRatio("LST", "MST", 1, 0.1, 0, 0.1, 0.05, 3, 200),
                new ArrayCoefficient.TypeFit(
                        3, 2, 1, "1-2", 1.5, new TreeMap<>(Map.of("tel_001", 0.1)), new TreeMap<>(), new TreeMap<>())))
            assertThat(sentAndRead(value)).isEqualTo(value);
    }

    private static ParameterValue sentAndRead(ArrayCoefficient value) {
        Parameter parameter = new Parameter(
                1, ArrayCoefficient.TIMING, "tel_005", "r", 1, Instant.EPOCH, null, value, new TreeMap<>());
        InBand<Parameter> sent = new InBand.Data<>(parameter);
        InBand<Parameter> read =
                Topics.PARAMETERS.value().decode(Topics.PARAMETERS.value().encode(sent));
        return ((InBand.Data<Parameter>) read).value().value();
    }
}
